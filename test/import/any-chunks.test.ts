import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { FORMATS } from "../../server/import/formats.ts";
import {
  FORMAT_NAMES,
  type FormatName,
  type ImportRecord,
} from "../../server/import/import-format.ts";
import { GraphDirectory } from "../../server/import/graph-directory.ts";
import { FILES } from "./formats/small-files.ts";
import { collect, itemsOf } from "./read-records.ts";

describe("reading", () => {
  it("has a small file for every format", () => {
    expect(Object.keys(FILES).sort()).toEqual([...FORMAT_NAMES].sort());
  });

  it.each([...FORMAT_NAMES])(
    "gives the same records of %s however its bytes are cut",
    async (format) => {
      const whole = await read(format, []);
      const { length } = Buffer.from(FILES[format].text);
      expect(new Set(whole.map(({ kind }) => kind))).toContain("rejected");
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat({ max: length }), { maxLength: 30 }), async (cuts) => {
          expect(await read(format, cuts)).toEqual(whole);
        }),
        { numRuns: 60 },
      );
      const every = Array.from({ length }, (_, index) => index);
      expect(await read(format, every)).toEqual(whole);
    },
  );

  it.each([...FORMAT_NAMES])(
    "gives the same records of %s where the graph has them already",
    async (format) => {
      // Which is how a broken import goes on: by reading again and letting pass what was written.
      const whole = await read(format, []);
      const items = itemsOf(whole);
      const known = new GraphDirectory({
        actors: items.flatMap((item) => (item.kind === "actor" ? [item.actor] : [])),
        issues: items.flatMap((item) => (item.kind === "issue" ? [item.issue] : [])),
      });
      expect(await read(format, [], known)).toEqual(whole);
    },
  );

  const streamed = FORMAT_NAMES.filter((name) => name !== "interchange" && name !== "cytoscape");

  it.each(streamed)("lets go of a file of %s that nobody reads to its end", async (format) => {
    const { text, options, companion } = FILES[format];
    let released = false;
    const bytes = (async function* () {
      try {
        for (;;) {
          yield Buffer.from(text);
          await Promise.resolve();
        }
      } finally {
        released = true;
      }
    })();
    const input = { name: "x", bytes, ...companion };
    for await (const record of FORMATS[format].read(input, options)) {
      expect(record.at.line).toBeGreaterThan(0);
      break;
    }
    expect(released).toBe(true);
  });
});

function read(
  format: FormatName,
  cuts: readonly number[],
  known?: GraphDirectory,
): Promise<ImportRecord[]> {
  const { text, options, companion } = FILES[format];
  const bytes = Buffer.from(text);
  const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
  const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
  const stream = Readable.from(chunks.filter((chunk) => chunk.length > 0));
  return collect(
    FORMATS[format].read(
      { name: "x", bytes: stream, ...(known === undefined ? {} : { known }), ...companion },
      options,
    ),
  );
}
