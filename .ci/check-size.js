import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "./run-step.js";

/** Bytes after gzip that a reader downloads before the first paint (docs/architecture.md, budgets). */
const BEFORE_FIRST_PAINT = 350_000;
/** The same of the page of imports. */
const IMPORT_BEFORE_FIRST_PAINT = 100_000;
/** Bytes after gzip that a page loads once, however many figures it shows, and each frame once. */
const SCRIPTS_OF_EMBEDS = 8_000;

const folder = path.join(ROOT, "build", "public");
check(firstOf("index.html"), BEFORE_FIRST_PAINT);
check(firstOf("import.html"), IMPORT_BEFORE_FIRST_PAINT);
check(["embed.js", ...withImports("figure-frame.js")], SCRIPTS_OF_EMBEDS);

/** What a page loads before the first paint: only what its HTML names; the rest is loaded when used. @param {string} page */
function firstOf(page) {
  const html = readFileSync(path.join(folder, page), "utf8");
  const first = readdirSync(path.join(folder, "assets")).filter((name) => html.includes(name));
  if (first.length === 0)
    throw new Error(`${page} names no file of assets/: the size check would pass unseen`);
  return first.map((name) => path.join("assets", name));
}

/** @param {readonly string[]} files in the folder @param {number} most bytes */
function check(files, most) {
  const total = files.reduce(
    (sum, name) => sum + gzipSync(readFileSync(path.join(folder, name))).length,
    0,
  );
  console.log(`${files.join(", ")}: ${total} bytes gzip of ${most}`);
  if (total > most) process.exitCode = 1;
}

/** A module and what it imports at once, not what it imports when it is used. @param {string} name */
function withImports(name) {
  const text = readFileSync(path.join(folder, name), "utf8");
  const imports = [...text.matchAll(/from ?["'](\.[^"']+)["']/g)].map(([, target = ""]) =>
    path.join(path.dirname(name), target),
  );
  return [name, ...new Set(imports.flatMap(withImports))];
}
