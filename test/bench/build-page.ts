import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { PageHost } from "./page-host.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Bundles a page of `test/bench/` as the explorer is, puts it on the host and gives its address. */
export async function putBuiltPage(host: PageHost, name: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-bench-page-"));
  try {
    const vite = path.join(ROOT, "node_modules/vite/bin/vite.js");
    const page = path.join(ROOT, "test/bench", name);
    const args = ["build", page, "--outDir", folder, "--emptyOutDir", "--base", `/${name}/`];
    await promisify(execFile)(process.execPath, [vite, ...args]);
    for (const file of await readdir(folder, { recursive: true })) {
      const type = { ".html": "text/html", ".js": "text/javascript" }[path.extname(file)];
      if (type === "text/html" || type === "text/javascript") {
        host.put(`/${name}/${file}`, type, await readFile(path.join(folder, file)));
      }
    }
    return `${host.origin}/${name}/index.html`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
