import { z } from "zod";
import { defineFormat } from "../define-format.ts";
import type { FileSample } from "../file-sample.ts";
import type { ImportRecord, ReadInput } from "../import-format.ts";
import { readRows, sampleInput } from "../read-rows.ts";
import { detectDelimiter, headerOf } from "../read-table.ts";
import { skipRow } from "../row-records.ts";

/** A published table that says nothing about who said or did what. */
interface ReferenceTable {
  readonly title: string;
  /** Columns that it has. */
  readonly columns: readonly string[];
  /** Why its rows are skipped. */
  readonly reason: string;
}

const CODES = "a code and what it means, no stance";
const STATES = "a state and its numbers, no stance";

const TABLES: readonly ReferenceTable[] = [
  { title: "CAMEO codes", columns: ["CODE", "LABEL"], reason: CODES },
  { title: "CAMEO event codes", columns: ["CAMEOEVENTCODE", "EVENTDESCRIPTION"], reason: CODES },
  { title: "the Goldstein scale", columns: ["CAMEOEVENTCODE", "GOLDSTEINSCALE"], reason: CODES },
  {
    title: "ICEWS event types",
    columns: ["eventtype_ID", "goldstein", "root_code"],
    reason: CODES,
  },
  { title: "GeoNames countries", columns: ["ISO", "ISO3", "fips", "Country"], reason: STATES },
  { title: "Correlates of War states", columns: ["stateabb", "ccode", "statenme"], reason: STATES },
  { title: "Correlates of War states", columns: ["StateAbb", "CCode", "StateNme"], reason: STATES },
  {
    title: "Gleditsch and Ward's states",
    columns: ["statenumber", "stateid", "start"],
    reason: STATES,
  },
  {
    title: "GDELT events a day",
    columns: ["day", "total"],
    reason: "a number of events, not an event",
  },
  {
    title: "UN ideal points",
    columns: ["ccode", "session", "IdealPoint"],
    reason: "an estimate made from votes, not a vote",
  },
];

/**
 * Tables that go with datasets: codes, lists of states, counts, estimates. Entente has the codes that it
 * needs itself. Every row is skipped, with the reason, so that a folder can be imported whole.
 */
export const REFERENCE_TABLE = defineFormat({
  name: "reference-table",
  title: "Reference table",
  options: z.strictObject({}),
  detect(sample) {
    const table = tableOf(sample);
    return table === null
      ? null
      : { confidence: 0.95, reason: `${table.title}, which hold no stances` };
  },
  read: readReference,
});

async function* readReference(given: ReadInput): AsyncGenerator<ImportRecord> {
  const { sample, input } = await sampleInput(given);
  const table = tableOf(sample);
  const delimiter = detectDelimiter(sample.lines);
  const shape = { delimiter, quotes: delimiter !== "\t", lineEnd: sample.lineEnd };
  let header = table !== null && table.columns.length > 0;
  for await (const batch of readRows(input, sample.encoding, shape)) {
    for (const row of batch) {
      if (header) header = false;
      else if (row.kind === "rejected") yield row;
      else yield skipRow(row.at, table?.reason ?? CODES);
    }
  }
}

function tableOf(sample: FileSample): ReferenceTable | null {
  const filled = sample.lines.filter((line) => line !== "");
  if (filled.length > 0 && filled.every((line) => /^\d+ \S+\.zip$/i.test(line))) {
    return {
      title: "a list of GDELT files",
      columns: [],
      reason: "the name of a file, not an event",
    };
  }
  const names = new Set(headerOf(sample, detectDelimiter(sample.lines)));
  return TABLES.find(({ columns }) => columns.every((column) => names.has(column))) ?? null;
}
