import { createReadStream } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { FORMATS } from "../../../server/import/formats.ts";
import type { ImportRecord } from "../../../server/import/import-format.ts";
import { interchangeItems, readInterchange } from "../../../server/import/read-interchange.ts";
import type { GraphItem } from "../../../server/wire/interchange.ts";
import { nth, sample } from "../interchange-sample.ts";
import { collect, itemsOf, readRecords, rejectedOf } from "../read-records.ts";

const ARTICLE = "fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json";

describe.each(["interchange", "interchange-lines"] as const)("the format %s", (format) => {
  it("gives the article's graph, each item in a record of its kind", async () => {
    const graph = await readInterchange(createReadStream(ARTICLE), "article");
    const items = [...interchangeItems(graph)];
    const records =
      format === "interchange"
        ? await collect(FORMATS[format].read({ name: "x", bytes: createReadStream(ARTICLE) }))
        : await readRecords(format, items.map(lineOf).join("\n"), { chunk: 100 });
    expect(itemsOf(records)).toEqual(expect.arrayContaining(items));
    expect(itemsOf(records)).toHaveLength(items.length);
    expect(countsOf(records)).toEqual({ items: 35, stance: 49, tie: 26 });
  });

  it("rejects a faulty item with what names it, and gives the rest", async () => {
    const graph = sample();
    nth(graph.actors, 0).name = "";
    nth(graph.stances, 1).from = "west";
    const records = await readRecords(format, textOf(format, graph));
    expect(rejectedOf(records).map(({ column, reason }) => [column, reason])).toEqual([
      ["actor.name", "name is too short"],
      ["stance.from", "from names no actor of this file"],
      ["tie.from", "from names no actor of this file"],
    ]);
    expect(countsOf(records)).toEqual({ items: 4, stance: 1, tie: 1, rejected: 3 });
  });

  it("rejects the second of two items with one id, whatever it says", async () => {
    const graph = sample();
    nth(graph.stances, 1).id = nth(graph.stances, 0).id;
    const records = await readRecords(format, textOf(format, graph));
    expect(rejectedOf(records)).toMatchObject([
      { column: "stance.id", value: '"s1"', reason: "id is already that of another stance" },
    ]);
  });

  it("fills in the Goldstein value of the act, which a store needs", async () => {
    const graph = sample();
    delete nth(graph.stances, 0).goldstein;
    const stances = itemsOf(await readRecords(format, textOf(format, graph))).filter(
      (item) => item.kind === "stance",
    );
    expect(stances.map(({ stance }) => stance.goldstein)).toEqual([3.4, 3.4]);
  });
});

describe("the format interchange", () => {
  it("says where in the document an item is", async () => {
    const graph = sample();
    nth(graph.stances, 1).act = "999";
    const text = JSON.stringify(graph, null, 2);
    const line = text.split("\n").findIndex((content) => content.includes('"s2"'));
    expect(rejectedOf(await readRecords("interchange", text))).toMatchObject([
      { at: { line }, column: "stance.act", value: '"999"' },
    ]);
  });

  it("gives stances after the ones that they dispute, and rejects a circle", async () => {
    const graph = sample();
    nth(graph.stances, 0).disputes = "s2";
    const ids = itemsOf(await readRecords("interchange", JSON.stringify(graph))).flatMap((item) =>
      item.kind === "stance" ? [item.stance.id] : [],
    );
    expect(ids).toEqual(["s2", "s1"]);
    nth(graph.stances, 1).disputes = "s1";
    const rejected = rejectedOf(await readRecords("interchange", JSON.stringify(graph)));
    expect(rejected.map(({ column }) => column)).toEqual(["stance.disputes", "stance.disputes"]);
  });

  it.each(["{", "[]", '{"actors": 3, "issues": []}'])("refuses %s as a whole", async (text) => {
    await expect(readRecords("interchange", text)).rejects.toMatchObject({ code: "invalid-file" });
  });
});

describe("the format interchange-lines", () => {
  it("rejects lines that are none, with line, offset and column, and reads on", async () => {
    const good = '{"issue": {"id": "peace", "name": "Peace"}}';
    const records = await readRecords("interchange-lines", `\uFEFF${good}\r\n\r\n{"a":\n[1]\n`);
    expect(records.map(({ kind }) => kind)).toEqual(["items", "rejected", "rejected"]);
    expect(rejectedOf(records).map(({ at, column }) => [at.line, at.offset, column])).toEqual([
      [3, 50, "6"],
      [4, 56, ""],
    ]);
  });
});

function textOf(format: string, graph: ReturnType<typeof sample>): string {
  if (format === "interchange") return JSON.stringify(graph);
  const { actors, issues, sources, stances, ties } = graph;
  return [
    ...actors.map((actor) => ({ actor })),
    ...issues.map((issue) => ({ issue })),
    ...sources.map((source) => ({ source })),
    ...stances.map((stance) => ({ stance })),
    ...ties.map((tie) => ({ tie })),
  ]
    .map((line) => JSON.stringify(line))
    .join("\n");
}

function lineOf(item: GraphItem): string {
  const { kind, ...rest } = item;
  return JSON.stringify({ [kind]: Object.values(rest)[0] as unknown });
}

function countsOf(records: readonly ImportRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
