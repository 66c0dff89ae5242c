import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { interchangeItems, readInterchange } from "../../server/import/read-interchange.ts";
import { writeInterchange } from "../../server/import/write-interchange.ts";
import type { Stance } from "../../server/wire/stance.ts";
import { faultsOf, nth, read, refusal, sample } from "./interchange-sample.ts";

const ARTICLE = "fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json";

describe("readInterchange", () => {
  it("reads back what writeInterchange writes", async () => {
    const graph = await readInterchange(createReadStream(ARTICLE), "article");
    const again = await read(writeInterchange(graph));
    expect(again).toEqual(graph);
    expect(writeInterchange(again)).toBe(writeInterchange(graph));
  });

  it("tolerates a byte order mark and Windows line ends", async () => {
    const text = `\uFEFF${JSON.stringify(sample(), null, 2).replaceAll("\n", "\r\n")}`;
    expect(await read(text)).toEqual(sample());
  });

  it("reads a character that is split between two chunks", async () => {
    const graph = sample();
    nth(graph.actors, 0).name = "Գ明😀";
    const bytes = Buffer.from(JSON.stringify(graph));
    const chunks = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(await readInterchange(Readable.from(chunks), "x")).toEqual(graph);
  });

  it("trims names, as the schema does", async () => {
    const graph = sample();
    nth(graph.actors, 0).name = "  North ";
    expect((await read(JSON.stringify(graph))).actors[0]?.name).toBe("North");
  });

  it("lists the first 20 of 1,000 errors with line, path, value and remedy", async () => {
    const graph = sample();
    const stance = nth(graph.stances, 0);
    graph.stances = Array.from({ length: 1000 }, (_, index) => ({
      ...stance,
      id: `s${index}`,
      act: "999",
      goldstein: undefined,
    }));
    const text = JSON.stringify(graph, null, 2);
    const error = await refusal(read(text, "north.entente.json"));
    expect(error.message).toBe(
      "north.entente.json has 1,000 errors; the first 20 are listed. Nothing was imported.",
    );
    expect(error.details["total"]).toBe(1000);
    const actLines = text
      .split("\n")
      .flatMap((line, index) => (line.includes('"act"') ? [index + 1] : []));
    expect(faultsOf(error)).toEqual(
      actLines.slice(0, 20).map((line, index) => ({
        place: `line ${line}, stances[${index}].act`,
        value: '"999"',
        message: "act is not a CAMEO code",
        remedy: "take a code of the CAMEO codebook 1.1b3",
      })),
    );
  });

  it("lists faults in the order of the file, whatever the order of its lists", async () => {
    const { actors, stances, ...rest } = sample();
    const text = JSON.stringify({
      stances: stances.map((stance) => ({ ...stance, via: "nobody" })),
      ...rest,
      actors: actors.map((actor) => ({ ...actor, name: "" })),
    });
    const places = faultsOf(await refusal(read(text))).map(({ place }) => place);
    expect(places.slice(0, 3)).toEqual([
      "line 1, stances[0].via",
      "line 1, stances[1].via",
      "line 1, actors[0].name",
    ]);
  });

  it("places what is missing at the line where its item begins", async () => {
    const stance: Partial<Stance> = nth(sample().stances, 1);
    delete stance.source;
    const text = JSON.stringify({ ...sample(), stances: [stance] }, null, 2);
    const [fault] = faultsOf(await refusal(read(text)));
    const line = text.split("\n").findIndex((content) => content.includes('"stances"')) + 2;
    expect(fault?.place).toBe(`line ${line}, stances[0].source`);
  });

  it("cuts a long value to 80 characters", async () => {
    const graph = sample();
    nth(graph.actors, 0).id = "x ".repeat(90);
    const [fault] = faultsOf(await refusal(read(JSON.stringify(graph))));
    expect(fault?.value).toHaveLength(80);
    expect(fault?.value?.endsWith("…")).toBe(true);
  });

  it("refuses the same tie twice", async () => {
    const graph = sample();
    graph.ties.push({ ...nth(graph.ties, 0) });
    const [fault] = faultsOf(await refusal(read(JSON.stringify(graph))));
    expect(fault).toMatchObject({
      place: "line 1, ties[2]",
      message: "this tie is there twice, with the same type, ends, source, role and start",
    });
  });

  it("refuses two stances that dispute each other, and names both", async () => {
    const graph = sample();
    nth(graph.stances, 0).disputes = "s2";
    nth(graph.stances, 1).disputes = "s1";
    const places = faultsOf(await refusal(read(JSON.stringify(graph)))).map(({ place }) => place);
    expect(places).toEqual(["line 1, stances[0].disputes", "line 1, stances[1].disputes"]);
  });

  it("does not blame a stance for the faulty actor that it names", async () => {
    const graph = sample();
    nth(graph.actors, 0).name = "";
    const faults = faultsOf(await refusal(read(JSON.stringify(graph))));
    expect(faults.map(({ place }) => place)).toEqual(["line 1, actors[0].name"]);
  });

  it.each([
    ['{"actors": [],\n "issues": [,]}', "line 2, column 13", "a value was expected here"],
    ['{"actors": [],\n}', "line 2, column 1", "a key was expected here"],
    ['{"actors": [\n', "line 2, column 1", "not the end of the text"],
    ["", "line 1, column 1", "a value was expected here"],
    ['{"a": "x', "line 1, column 7", "a text is not closed"],
    ['{"a": "x\ny"}', "line 1, column 9", "control character"],
    ['{"a": "\\x"}', "line 1, column 8", "a backslash starts no known escape"],
    ['{"a": 01}', "line 1, column 8", "a comma or } was expected here"],
    ['{"a" 1}', "line 1, column 6", "a colon was expected here"],
    ['{} {"a": 1}', "line 1, column 4", "more text after the end"],
    ['{"ties": [],\n "ties": []}', "line 2, column 2", 'the key "ties" is there twice'],
    ["[".repeat(200), "line 1, column 101", "nested deeper than 100 levels"],
  ])("says where %j stops being JSON", async (text, place, message) => {
    const [fault, ...more] = faultsOf(await refusal(read(text)));
    expect(fault?.place).toBe(place);
    expect(fault?.message).toContain(message);
    expect(more).toEqual([]);
  });

  it.each(["[]", "null", "3", '"text"'])("refuses %s for a document", async (text) => {
    const [fault] = faultsOf(await refusal(read(text)));
    expect(fault).toMatchObject({ place: "line 1", message: "the document is not an object" });
  });

  it("refuses bytes that are not UTF-8", async () => {
    const utf16 = Readable.from([Buffer.from(`\uFEFF${JSON.stringify(sample())}`, "utf16le")]);
    const error = await refusal(readInterchange(utf16, "x.entente.json"));
    expect(error.message).toContain("x.entente.json is not UTF-8 text. Save it as UTF-8");
  });

  it("passes on the failure of what it reads from", async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from("{");
        throw new Error("disk on fire");
      })(),
    );
    await expect(readInterchange(broken, "x")).rejects.toThrow("disk on fire");
  });
});

describe("interchangeItems", () => {
  it("gives what is named before what names it", () => {
    const graph = sample();
    nth(graph.stances, 0).disputes = "s2";
    const ids = [...interchangeItems(graph)].map((item) =>
      item.kind === "stance" ? item.stance.id : item.kind,
    );
    expect(ids).toEqual(["actor", "actor", "actor", "issue", "source", "s2", "s1", "tie", "tie"]);
  });
});
