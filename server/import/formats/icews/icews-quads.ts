import { z } from "zod";
import { isCalendarDate } from "../../../wire/calendar-date.ts";
import { CAMEO_ACTS, cameoGoldstein } from "../../codes/cameo.ts";
import { icewsEventCode } from "../../codes/icews-event-texts.ts";
import { defineFormat } from "../../define-format.ts";
import { GraphDirectory } from "../../graph-directory.ts";
import type { ImportRecord, ReadInput } from "../../import-format.ts";
import { readRows, sampleInput, type CellRow } from "../../read-rows.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { rejectRow, RowRejection, skipRow, soundRow } from "../../row-records.ts";
import { contentId, dayIn } from "./icews.ts";
import { ICEWS_DATASET, IcewsActors } from "./icews-actors.ts";

const COLUMNS = 4;

/**
 * ICEWS as quadruples: source, event text, target and day between tabs, without a header. A quadruple
 * has no id, so the same four are the same stance, in whatever file.
 */
export const ICEWS_QUADS = defineFormat({
  name: "icews-quads",
  title: "ICEWS quadruples",
  options: z.strictObject({}),
  detect({ lines }) {
    const rows = lines.slice(0, 20).filter((line) => line !== "");
    const fitting = rows.filter((line) => {
      const [, text = "", , day = "", ...more] = line.split("\t");
      return more.length === 0 && icewsEventCode(text) !== null && isCalendarDate(day);
    });
    if (rows.length === 0 || fitting.length < rows.length / 2) return null;
    return {
      confidence: 0.95,
      reason: "four columns between tabs, an ICEWS event text second, a day last",
    };
  },
  read: (input) => readNamedOnce(readQuads(input)),
});

async function* readQuads(given: ReadInput): AsyncGenerator<ImportRecord> {
  const { sample, input } = await sampleInput(given);
  const actors = new IcewsActors(input.known ?? new GraphDirectory());
  const shape = { delimiter: "\t", quotes: false, lineEnd: sample.lineEnd };
  for await (const batch of readRows(input, sample.encoding, shape)) {
    for (const row of batch) {
      if (row.kind === "rejected") yield row;
      else yield readRow(row, actors);
    }
  }
}

function readRow(row: CellRow, actors: IcewsActors): ImportRecord {
  try {
    return readQuad(row, actors);
  } catch (error) {
    if (error instanceof RowRejection) return rejectRow(row.at, row.raw, error.fault);
    throw error;
  }
}

function readQuad(row: CellRow, actors: IcewsActors): ImportRecord {
  const [from = "", text = "", to = "", day = ""] = row.cells.map((cell) => cell.trim());
  if (row.cells.length !== COLUMNS) {
    throw new RowRejection({
      column: "",
      value: "",
      reason: `the row has ${row.cells.length} columns`,
      remedy: "a quadruple has four: source, event text, target, day",
    });
  }
  const date = dayIn("4", day);
  const act = icewsEventCode(text);
  if (act === null) {
    throw new RowRejection({
      column: "2",
      value: text,
      reason: "this is not an event text of ICEWS",
      remedy: 'write it as ICEWS does, such as "Make statement"',
    });
  }
  if (from === "") return skipRow(row.at, "no first actor");
  if (to === "") return skipRow(row.at, "no second actor");
  const speaker = actors.byName({ name: from, sectors: [], country: "" });
  const target = actors.byName({ name: to, sectors: [], country: "" });
  if (speaker.id === target.id) return skipRow(row.at, "both actors are the same");
  const stance = {
    id: contentId("icews-quad", [from, act, to, date]),
    from: speaker.id,
    to: target.id,
    act,
    goldstein: cameoGoldstein(act) ?? 0,
    date,
    summary: `${from} ${CAMEO_ACTS.get(act)?.label ?? "acts towards"} ${to}`,
    locator: `quadruple “${text}” of ${date}`,
    source: ICEWS_DATASET.id,
    status: "reported" as const,
    fromName: from,
    toName: to,
  };
  return soundRow(
    "stance",
    row.at,
    [{ kind: "stance", stance }],
    [...speaker.named, ...target.named, { kind: "source", source: ICEWS_DATASET }],
  );
}
