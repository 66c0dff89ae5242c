import { describe, expect, it } from "@jest/globals";
import { toFileSample } from "../../server/import/file-sample.ts";
import { detectFormats, type DetectedFormat } from "../../server/import/formats.ts";
import { FORMAT_NAMES } from "../../server/import/import-format.ts";
import { FILES } from "./formats/small-files.ts";

describe("detectFormats", () => {
  it.each([...FORMAT_NAMES])(
    "knows a file of %s by its first bytes, and says by what",
    async (name) => {
      const [likeliest] = await detect(FILES[name].text);
      expect(likeliest?.format.name).toBe(name);
      expect(likeliest?.reason).toMatch(/^\S.*[^.]$/);
      if (name !== "table") expect(likeliest?.confidence).toBeGreaterThan(0.9);
    },
  );

  it.each(["", "\n\n", "just some words", "{}", "<html></html>", '{"a": 1}', "\u0000\u0001\u0002"])(
    "does not take %j for anything",
    async (text) => {
      expect(await detect(text)).toEqual([]);
    },
  );

  it("is less sure of a table that has nothing for what rows need", async () => {
    const sure = (await detect("from,to,date,polarity\nA,B,2020-01-01,1\n"))[0]?.confidence ?? 0;
    const unsure = (await detect("from,to\nA,B\n"))[0]?.confidence ?? 0;
    const lost = (await detect("x,y,z\n1,2,3\n"))[0]?.confidence ?? 0;
    expect([sure, unsure, lost]).toEqual([0.6, 0.4, 0.2]);
  });

  it("proposes the mapping of a table as options", async () => {
    const [table] = await detect("von;an;datum;haltung\nA;B;1.2.2020;1\n");
    expect(table?.options).toMatchObject({
      mapping: { columns: { from: "von", to: "an", date: "datum", polarity: "haltung" } },
    });
  });
});

async function detect(text: string): Promise<DetectedFormat[]> {
  return detectFormats(await toFileSample("x", Buffer.from(text), true));
}
