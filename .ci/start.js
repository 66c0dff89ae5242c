import { buildIfNeeded } from "./build-if-needed.js";

await buildIfNeeded();
// In this process, so that Ctrl-C and exit codes are the server's own.
await import("../build/server/main.js");
