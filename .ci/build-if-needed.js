import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT, runStep } from "./run-step.js";

const SOURCES = ["server", "client", "package-lock.json", "tsconfig.base.json"];
const STAMP = path.join(ROOT, "build", ".built-from");

/**
 * Compiles the server and bundles the explorer unless both are newer than every source. Prints
 * what it does, because it takes seconds; ends the process with the compiler's words if it fails.
 */
export async function buildIfNeeded() {
  const newest = String(
    Math.max(...SOURCES.map((source) => newestChange(path.join(ROOT, source)))),
  );
  if (readIfThere(STAMP) === newest) return;
  process.stderr.write("Building Entente (once, and again after its source changes) …\n");
  const results = await Promise.all([
    runStep("tsc", ["-b", "server"]),
    runStep("vite", ["build", "client", "--logLevel", "warn"]),
  ]);
  for (const { code, output } of results) {
    if (code === 0) continue;
    process.stderr.write(
      `${output}\nThe build failed. Run 'npm ci' and try again; if it stays, the source is broken.\n`,
    );
    process.exit(3);
  }
  writeFileSync(STAMP, newest);
}

function newestChange(file) {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The folder's own time tells of a file that was removed.
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(file).map((name) => newestChange(path.join(file, name))),
  );
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
