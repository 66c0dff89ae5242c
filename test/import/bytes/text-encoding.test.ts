import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import {
  detectEncoding,
  rowDecoder,
  withoutMark,
} from "../../../server/import/bytes/text-encoding.ts";
import { chunksOf, readRecords, stancesOf } from "../read-records.ts";

const TEXT = "from;to;date;polarity\nÉmile;Zoë “Z” Ürün;2020-01-02;1\n";

describe("detectEncoding", () => {
  it.each([
    ["utf-8", 0, Buffer.from(TEXT)],
    ["utf-8", 3, Buffer.from(`\uFEFF${TEXT}`)],
    ["utf-16le", 2, Buffer.from(`\uFEFF${TEXT}`, "utf16le")],
    ["utf-16le", 0, Buffer.from(TEXT, "utf16le")],
    ["utf-16be", 2, Buffer.from(`\uFEFF${TEXT}`, "utf16le").swap16()],
    ["utf-16be", 0, Buffer.from(TEXT, "utf16le").swap16()],
    ["windows-1252", 0, windows1252(TEXT)],
  ])("finds %s with a mark of %d bytes, and reads it", async (encoding, markBytes, bytes) => {
    const found = detectEncoding(bytes, true);
    expect(found).toMatchObject({ encoding, markBytes });
    const chunks: Buffer[] = [];
    const stream = Readable.from(chunksOf(bytes, 3));
    for await (const chunk of withoutMark(stream, found)) chunks.push(chunk);
    expect(rowDecoder(found.encoding)(Buffer.concat(chunks))).toBe(TEXT);
  });

  it("does not take one stray NUL for UTF-16", () => {
    expect(detectEncoding(Buffer.from("a,b\0,c\nd,e,f\n"), true).encoding).toBe("utf-8");
  });

  it("forgives a character that the sample cuts in two", () => {
    const bytes = Buffer.from("é".repeat(100)).subarray(0, 199);
    expect(detectEncoding(bytes, false).encoding).toBe("utf-8");
    expect(detectEncoding(bytes, true).encoding).toBe("windows-1252");
  });

  it.each(["utf-16le", "windows-1252"])("reads a whole table in %s", async (encoding) => {
    const bytes = encoding === "utf-16le" ? Buffer.from(TEXT, "utf16le") : windows1252(TEXT);
    const [stance] = stancesOf(await readRecords("table", bytes, { chunk: 5 }));
    expect(stance).toMatchObject({ from: "emile", polarity: 1 });
    expect(stance?.summary).toBe("Émile is for Zoë “Z” Ürün");
  });
});

/** Windows-1252 is Latin-1 but for the quotes used here. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replaceAll("“", "\x93").replaceAll("”", "\x94"), "latin1");
}
