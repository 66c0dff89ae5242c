import { Text } from "@codemirror/state";
import { describe, expect, it } from "@jest/globals";
import { frontMatterProposals, frontMatterTokens } from "../../../client/editor/front-matter.ts";
import { toOffsets } from "../../../client/editor/text-places.ts";

const SOURCES = [{ name: "Issue", properties: ["id", "name"] }];

const proposed = (text: string): readonly string[] | undefined =>
  frontMatterProposals(text, text.length, SOURCES)?.proposals.map(({ label }) => label);

describe("the front matter in the editor", () => {
  it("offers keys, kinds of result, types and sources where they belong", () => {
    expect(proposed("// ")).toContain("param");
    expect(proposed("// returns: ")).toEqual(["graph", "table", "chart"]);
    expect(proposed("// param: issue str")).toContain("string");
    expect(proposed("// param: issue string suggest(Iss")).toEqual(["Issue.id", "Issue.name"]);
    expect(proposed("// summary: any words")).toEqual([]);
  });

  it("leaves the Cypher below to others", () => {
    expect(proposed("// name: x\n\nMATCH (a) // ")).toBeUndefined();
  });

  it("sets keys, names and types apart from plain comments", () => {
    const text = "// name: x\n// param: since date? = 2020-01-01\n// a note\nMATCH";

    expect(
      frontMatterTokens(text).map(({ from, to, kind }) => [text.slice(from, to), kind]),
    ).toEqual([
      ["name:", "frontKey"],
      ["param:", "frontKey"],
      ["since", "paramValue"],
      ["date?", "keyword"],
    ]);
  });
});

describe("places of faults", () => {
  it("count characters, where the editor counts code units", () => {
    const text = Text.of(["ok", "RETURN '🕊️🕊️' x"]);
    const { from, to } = toOffsets(text, { line: 2, column: 15, length: 1 });

    expect(text.sliceString(from, to)).toBe("x");
  });

  it("stay in the text: past its end, and where something is missing", () => {
    const text = Text.of(["MATCH"]);

    expect(toOffsets(text, { line: 9, column: 9, length: 9 })).toEqual({ from: 4, to: 5 });
    expect(toOffsets(text, { line: 1, column: 6, length: 0 })).toEqual({ from: 4, to: 5 });
    expect(toOffsets(Text.of([""]), { line: 1, column: 1, length: 0 })).toEqual({ from: 0, to: 0 });
  });
});
