import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { splitCells } from "../../../server/import/bytes/split-cells.ts";
import { splitRows, type RawRow, type RowShape } from "../../../server/import/bytes/split-rows.ts";
import { chunksOf } from "../read-records.ts";

const COMMA = ",".charCodeAt(0);

describe("splitRows", () => {
  it("gives each row its line and offset, over CRLF, empty lines and cells with line breaks", async () => {
    const rows = await split('a,b\r\n\r\n"x\r\ny",2\n3,"4"', { quotedBy: COMMA });
    expect(rows.map(({ at, bytes }) => [at.line, at.offset, bytes.toString()])).toEqual([
      [1, 0, "a,b"],
      [3, 7, '"x\r\ny",2'],
      [5, 16, '3,"4"'],
    ]);
  });

  it("takes carriage returns alone for line ends where the file has no others", async () => {
    const rows = await split("a\rb\r\rc\r", { lineEnd: "cr" });
    expect(rows.map(({ bytes }) => bytes.toString())).toEqual(["a", "b", "c"]);
  });

  it("loses one line and no more where a quote is never closed", async () => {
    const rows = await split('1,a\n2,"b\n3,c\n4,d\n', { quotedBy: COMMA });
    expect(rows.map(({ at, fault }) => [at.line, fault?.reason ?? null])).toEqual([
      [1, null],
      [2, "a quote is opened and never closed"],
      [3, null],
      [4, null],
    ]);
  });

  it("loses one line where text follows a closing quote", async () => {
    const rows = await split('1,"say "hi" now"\n2,b\n', { quotedBy: COMMA });
    expect(rows.map(({ fault }) => fault?.reason ?? null)).toEqual([
      "there is text after a closing quote",
      null,
    ]);
  });

  it("keeps a quote in the middle of a cell, where it means itself", async () => {
    const [row] = await split("5' 11\",b", { quotedBy: COMMA });
    expect(row?.fault).toBeNull();
    expect(splitCells(row?.bytes.toString() ?? "", ",", true)).toEqual(["5' 11\"", "b"]);
  });

  it("refuses a row that is too long without keeping it, and reads on", async () => {
    const text = `short\n${"x".repeat(10_000_000)}\nnext\n`;
    const rows = await split(text, {}, 65_536);
    expect(rows.map(({ at, bytes, fault }) => [at.line, bytes.length, fault?.reason])).toEqual([
      [1, 5, undefined],
      [2, 10_000, "the row is longer than 1,048,576 bytes"],
      [3, 4, undefined],
    ]);
  });

  it("refuses a quoted cell that is too long at its first line, and reads on at the second", async () => {
    const text = `1,"${"x".repeat(200)}\n${"y".repeat(200)}\n2,b\n`;
    const rows = await split(text, { quotedBy: COMMA, maxRowBytes: 300 });
    expect(rows.map(({ at, fault }) => [at.line, fault?.reason ?? null])).toEqual([
      [1, "a quote is opened and never closed"],
      [2, null],
      [3, null],
    ]);
  });

  it("refuses a row with a NUL byte", async () => {
    const rows = await split("a\0b\nc");
    expect(rows.map(({ fault }) => fault?.reason)).toEqual(["the row holds a NUL byte", undefined]);
  });

  it("gives the same rows however the bytes are cut", async () => {
    const piece = fc.constantFrom("a", '"', ",", "\n", "\r\n", "\r", "é", '""', "x,y", "\0");
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        async (text, size, quotes) => {
          const shape = { ...(quotes ? { quotedBy: COMMA } : {}), maxRowBytes: 12 };
          expect(await split(text, shape, size)).toEqual(await split(text, shape, 1000));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("agrees with csv-parse on every well-formed table", async () => {
    const cell = fc
      .array(fc.constantFrom("a", '"', ",", "\n", "\r\n", " ", "é"))
      .map((c) => c.join(""));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        async (table) => {
          const text = table
            .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","))
            .join("\n");
          const rows = await split(text, { quotedBy: COMMA });
          const ours = rows.map(({ bytes }) => splitCells(bytes.toString(), ",", true));
          expect(ours).toEqual(parse(text, { relax_column_count: true }));
        },
      ),
    );
  });

  it("finds every row again at its offset", async () => {
    const text = Buffer.from('é,b\n"x\ny",2\r\nlast,"ü"');
    const rows = await split(text.toString(), { quotedBy: COMMA }, 3);
    for (const { at, bytes } of rows) {
      expect(text.subarray(at.offset, at.offset + bytes.length)).toEqual(bytes);
    }
  });
});

async function split(text: string, shape: RowShape = {}, size = 1000): Promise<RawRow[]> {
  const all: RawRow[] = [];
  const bytes = Readable.from(chunksOf(Buffer.from(text), size));
  for await (const batch of splitRows(bytes, shape)) all.push(...batch);
  return all.map((row) => ({ ...row, bytes: Buffer.from(row.bytes) }));
}
