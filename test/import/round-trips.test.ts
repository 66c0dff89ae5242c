import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { entente } from "../cli/run-entente.ts";

const ARTICLE = "fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "entente-trip-"));
  await run("first", ["import", ARTICLE]);
  await run("first", ["export", path.join(folder, "first.entente.json")]);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("a graph that is exported, imported and exported again", () => {
  it.each(["json", "jsonl", "gexf", "graphml", "cyjs"])(
    "is the same by way of %s, byte for byte in our own format",
    async (ending) => {
      const data = `by-${ending}`;
      const file = path.join(folder, `trip.${ending}`);
      await run("first", ["export", file]);
      await run(data, ["import", file]);
      await run(data, ["export", path.join(folder, `${data}.entente.json`)]);
      const [first, second] = await Promise.all(
        ["first", data].map((name) => readFile(path.join(folder, `${name}.entente.json`), "utf8")),
      );
      expect((first ?? "").length).toBeGreaterThan(1000);
      expect(second).toBe(first);
    },
    120_000,
  );

  it("has every item of the file that it came from", async () => {
    const [source, again] = await Promise.all(
      [ARTICLE, path.join(folder, "first.entente.json")].map((file) => readFile(file, "utf8")),
    );
    expect(counts(JSON.parse(again ?? "") as object)).toEqual(
      counts(JSON.parse(source ?? "") as object),
    );
  });

  it("is a file set with a header for each column and a line for each item", async () => {
    const { stdout } = await run("first", [
      "export",
      path.join(folder, "bulk"),
      "--format",
      "neo4j-admin",
    ]);
    expect(stdout).toContain("neo4j-admin database import full");
    const again = JSON.parse(
      await readFile(path.join(folder, "first.entente.json"), "utf8"),
    ) as object;
    const lines = await readFile(path.join(folder, "bulk", "issues.csv"), "utf8");
    expect(lines.split("\n")[0]).toBe(
      "id:ID(End),:LABEL,name:string,aliases:string[],summary:string,search:string",
    );
    expect(counts(again)).toMatchObject({ issues: lines.trim().split('\n"').length - 1 });
  });
});

async function run(data: string, words: readonly string[]): Promise<{ readonly stdout: string }> {
  const ended = await entente(words, { environment: { ENTENTE_DATA: path.join(folder, data) } });
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  return ended;
}

function counts(graph: object): Record<string, number> {
  const entries = Object.entries(graph).map(([name, items]) => [name, (items as unknown[]).length]);
  return Object.fromEntries(entries) as Record<string, number>;
}
