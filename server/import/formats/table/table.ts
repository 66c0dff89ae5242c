import { z } from "zod";
import { TableMappingSchema, type TableMapping } from "../../../wire/table-mapping.ts";
import { fileError } from "../../bytes/import-error.ts";
import { splitCells } from "../../bytes/split-cells.ts";
import { rowsOf } from "../../bytes/split-rows.ts";
import { defineFormat } from "../../define-format.ts";
import { fileSource } from "../../article-source.ts";
import type { FileSample } from "../../file-sample.ts";
import { GraphDirectory } from "../../graph-directory.ts";
import { isRecord } from "../../graph-sections.ts";
import type { ImportRecord, ReadInput } from "../../import-format.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { sampleInput } from "../../read-rows.ts";
import { detectDelimiter, mapTable, readTable } from "../../read-table.ts";
import { cellText, isJsonList, readJsonRows } from "./json-rows.ts";
import { mapRow } from "./map-row.ts";
import { refuseIncomplete } from "./refuse-incomplete.ts";
import {
  findMapping,
  missingFields,
  type TableFinding,
  type TableSample,
} from "./table-finding.ts";

const OptionsSchema = z.strictObject({
  /** Default: that of a published table, or a guess, where it has all that rows need. */
  mapping: TableMappingSchema.optional(),
  /** Constants for fields that the found mapping has nothing for, such as `{"date": "1862-01-01"}`. */
  set: TableMappingSchema.shape.constants.optional(),
});

const SAMPLE_ROWS = 100;
const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};

/**
 * A table of stances or ties with any column names: delimited text whose first row names the columns,
 * or a JSON list of objects. A mapping says which column is what; `detect` proposes one.
 */
export const TABLE = defineFormat({
  name: "table",
  title: "Table",
  options: OptionsSchema,
  detect(sample) {
    const finding = findTable(sample);
    if (finding === null) return null;
    const { title, missing, notes, mapping } = finding;
    const lacks = missing.length === 0 ? [] : [`nothing yet for ${missing.join(", ")}`];
    const confidence =
      title !== null ? 0.9 : missing.length === 0 ? 0.6 : missing.length < 3 ? 0.4 : 0.2;
    return { confidence, reason: [...notes, ...lacks].join("; "), options: { mapping } };
  },
  read: (input, options) => readNamedOnce(readMapped(input, options)),
});

/** What the table in a file seems to hold; null for a file that is no table. */
export function findTable(sample: FileSample): TableFinding | null {
  const table = readTableSample(sample);
  return table === null ? null : findMapping(table);
}

/**
 * The columns and first rows of a table; null for a file that is no table.
 * @param delimiter between two cells; default: as found.
 */
export function readTableSample(sample: FileSample, delimiter?: string): TableSample | null {
  const table = isJsonList(sample) ? jsonSample(sample) : textSample(sample, delimiter);
  return table === null || table.columns.length < 2 ? null : table;
}

async function* readMapped(
  given: ReadInput,
  options: z.infer<typeof OptionsSchema>,
): AsyncGenerator<ImportRecord> {
  const { sample, input } = await sampleInput(given);
  if (sample.complete && sample.text.trim() === "") return;
  const found = options.mapping ?? findTable(sample)?.mapping ?? TableMappingSchema.parse({});
  const mapping: TableMapping = { ...found, constants: { ...found.constants, ...options.set } };
  refuseIncomplete(input.name, missingFields(mapping));
  const context = {
    mapping,
    known: input.known ?? new GraphDirectory(),
    file: fileSource(input.name),
  };
  if (isJsonList(sample)) {
    for (const row of await readJsonRows(input)) yield mapRow(row, context);
    return;
  }
  const delimiter = mapping.delimiter ?? detectDelimiter(sample.lines);
  const columns = textSample(sample, delimiter)?.columns ?? [];
  const absent = Object.values(mapping.columns).filter((column) => !columns.includes(column));
  if (absent.length > 0) {
    throw fileError(
      input.name,
      `has no column ${absent.map((column) => JSON.stringify(column)).join(", ")}`,
      `It has ${columns.join(", ")}. Use the mapping that belongs to it.`,
    );
  }
  const shape = {
    delimiter,
    ...(mapping.encoding === undefined ? {} : { encoding: mapping.encoding }),
  };
  yield* mapTable(readTable(input, sample, shape), (row) => mapRow(row, context));
}

function textSample(sample: FileSample, given?: string): TableSample | null {
  if (/^\s*[<{[]/.test(sample.text)) return null;
  const delimiter = given ?? detectDelimiter(sample.lines);
  const shape = { quotedBy: delimiter.charCodeAt(0), lineEnd: sample.lineEnd };
  const all = rowsOf(Buffer.from(sample.text), shape);
  const sound = (sample.complete ? all : all.slice(0, -1)).filter(({ fault }) => fault === null);
  const [columns, ...rows] = sound
    .slice(0, SAMPLE_ROWS + 1)
    .map(({ bytes }) => splitCells(bytes.toString("utf8"), delimiter, true));
  if (columns === undefined) return null;
  return {
    columns: columns.map((column) => column.trim()),
    rows,
    delimiter,
    written: [
      `${DELIMITER_NAMES[delimiter] ?? delimiter} between ${columns.length} columns`,
      `${sample.encoding.encoding}: ${sample.encoding.reason}`,
    ],
  };
}

function jsonSample(sample: FileSample): TableSample | null {
  const objects = wholeObjects(sample).slice(0, SAMPLE_ROWS);
  if (objects.length === 0) return null;
  const columns = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const rows = objects.map((object) => columns.map((column) => cellText(object[column])));
  return { columns, rows, delimiter: null, written: ["a JSON list of objects"] };
}

const TRIES = 50;

/** The objects of a list that are whole in the sample, which may end in the middle of one. */
function wholeObjects(sample: FileSample): Readonly<Record<string, unknown>>[] {
  let end = sample.text.length;
  for (let tries = 0; tries < TRIES && end > 0; tries += 1) {
    const text = sample.text.slice(0, end);
    try {
      const list: unknown = JSON.parse(end === sample.text.length ? text : `${text}]`);
      return Array.isArray(list) ? list.filter(isRecord) : [];
    } catch {
      end = text.slice(0, -1).lastIndexOf("}") + 1;
    }
  }
  return [];
}
