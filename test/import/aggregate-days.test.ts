import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { aggregateDays } from "../../server/import/aggregate-days.ts";
import { FORMATS } from "../../server/import/formats.ts";
import type { ImportRecord } from "../../server/import/import-format.ts";
import type { Stance } from "../../server/wire/stance.ts";
import { gdeltRow, type GdeltEvent } from "./formats/gdelt-rows.ts";
import { collect, stancesOf } from "./read-records.ts";

describe("aggregateDays", () => {
  it("folds events of the same actors, act and day into one, with all their mentions", async () => {
    const stances = await fold([
      { id: "1", mentions: "4", tone: "-2" },
      { id: "2", mentions: "6", tone: "3", fromName: "BAKU" },
      { id: "3", day: "20201023" },
      { id: "4", code: "112" },
      { id: "5", to: "RUS" },
    ]);
    expect(stances.map(({ id, mentions }) => [id, mentions])).toEqual([
      ["gdelt-1", 10],
      ["gdelt-3", 4],
      ["gdelt-4", 4],
      ["gdelt-5", 4],
    ]);
    expect(stances[0]).toMatchObject({
      tone: 1,
      fromName: "PRESIDENT",
      locator: "event 1 and 1 more of that day",
    });
  });

  it("keeps five different sources, the first as the source", async () => {
    const events = Array.from({ length: 9 }, (_, index) => ({
      id: String(index),
      url: `https://example.org/${Math.floor(index / 1.3)}`,
    }));
    const [stance] = await fold(events);
    const sources = [stance?.source, ...(stance?.otherSources ?? [])];
    expect(stance?.otherSources).toHaveLength(4);
    expect(new Set(sources).size).toBe(5);
  });

  it("leaves every row one record, in its place", async () => {
    const records = await aggregated([{ id: "1" }, { to: "" }, { day: "x" }, { id: "2" }]);
    expect(records.map(({ kind }) => kind)).toEqual([
      "stance",
      "skipped",
      "rejected",
      "stance",
      "items",
    ]);
  });

  it("loses and doubles no mention when more is open than it holds", async () => {
    const events = Array.from({ length: 300 }, (_, index) => ({
      id: String(index),
      to: ["RUS", "TUR", "IRN", "GEO", "USA"][(index * 7) % 5] ?? "",
      mentions: String(1 + (index % 3)),
    }));
    for (const maxOpen of [1, 2, 3, 1000]) {
      const stances = await fold(events, maxOpen);
      expect(stances.reduce((sum, { mentions }) => sum + (mentions ?? 1), 0)).toBe(600);
      expect(new Set(stances.map(({ id }) => id)).size).toBe(stances.length);
    }
  });

  it("leaves stances with a quote or a dispute as they are", async () => {
    const [plain] = stancesOf(await read([{}]));
    if (plain === undefined) throw new Error("no stance");
    const quoted: Stance = { ...plain, id: "q", quote: "No" };
    const denying: Stance = { ...plain, id: "d", disputes: "q" };
    const records: ImportRecord[] = [plain, quoted, denying].map((stance) => ({
      kind: "stance",
      at: { line: 1, offset: 0 },
      items: [{ kind: "stance", stance }],
      named: [],
    }));
    const stances = stancesOf(await collect(aggregateDays(Readable.from(records))));
    expect(stances.map(({ id }) => id)).toEqual(["q", "d", plain.id]);
    expect(stances.at(-1)).toEqual({ ...plain, mentions: 4 });
  });
});

function read(events: readonly GdeltEvent[]): Promise<ImportRecord[]> {
  return collect(gdelt(events));
}

function aggregated(events: readonly GdeltEvent[], maxOpen?: number): Promise<ImportRecord[]> {
  return collect(aggregateDays(gdelt(events), maxOpen));
}

async function fold(events: readonly GdeltEvent[], maxOpen?: number): Promise<Stance[]> {
  return stancesOf(await aggregated(events, maxOpen));
}

function gdelt(events: readonly GdeltEvent[]): AsyncIterable<ImportRecord> {
  const text = events.map((event) => `${gdeltRow(event)}\n`).join("");
  return FORMATS.gdelt.read({ name: "x", bytes: Readable.from([Buffer.from(text)]) });
}
