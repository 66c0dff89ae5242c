import type { QuerySummary } from "../wire/query-result.ts";
import type { WireRow } from "../wire/wire-value.ts";
import { cellText, isNumeric, printable } from "./cell-text.ts";
import type { CommandContext, ExitCode } from "./command.ts";
import type { DeskForm, DeskResult } from "./query-desk.ts";
import { readResultLines, summaryOf } from "./result-lines.ts";
import { TextTable } from "./text-table.ts";

/** The forms in which a command gives a result. */
export const RESULT_FORMATS = ["table", "json", "ndjson", "csv", "gexf", "graphml"] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** Rows by which a table chooses its widths, and which it holds back for that. */
const SAMPLE_ROWS = 500;

/** The form in which a desk is asked for what a format is made of. */
export function deskForm(format: ResultFormat): DeskForm {
  return format === "table" || format === "json" ? "ndjson" : format;
}

/**
 * Writes a result, and on standard error how it came about.
 * @param isLimitWanted whether the call itself set a limit, so that a cut is no surprise.
 * @returns 1 for a result that was cut and was not meant to be.
 * @throws EntenteError what broke the result midway.
 */
export async function writeResult(
  result: DeskResult,
  format: ResultFormat,
  streams: Pick<CommandContext, "output" | "notices">,
  isLimitWanted: boolean,
): Promise<ExitCode> {
  const { notices } = streams;
  const summary = await WRITERS[format](result, streams);
  if (summary === null) return 0;
  const note = noteOf(summary);
  if (note !== null || notices.isTerminal) notices.line(note ?? resultLine(summary));
  return note === null || isLimitWanted ? 0 : 1;
}

type Streams = Pick<CommandContext, "output" | "notices">;
type Writer = (result: DeskResult, streams: Streams) => Promise<QuerySummary | null>;

const WRITERS = {
  table: writeTable,
  json: writeJson,
  ndjson: writeLines,
  csv: writeFile,
  gexf: writeFile,
  graphml: writeFile,
} as const satisfies Record<ResultFormat, Writer>;

async function writeFile(result: DeskResult, { output }: Streams): Promise<QuerySummary | null> {
  for await (const chunk of result.chunks) await output.write(chunk);
  return result.summary();
}

async function writeLines(
  { chunks }: DeskResult,
  { output }: Streams,
): Promise<QuerySummary | null> {
  for await (const line of readResultLines(chunks)) {
    await output.line(line.text);
    if (line.kind === "end") return summaryOf(line.end);
  }
  return null;
}

/** The same document as `application/json` of the server. */
async function writeJson(
  { chunks }: DeskResult,
  { output }: Streams,
): Promise<QuerySummary | null> {
  let separator = "\n";
  for await (const line of readResultLines(chunks)) {
    if (line.kind === "head") {
      await output.write(`{"columns":${JSON.stringify(line.columns)},"rows":[`);
    } else if (line.kind === "row") {
      await output.write(separator + line.text);
      separator = ",\n";
    } else {
      const summary = summaryOf(line.end);
      await output.write(`],\n"summary":${JSON.stringify(summary)}}\n`);
      return summary;
    }
  }
  return null;
}

async function writeTable(
  { chunks }: DeskResult,
  { output, notices }: Streams,
): Promise<QuerySummary | null> {
  let columns: readonly string[] = [];
  let table: TextTable | undefined;
  const sample: WireRow[] = [];
  for await (const line of readResultLines(chunks)) {
    if (line.kind === "head") {
      columns = line.columns;
      continue;
    }
    if (line.kind === "row" && table === undefined) sample.push(parseRow(line.text));
    else if (line.kind === "row") await output.write(tableRow(table, parseRow(line.text)));
    if (table === undefined && (line.kind === "end" || sample.length === SAMPLE_ROWS)) {
      notices.clear();
      table = await beginTable(columns, sample, output);
    }
    if (line.kind === "end") return summaryOf(line.end);
  }
  return null;
}

/** Chooses the widths by some rows, and writes them. */
async function beginTable(
  columns: readonly string[],
  sample: readonly WireRow[],
  output: Streams["output"],
): Promise<TextTable> {
  const table = new TextTable(
    columns.map((title, at) => ({
      title: printable(title),
      alignRight: isNumericColumn(sample, at),
    })),
    sample.map((row) => row.map(cellText)),
    { width: output.columns, isBold: output.hasStyle },
  );
  await output.write(table.head());
  for (const row of sample) await output.write(tableRow(table, row));
  return table;
}

function tableRow(table: TextTable | undefined, row: WireRow): string {
  return table?.row(row.map(cellText)) ?? "";
}

function parseRow(text: string): WireRow {
  return JSON.parse(text) as WireRow;
}

function isNumericColumn(rows: readonly WireRow[], at: number): boolean {
  const values = rows.map((row) => row[at] ?? null).filter((value) => value !== null);
  return values.length > 0 && values.every(isNumeric);
}

/** Why not all rows are there; null where they are. */
function noteOf({ cut, rows, limits }: QuerySummary): string | null {
  if (cut === undefined) return null;
  const left =
    cut.left === null
      ? "there are more"
      : `${cut.isExact ? "" : "at least "}${cut.left.toLocaleString("en")} more are left`;
  const by = {
    rows: `the limit of ${limits.rows.toLocaleString("en")} rows`,
    bytes: `the limit of ${limits.bytes.toLocaleString("en")} bytes`,
    time: `the limit of ${limits.timeMs / 1000} s`,
  }[cut.by];
  return `The result was cut by ${by} after ${rows.toLocaleString("en")} rows; ${left}.`;
}

function resultLine({ rows, timeMs }: QuerySummary): string {
  return `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"} in ${Math.round(timeMs)} ms`;
}
