import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { interchangeItems, readInterchange } from "../../server/import/read-interchange.ts";
import { readInterchangeLines } from "../../server/import/read-interchange-lines.ts";
import type { GraphItem } from "../../server/wire/interchange.ts";
import { faultsOf, refusal, sample } from "./interchange-sample.ts";

const ARTICLE = "fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json";

describe("readInterchangeLines", () => {
  it("gives the items of a document that was written as lines", async () => {
    const graph = await readInterchange(createReadStream(ARTICLE), "article");
    const items = [...interchangeItems(graph)];
    const text = items.map(lineOf).join("\r\n");
    expect(await collect(lines(`\uFEFF${text}\n\n`))).toEqual(items);
  });

  it("gives an item before the file has ended", async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let n = 0; ; n += 1) {
        yield Buffer.from(`{"actor": {"id": "a${n}", "kind": "group", "name": "A"}}\n`);
        await Promise.resolve();
      }
    }
    const first = await readInterchangeLines(endless(), "x").next();
    expect(first.value).toEqual({
      kind: "actor",
      actor: { id: "a0", kind: "group", name: "A" },
    });
  });

  it("checks on to the end after the first fault but gives nothing more", async () => {
    const good = lineOf({ kind: "issue", issue: { id: "peace", name: "Peace" } });
    const text = [good, "{", good, '{"actor": 1, "issue": 2}', "[]", '{"stance": {"id": 7}}'];
    const items: GraphItem[] = [];
    const error = await refusal(
      (async () => {
        for await (const item of lines(text.join("\n"))) items.push(item);
      })(),
    );
    expect(items).toHaveLength(1);
    const faults = faultsOf(error);
    expect(faults.slice(0, 5).map(({ place, message }) => [place, message])).toEqual([
      ["line 2, column 2", "a key was expected here, not the end of the text"],
      ["line 3, issue.id", "id is already that of another issue"],
      ["line 4, column 1", "the line is not an object with one key that says what it holds"],
      ["line 5, column 1", "the line is not an object with one key that says what it holds"],
      ["line 6, stance.id", "id is not text in double quotes"],
    ]);
    expect(error.details["total"]).toBe(faults.length);
  });

  it("refuses a stance that comes before its actors", async () => {
    const items = [...interchangeItems(sample())].toReversed();
    const error = await refusal(collect(lines(items.map(lineOf).join("\n"))));
    expect(faultsOf(error).map(({ place }) => place)).toContain("line 3, stance.from");
  });

  it("counts 1,500 errors and lists 20", async () => {
    const error = await refusal(collect(lines('{"source": {"id": 7}}\n'.repeat(500))));
    expect(error.message).toBe(
      "x.jsonl has 1,500 errors; the first 20 are listed. Nothing was imported.",
    );
    expect(faultsOf(error).at(-1)?.place).toBe("line 7, source.title");
  });

  it("refuses a line that never ends before it fills the memory", async () => {
    function* endless(): Generator<Uint8Array> {
      for (;;) yield Buffer.alloc(100_000, "x");
    }
    const error = await refusal(collect(readInterchangeLines(Readable.from(endless()), "x.jsonl")));
    expect(error.message).toContain("Line 1 of x.jsonl has more than 4,000,000 characters");
  });
});

function lines(text: string): AsyncGenerator<GraphItem> {
  return readInterchangeLines(Readable.from([Buffer.from(text)]), "x.jsonl");
}

function lineOf(item: GraphItem): string {
  const { kind, ...rest } = item;
  return JSON.stringify({ [kind]: Object.values(rest)[0] as unknown });
}

async function collect(items: AsyncIterable<GraphItem>): Promise<GraphItem[]> {
  const all: GraphItem[] = [];
  for await (const item of items) all.push(item);
  return all;
}
