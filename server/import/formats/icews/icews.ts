import { z } from "zod";
import { isCalendarDate } from "../../../wire/calendar-date.ts";
import type { GraphItem } from "../../../wire/interchange.ts";
import type { Source } from "../../../wire/source.ts";
import { CAMEO_ACTS } from "../../codes/cameo.ts";
import { defineFormat } from "../../define-format.ts";
import { GraphDirectory } from "../../graph-directory.ts";
import type { ImportRecord, ReadInput } from "../../import-format.ts";
import { shortHash, slugOf } from "../../name-key.ts";
import { readRows, sampleInput, type CellRow } from "../../read-rows.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { rejectRow, RowRejection, skipRow, soundRow } from "../../row-records.ts";
import { actFields, cleanText } from "../event-fields.ts";
import { ICEWS_DATASET, IcewsActors, type IcewsName } from "./icews-actors.ts";

const COLUMNS = [
  "Event ID",
  "Event Date",
  "Source Name",
  "Source Sectors",
  "Source Country",
  "Event Text",
  "CAMEO Code",
  "Intensity",
  "Target Name",
  "Target Sectors",
  "Target Country",
  "Story ID",
  "Sentence Number",
  "Publisher",
  "City",
  "District",
  "Province",
  "Country",
  "Latitude",
  "Longitude",
] as const;
type Column = (typeof COLUMNS)[number];

/** ICEWS event files: 20 columns between tabs, with their header. */
export const ICEWS = defineFormat({
  name: "icews",
  title: "ICEWS events",
  options: z.strictObject({}),
  detect(sample) {
    const first = sample.lines[0]?.split("\t") ?? [];
    return isHeader(first)
      ? { confidence: 0.98, reason: "a header with the 20 columns of ICEWS events" }
      : null;
  },
  read: (input) => readNamedOnce(readIcews(input)),
});

async function* readIcews(given: ReadInput): AsyncGenerator<ImportRecord> {
  const { sample, input } = await sampleInput(given);
  const actors = new IcewsActors(input.known ?? new GraphDirectory());
  const shape = { delimiter: "\t", quotes: false, lineEnd: sample.lineEnd };
  for await (const batch of readRows(input, sample.encoding, shape)) {
    for (const row of batch) {
      if (row.kind === "rejected") yield row;
      else if (!isHeader(row.cells)) yield readRow(row, actors);
    }
  }
}

function isHeader(cells: readonly string[]): boolean {
  return COLUMNS.every((name, index) => cells[index]?.trim() === name);
}

function readRow(row: CellRow, actors: IcewsActors): ImportRecord {
  try {
    if (row.cells.length !== COLUMNS.length) {
      throw new RowRejection({
        column: "",
        value: "",
        reason: `the row has ${row.cells.length} columns`,
        remedy: `a row of ICEWS events has ${COLUMNS.length}; a tab or line end may be missing`,
      });
    }
    return readEvent(row, actors);
  } catch (error) {
    if (error instanceof RowRejection) return rejectRow(row.at, row.raw, error.fault);
    throw error;
  }
}

function readEvent(row: CellRow, actors: IcewsActors): ImportRecord {
  const cell = (column: Column): string => {
    const text = row.cells[COLUMNS.indexOf(column)]?.trim() ?? "";
    return text === "NA" ? "" : text;
  };
  const id = need("Event ID", cell("Event ID"), /^\d{1,18}$/, "a number");
  const date = dayIn("Event Date", cell("Event Date"));
  const fields = actFields(
    { column: "CAMEO Code", value: cell("CAMEO Code") },
    { column: "Intensity", value: cell("Intensity") },
  );
  const [from, to] = [nameIn("Source", cell), nameIn("Target", cell)];
  if (from.name === "") return skipRow(row.at, "no first actor");
  if (to.name === "") return skipRow(row.at, "no second actor");
  const [speaker, target] = [actors.byName(from), actors.byName(to)];
  if (speaker.id === target.id) return skipRow(row.at, "both actors are the same");
  const source = sourceOf(cell("Story ID"), cell("Publisher"));
  const sentence = cell("Sentence Number");
  const place = [cell("City"), cell("Province"), cell("Country")].filter((part) => part !== "");
  const where = place.length === 0 ? "" : `, in ${cleanText(place.join(", "))}`;
  const named: GraphItem[] = [...speaker.named, ...target.named, { kind: "source", source }];
  const stance = {
    // Event numbers are unique on one day only.
    id: `icews-${date}-${id}`,
    from: speaker.id,
    to: target.id,
    ...fields,
    date,
    summary: `${from.name} ${CAMEO_ACTS.get(fields.act)?.label ?? "acts towards"} ${to.name}${where}`,
    locator: [`event ${id}`, ...(sentence === "" ? [] : [`sentence ${sentence}`])].join(", "),
    source: source.id,
    status: "reported" as const,
    fromName: from.name,
    toName: to.name,
  };
  return soundRow("stance", row.at, [{ kind: "stance", stance }], named);
}

function nameIn(side: "Source" | "Target", cell: (column: Column) => string): IcewsName {
  const sectors = cell(`${side} Sectors`);
  return {
    name: cleanText(cell(`${side} Name`)).slice(0, 500),
    sectors: sectors === "" ? [] : sectors.split(",").map((sector) => sector.trim()),
    country: cell(`${side} Country`),
  };
}

function sourceOf(story: string, publisher: string): Source {
  if (story === "") return ICEWS_DATASET;
  return {
    id: `icews-story-${slugOf(story)}`,
    title: publisher === "" ? `ICEWS story ${story}` : `${publisher}, ICEWS story ${story}`,
    kind: "article",
    ...(publisher === "" ? {} : { publisher: publisher.slice(0, 500) }),
  };
}

/** A day as ICEWS writes it, `YYYY-MM-DD`. @throws RowRejection */
export function dayIn(column: string, value: string): string {
  if (isCalendarDate(value)) return value;
  throw new RowRejection({
    column,
    value,
    reason: "this is not a day of the calendar",
    remedy: "write YYYY-MM-DD, such as 2020-10-22",
  });
}

function need(column: string, value: string, form: RegExp, what: string): string {
  if (form.test(value)) return value;
  throw new RowRejection({ column, value, reason: `this is not ${what}`, remedy: `write ${what}` });
}

/** An id for an event that has none: of what it says, so the same event is the same stance. */
export function contentId(prefix: string, parts: readonly string[]): string {
  return `${prefix}-${shortHash(JSON.stringify(parts))}`;
}
