import { describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { csvRecord } from "../../server/export/write-csv.ts";
import type { WireValue } from "../../server/wire/wire-value.ts";

describe("csvRecord", () => {
  it.each<[string, WireValue, string]>([
    ["null", null, ""],
    ["an empty text", "", '""'],
    ["a plain text", "Ərdoğan 🕊", "Ərdoğan 🕊"],
    ["a text with a comma", "a, b", '"a, b"'],
    ["a text with quotes", 'say "so"', '"say ""so"""'],
    ["a text of two lines", "one\r\ntwo", '"one\r\ntwo"'],
    ["a text with blanks around it", " a ", '" a "'],
    ["a whole number", -12, "-12"],
    ["a fraction", 0.1, "0.1"],
    ["a boolean", false, "false"],
    [
      "an integer beyond 2^53",
      { $: "integer", value: "-9223372036854775808" },
      "-9223372036854775808",
    ],
    ["no number", { $: "float", value: "NaN" }, "NaN"],
    ["an infinity", { $: "float", value: "-Infinity" }, "'-Infinity"],
    ["a date", { $: "date", value: "2020-10-22" }, "2020-10-22"],
    ["a duration backwards", { $: "duration", value: "-P1D" }, "'-P1D"],
    ["a point", { $: "point", srid: 4326, x: 44.5, y: 40.2 }, "SRID=4326;POINT(44.5 40.2)"],
    ["a point in space", { $: "point", srid: 9157, x: 1, y: 2, z: 3 }, "SRID=9157;POINT Z(1 2 3)"],
    ["bytes", { $: "bytes", base64: "+A==" }, "'+A=="],
    ["a list", [1, "a"], '"[1,""a""]"'],
    ["a map", { a: null }, '"{""a"":null}"'],
  ])("writes %s", (_what, value, field) => {
    expect(csvRecord([value, "end"])).toBe(`${field},end\r\n`);
  });

  const ATTACKS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    "＝1",
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://127.0.0.1/?"&A1,"x")',
    "'=1",
    "''+1",
  ];

  it.each(ATTACKS)("gives a spreadsheet no formula of %j, and a program its text", (text) => {
    const [[field = ""] = []] = parse(csvRecord([text]), { relax_quotes: false });
    expect(field).toBe(`'${text}`);
    expect(field.replace(/^'('*[=+\-@\t\r\n\0＝＋－＠])/, "$1")).toBe(text);
  });

  it.each(["'", "it's", "'tis", "a=1", "a-b", "1-2"])("leaves %j alone", (text) => {
    expect(csvRecord([text])).toBe(`${text}\r\n`);
  });

  it("is read back by another program, with every field in its place", () => {
    const rows = [
      ["who", 'what, "and" when'],
      ["a\nb", "c\r\nd"],
      ["", "é"],
      [" x ", ","],
    ];
    const text = rows.map((row) => csvRecord(row)).join("");
    expect(parse(text, { record_delimiter: "\r\n" })).toEqual(rows);
  });

  it("guards the names of columns as well", () => {
    expect(csvRecord(["=1+1", "1+1"])).toBe("'=1+1,1+1\r\n");
  });
});
