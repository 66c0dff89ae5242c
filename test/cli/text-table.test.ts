import { describe, expect, it } from "@jest/globals";
import { cellText } from "../../server/cli/cell-text.ts";
import { cutText, TextTable } from "../../server/cli/text-table.ts";
import type { WireValue } from "../../server/wire/wire-value.ts";

describe("a table of text", () => {
  it("aligns columns by the width that a terminal gives their characters", () => {
    const rows = [
      ["明石海峡", "7"],
      ["Thư Đặng", "-12"],
      ["🇦🇿👩‍🚀", ""],
    ];
    expect(print(rows, undefined)).toEqual([
      "name        n",
      "────────  ───",
      "明石海峡    7",
      "Thư Đặng  -12",
      "🇦🇿👩‍🚀",
    ]);
  });

  it("takes from the widest columns where the terminal is narrower, and never splits a character", () => {
    const rows = [["北京市朝阳区建国门外大街", "a text of a length that does not fit"]];
    const lines = print(rows, 32);
    expect(lines).toEqual([
      "name                           n",
      "───────────────  ───────────────",
      "北京市朝阳区建…  a text of a le…",
    ]);
  });

  it("cuts nothing where the output is no terminal", () => {
    const long = "x".repeat(500);
    expect(print([[long, "1"]], undefined)[2]).toBe(`${long}  1`);
  });

  it("shows records, one field on a line, where columns would be of no use", () => {
    const columns = ["first", "second", "third"].map((title) => ({ title }));
    const cells = ["a".repeat(20), "some words that need more than one line", ""];
    const table = new TextTable(columns, [cells], { width: 28 });
    expect(table.head() + table.row(cells) + table.row(["1", "2", "3"])).toBe(
      `── 1 ──
first   aaaaaaaaaaaaaaaaaaaa
second  some words that need
        more than one line
third
── 2 ──
first   1
second  2
third   3
`,
    );
  });

  it("cuts later rows to the widths of the first ones", () => {
    const table = new TextTable([{ title: "name" }], [["abcdef"]], { width: 80 });
    expect(table.row(["abcdefgh"])).toBe("abcde…\n");
  });

  it("has a first line in bold where it may", () => {
    const table = new TextTable([{ title: "n" }], [["1"]], { width: 80, isBold: true });
    expect(table.head()).toBe("\u001b[1mn\u001b[22m\n─\n");
  });

  it.each([
    ["明石", 4, "明石"],
    ["明石", 3, "明…"],
    ["明石", 2, "…"],
    ["e\u0301e\u0301e\u0301", 2, "e\u0301…"],
  ])("cuts %j to %i columns", (text, width, cut) => {
    expect(cutText(text, width)).toBe(cut);
  });
});

describe("a cell", () => {
  const node: WireValue = {
    $: "node",
    id: "aze",
    labels: ["Actor", "State"],
    properties: { name: "Azerbaijan" },
  };
  const edge: WireValue = {
    $: "relationship",
    id: "s",
    type: "STANCE",
    from: "a",
    to: "b",
    properties: { summary: "Says so.", polarity: 0.34 },
  };

  it.each<[WireValue, string]>([
    [null, ""],
    ["two\nlines\tand a tab", "two lines and a tab"],
    [0.1 + 0.2, "0.3"],
    [1 / 3, "0.3333"],
    [-0.00001, "0"],
    [1e21, "1e+21"],
    [true, "true"],
    [node, "Azerbaijan"],
    [edge, "Says so. (0.34)"],
    [{ ...edge, type: "MEMBER_OF", properties: { role: "co-chair" } }, "MEMBER_OF (co-chair)"],
    [{ ...edge, type: "PARTY_TO", properties: {} }, "PARTY_TO"],
    [{ $: "path", nodes: [node, node], relationships: [edge] }, "Azerbaijan → Azerbaijan"],
    [[1, "a", null, node], "1, a, , Azerbaijan"],
    [{ $: "date", value: "2020-10-22" }, "2020-10-22"],
    [{ $: "integer", value: "9007199254740993" }, "9007199254740993"],
    [{ a: 1, b: [2] }, "a: 1, b: 2"],
    [{ $: "point", srid: 4326, x: 1, y: 2.5 }, "1, 2.5"],
  ])("shows %j as %j", (value, text) => {
    expect(cellText(value)).toBe(text);
  });

  it("never hands a terminal something to obey", () => {
    const hostile = "\u001b]0;title\u0007\u001b[31mred\u009b2J\u202eevil\u2066\u0000\u007f\r\b";
    expect(cellText(hostile)).toBe("]0;title[31mred2Jevil");
    expect(cellText({ ["k\u001b[2J"]: "\u001bc" })).toBe("k[2J: c");
  });

  it("leaves the joiners of scripts and emoji alone", () => {
    expect(cellText("می\u200cخواهم 👩\u200d🚀")).toBe("می\u200cخواهم 👩\u200d🚀");
  });
});

function print(rows: readonly string[][], width: number | undefined): readonly string[] {
  const columns = [{ title: "name" }, { title: "n", alignRight: true }];
  const table = new TextTable(columns, rows, { width });
  const text = table.head() + rows.map((row) => table.row(row)).join("");
  return text.trimEnd().split("\n");
}
