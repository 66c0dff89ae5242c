import { expect, it } from "@jest/globals";
import { fitBatch } from "../../server/queries/fit-batch.ts";
import { TextBatch, ValueBatch, type RowBatch } from "../../server/store/row-batch.ts";
import type { WireRow } from "../../server/wire/wire-value.ts";

const ROWS: readonly WireRow[] = [["a"], ["é"], ["\n"], [{ a: 1 }]];
/** Bytes: 6, 7, 7, 10. */
const LINES = ROWS.map((row) => `${JSON.stringify(row)}\n`).join("");
const BATCHES: readonly (readonly [string, RowBatch])[] = [
  ["values", new ValueBatch(ROWS)],
  ["text", new TextBatch(LINES, ROWS.length)],
];

it.each(BATCHES)("takes a batch of %s that fits whole", (_of, batch) => {
  const { fitting, bytes, cutBy } = fitBatch(batch, { rows: 4, bytes: 30 });
  expect(fitting?.rows()).toEqual(ROWS);
  expect([bytes, cutBy]).toEqual([30, null]);
});

it.each(BATCHES)("takes as many rows of a batch of %s as there is room for", (_of, batch) => {
  for (const [room, rows, bytes, by] of [
    [{ rows: 3, bytes: 100 }, 3, 20, "rows"],
    [{ rows: 1, bytes: 6 }, 1, 6, "rows"],
    [{ rows: 9, bytes: 29 }, 3, 20, "bytes"],
    [{ rows: 3, bytes: 13 }, 2, 13, "bytes"],
    [{ rows: 2, bytes: 12 }, 1, 6, "bytes"],
  ] as const) {
    const fitted = fitBatch(batch, room);
    expect(fitted.fitting?.rows()).toEqual(ROWS.slice(0, rows));
    expect([fitted.bytes, fitted.cutBy]).toEqual([bytes, by]);
  }
});

it.each(BATCHES)("takes nothing of a batch of %s where not one row fits", (_of, batch) => {
  expect(fitBatch(batch, { rows: 0, bytes: 100 })).toEqual({
    fitting: null,
    bytes: 0,
    cutBy: "rows",
  });
  expect(fitBatch(batch, { rows: 4, bytes: 5 })).toEqual({
    fitting: null,
    bytes: 0,
    cutBy: "bytes",
  });
});
