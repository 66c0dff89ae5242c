import {
  TableMappingSchema,
  type CodeSystem,
  type MappingField,
  type TableMapping,
} from "../../../wire/table-mapping.ts";
import { cowState } from "../../codes/state-numbers.ts";
import { stateByAlpha2, stateById } from "../../codes/states.ts";
import { detectDateFormat, type DateFinding } from "./date-format.ts";
import { guessColumns } from "./guess-columns.ts";
import { KNOWN_TABLES } from "./known-tables.ts";
import { parseDecimal } from "./map-cells.ts";

/** The first rows of a table, from whatever file. */
export interface TableSample {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What is between two cells; null where cells are not told apart by their text. */
  readonly delimiter: string | null;
  /** How it is written, for people: "semicolons between cells". Empty where there is nothing to say. */
  readonly written: readonly string[];
}

/** What a table seems to hold, to be shown and confirmed before anything is written. */
export interface TableFinding {
  /** The name of a published table. */
  readonly title: string | null;
  readonly mapping: TableMapping;
  /** What was found and why, as sentence parts. */
  readonly notes: readonly string[];
  /** Those of the notes that the mapping alone does not say. */
  readonly doubts: readonly string[];
  /** Needed fields that have neither column nor constant. */
  readonly missing: readonly MappingField[];
}

/** A mapping for the table: that of a published one, or a guess by headers and cells. */
export function findMapping(sample: TableSample): TableFinding {
  const known = KNOWN_TABLES.find(({ columns }) =>
    columns.every((column) => sample.columns.includes(column)),
  );
  if (known !== undefined) {
    const mapping = TableMappingSchema.parse(known.mapping);
    const notes = [`the columns of ${known.title}`];
    return { title: known.title, mapping, notes, doubts: notes, missing: [] };
  }
  return guessMapping(sample);
}

/** The fields that rows need and the mapping has nothing for. */
export function missingFields(mapping: TableMapping): MappingField[] {
  const has = (field: MappingField): boolean =>
    mapping.columns[field] !== undefined || mapping.constants[field] !== undefined;
  if (mapping.rows === "ties")
    return (["from", "to", "type"] as const).filter((field) => !has(field));
  const missing: MappingField[] = (["from", "to"] as const).filter((field) => !has(field));
  const parts = (["year", "month", "day"] as const).every(has);
  if (!has("date") && !parts) missing.push("date");
  if (!has("act") && !has("polarity")) missing.push("polarity");
  return missing;
}

const NEUTRAL = "no column for an act or a polarity, so every row is neutral";

function guessMapping(sample: TableSample): TableFinding {
  const columns = guessColumns(sample.columns);
  const cells = (field: MappingField): string[] => {
    const index = sample.columns.indexOf(columns[field] ?? "");
    return index === -1 ? [] : sample.rows.map((row) => row[index]?.trim() ?? "");
  };
  const days = detectDateFormat(cells("date").filter((cell) => cell !== "NA"));
  const named = Object.values(columns);
  // A column that nobody knows yet may be the polarity; how it writes numbers is seen all the same.
  const others = sample.rows.flatMap((row) =>
    row.filter((_, index) => !named.includes(sample.columns[index] ?? "")),
  );
  const decimal =
    decimalSign(cells("polarity")) ??
    decimalSign(cells("tone")) ??
    decimalSign([...cells("mentions"), ...others].filter((cell) => !isMaybeThousands(cell))) ??
    ".";
  const scale = polarityScale(cells("polarity"), decimal);
  const neutral = columns.polarity === undefined && columns.act === undefined;
  const rows = isListOfTies(columns, cells("type")) ? "ties" : "stances";
  const mapping = TableMappingSchema.parse({
    rows,
    columns,
    constants: neutral && rows === "stances" ? { polarity: "0" } : {},
    decimal,
    polarityMax: scale,
    codes: { ...codesOf("from", cells("from")), ...codesOf("to", cells("to")) },
    ...(days === null ? {} : { dates: days.format, language: days.language }),
  });
  const doubts = [
    ...(days === null || days.ambiguousWith.length === 0 ? [] : [dateNote(days)]),
    ...(neutral && rows === "stances" ? [NEUTRAL] : []),
  ];
  const notes = [
    ...sample.written,
    ...(days === null ? [] : [dateNote(days)]),
    ...Object.entries(mapping.codes).map(([field, system]) => `${system} codes in ${field}`),
    ...(decimal === "," ? ["a comma before decimals"] : []),
    ...(scale === 1 ? [] : [`polarity up to ${scale}`]),
    ...(neutral && rows === "stances" ? [NEUTRAL] : []),
  ];
  return { title: null, mapping, notes, doubts, missing: missingFields(mapping) };
}

const CODE_TESTS: readonly (readonly [CodeSystem, (cell: string) => boolean])[] = [
  ["iso3", (cell) => /^[A-Z]{3}$/.test(cell) && stateById(cell.toLowerCase()) !== null],
  ["iso2", (cell) => /^[A-Z]{2}$/.test(cell) && stateByAlpha2(cell) !== null],
  ["cow", (cell) => /^\d{1,3}$/.test(cell) && cowState(cell, "2020-01-01") !== null],
];

/** The code system of a column in which every cell of the sample is a code of it. */
function codesOf(
  field: "from" | "to",
  cells: readonly string[],
): Partial<Record<"from" | "to", CodeSystem>> {
  const filled = cells.filter((cell) => cell !== "");
  const found = CODE_TESTS.find(([, test]) => filled.length > 0 && filled.every(test));
  return found === undefined ? {} : { [field]: found[0] };
}

function isListOfTies(
  columns: Partial<Record<MappingField, string>>,
  types: readonly string[],
): boolean {
  if (columns.type === undefined || columns.date !== undefined) return false;
  return types.some((type) => /^(?:REPRESENTS|MEMBER.OF|ALLIED.WITH|PARTY.TO)$/i.test(type));
}

/** What is before the decimals of the numbers among the cells; null where none has decimals. */
function decimalSign(cells: readonly string[]): "." | "," | null {
  if (cells.some((cell) => /^[+-]?\d*\.\d+$/.test(cell.trim()))) return ".";
  return cells.some((cell) => /^[+-]?\d*,\d+$/.test(cell.trim())) ? "," : null;
}

/** Whether a cell may be 1234 written with a sign between thousands. */
function isMaybeThousands(cell: string): boolean {
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(cell.trim());
}

/** The round number that the polarities of a column stay within: 1, 3, 5, 10 or 100. */
function polarityScale(cells: readonly string[], decimal: "." | ","): number {
  const numbers = cells
    .map((cell) => Math.abs(parseDecimal(cell, decimal)))
    .filter((n) => !Number.isNaN(n));
  const greatest = Math.max(0, ...numbers);
  return [1, 3, 5, 10, 100].find((scale) => greatest <= scale) ?? 1;
}

function dateNote({ format, language, ambiguousWith }: DateFinding): string {
  if (format === "words") return `days in words (${language})`;
  const [other] = ambiguousWith;
  return other === undefined
    ? `days written ${format}`
    : `days that may be written ${format} or ${other}: please say which`;
}
