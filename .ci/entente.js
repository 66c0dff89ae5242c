#!/usr/bin/env node
import { buildIfNeeded } from "./build-if-needed.js";

await buildIfNeeded();
// In this process, so that Ctrl-C and exit codes are the command's own.
await import("../build/server/cli/entente.js");
