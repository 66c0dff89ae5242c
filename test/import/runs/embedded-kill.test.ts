import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createEmbeddedStore } from "../../../server/store/embedded/embedded-store.ts";
import { entente } from "../../cli/run-entente.ts";
import { importWhole, importWithKills, manyEvents } from "./import-kills.ts";

const ROWS = 2_000;
const MINUTES = 60_000;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "entente-kill-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("an import into the embedded engine that is killed", () => {
  it(
    "ends as without kills, after twenty of them at random moments, and can be taken back",
    async () => {
      const file = path.join(folder, "day.CSV");
      await writeFile(file, manyEvents(ROWS));
      const started = performance.now();
      const undisturbed = await importWhole(file, { ENTENTE_DATA: path.join(folder, "whole") });
      const wholeMs = performance.now() - started;
      const version = await versionOf(path.join(folder, "whole"));
      for (const seed of [1, 2, 3, 4]) {
        const data = path.join(folder, `killed-${seed}`);
        await mkdir(data);
        const report = await importWithKills(file, { ENTENTE_DATA: data }, { seed, wholeMs });
        expect(await versionOf(data)).toBe(version);
        expect(report.files).toEqual(undisturbed.files);
        // A kill after the end makes the next one find everything there.
        expect([undisturbed.graph.created, 0]).toContain(report.graph.created);
        const names = await readdir(path.join(data, "graph"));
        expect(names.filter((name) => name.includes("partial"))).toEqual([]);
      }
      const data = path.join(folder, "killed-4");
      const list = await entente(["import", "list", "--json"], {
        environment: { ENTENTE_DATA: data },
      });
      const { imports } = JSON.parse(list.stdout) as { imports: { id: string }[] };
      for (const { id } of imports) {
        const undone = await entente(["import", "undo", id], {
          environment: { ENTENTE_DATA: data },
        });
        expect(undone).toMatchObject({ code: 0, stderr: "" });
      }
      expect(await versionOf(data)).toBe(await versionOf(path.join(folder, "empty")));
    },
    5 * MINUTES,
  );
});

async function versionOf(data: string): Promise<string> {
  const store = await createEmbeddedStore({ folder: data, minReaders: 1 });
  try {
    return await store.dataVersion();
  } finally {
    await store.close();
  }
}
