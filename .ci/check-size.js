import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "./run-step.js";

/** Bytes after gzip that a reader downloads before the first paint (docs/architecture.md, budgets). */
const BEFORE_FIRST_PAINT = 350_000;

const folder = path.join(ROOT, "build", "public");
const html = readFileSync(path.join(folder, "index.html"), "utf8");
const files = readdirSync(path.join(folder, "assets"));
// Only what index.html names is loaded before the first paint; the rest is loaded when used.
const first = files.filter((name) => html.includes(name));
const total = first.reduce(
  (sum, name) => sum + gzipSync(readFileSync(path.join(folder, "assets", name))).length,
  0,
);

console.log(`${first.join(", ")}: ${total} bytes gzip of ${BEFORE_FIRST_PAINT}`);
if (first.length === 0)
  throw new Error("index.html names no file of assets/: the size check would pass unseen");
if (total > BEFORE_FIRST_PAINT) process.exitCode = 1;
