import { z } from "zod";
import { defineFormat } from "../../define-format.ts";
import { readRows, sampleInput } from "../../read-rows.ts";
import { rejectRow, skipRow } from "../../row-records.ts";

const COLUMNS = 16;

/**
 * GDELT 2.0 mentions: which report mentions which event. The actors and the act are in the events
 * file, and how often an event is mentioned is there too, so each row is checked and skipped.
 */
export const GDELT_MENTIONS = defineFormat({
  name: "gdelt-mentions",
  title: "GDELT mentions",
  options: z.strictObject({}),
  detect({ lines }) {
    const cells = lines[0]?.split("\t") ?? [];
    const fits =
      cells.length === COLUMNS &&
      /^\d+$/.test(cells[0] ?? "") &&
      /^\d{14}$/.test(cells[1] ?? "") &&
      /^\d{14}$/.test(cells[2] ?? "");
    return fits
      ? { confidence: 0.98, reason: "16 columns between tabs, an event id and two times first" }
      : null;
  },
  async *read(given) {
    const { sample, input } = await sampleInput(given);
    const shape = { delimiter: "\t", quotes: false, lineEnd: sample.lineEnd };
    for await (const batch of readRows(input, sample.encoding, shape)) {
      for (const row of batch) {
        if (row.kind === "rejected") yield row;
        else if (row.cells.length === COLUMNS) {
          yield skipRow(row.at, "a mention; the event itself is in the events file");
        } else {
          yield rejectRow(row.at, row.raw, {
            column: "",
            value: "",
            reason: `the row has ${row.cells.length} columns`,
            remedy: `a row of GDELT mentions has ${COLUMNS}; a tab or line end may be missing`,
          });
        }
      }
    }
  },
});
