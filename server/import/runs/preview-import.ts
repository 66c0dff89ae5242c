import { EntenteError } from "../../wire/entente-error.ts";
import type { ImportPreview, PreviewRow } from "../../wire/import-report.ts";
import { TableMappingSchema, type TableMapping } from "../../wire/table-mapping.ts";
import { peekPacked, type PeekedFile } from "../bytes/peek-packed.ts";
import { SAMPLE_BYTES, toFileSample, type FileSample } from "../file-sample.ts";
import { detectFormats, FORMATS } from "../formats.ts";
import { findMapping, missingFields } from "../formats/table/table-finding.ts";
import { findTable, readTableSample } from "../formats/table/table.ts";
import type { FormatName, ImportFormat, ImportRecord } from "../import-format.ts";
import { optionsFor } from "./import-parts.ts";

const ROWS = 20;
const CELL_ROWS = 5;
const SURE = 0.5;

/** How a file is to be read. */
export interface PreviewRequest {
  readonly format: FormatName | null;
  /** Options of formats, as an import has them. */
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * What the beginning of a file seems to be, and what its first rows become. Nothing is looked up in the
 * graph, so actors have the ids that they would have in an empty one.
 * @param head the first 256 kB of it, or the whole of a shorter one.
 */
export async function previewImport(
  name: string,
  head: Uint8Array,
  how: PreviewRequest,
): Promise<ImportPreview> {
  const given = { name, head, complete: head.length < SAMPLE_BYTES };
  const file = await peekPacked(given, SAMPLE_BYTES);
  if (file === null) return unseen(name, "an archive, which is opened on import");
  const sample = await toFileSample(file.name, file.head, file.complete);
  const candidates = detectFormats(sample);
  const [likeliest] = candidates;
  const isSure = (likeliest?.confidence ?? 0) >= SURE;
  const format =
    how.format === null ? (isSure ? likeliest?.format : undefined) : FORMATS[how.format];
  const isTable = (format ?? likeliest?.format)?.name === "table";
  const mapping = isTable ? mappingOf(sample, how) : null;
  const missing = mapping === null ? [] : missingFields(mapping);
  const chosen = format ?? (isTable ? FORMATS.table : undefined);
  const isReadable = chosen !== undefined && missing.length === 0;
  const options = chosen === undefined ? {} : optionsFor(chosen, how);
  const read = isReadable
    ? await firstRows(chosen, file, mapping === null ? options : { ...options, mapping })
    : { rows: [], names: {} };
  const { encoding, reason } = sample.encoding;
  return {
    name: file.name,
    format: isReadable || isSure ? (chosen?.name ?? null) : null,
    title: (chosen ?? likeliest?.format)?.title ?? null,
    reason: reasonOf(sample, likeliest?.reason),
    candidates: candidates.map(({ format: { name, title }, confidence, reason: why }) => ({
      name,
      title,
      confidence,
      reason: why,
    })),
    encoding: { name: encoding, reason },
    table: isTable ? tableOf(sample, mapping) : null,
    mapping,
    missing,
    ...read,
  };
}

function reasonOf({ text }: FileSample, reason: string | undefined): string {
  if (text.trim() === "") return "it is empty";
  return reason ?? "it is of no format that Entente knows";
}

/** The mapping that is asked for, or the one that was found, with the constants that are asked for. */
function mappingOf(sample: FileSample, { options }: PreviewRequest): TableMapping | null {
  const asked = TableMappingSchema.safeParse(options["mapping"]);
  const mapping = asked.success ? asked.data : (findTable(sample)?.mapping ?? null);
  const set = options["set"] as TableMapping["constants"] | undefined;
  return mapping === null ? null : { ...mapping, constants: { ...mapping.constants, ...set } };
}

function tableOf(sample: FileSample, mapping: TableMapping | null): ImportPreview["table"] {
  const table = readTableSample(sample, mapping?.delimiter);
  if (table === null) return null;
  const rows = table.rows.slice(0, CELL_ROWS).map((row) => [...row]);
  const notes = [...findMapping(table).doubts];
  return { columns: [...table.columns], rows, delimiter: table.delimiter, notes };
}

async function firstRows(
  format: ImportFormat,
  { name, head, complete }: PeekedFile,
  options: Readonly<Record<string, unknown>>,
): Promise<Pick<ImportPreview, "rows" | "names">> {
  const end = complete ? head.length : head.lastIndexOf(10) + 1;
  const rows: PreviewRow[] = [];
  const names: Record<string, string> = {};
  try {
    for await (const record of format.read({ name, bytes: once(head.subarray(0, end)) }, options)) {
      addNames(record, names);
      if (record.kind !== "items") rows.push(toRow(record, record.kind));
      if (rows.length >= ROWS) break;
    }
  } catch (error) {
    // A document that is cut off in the sample need not be so in the file.
    if (complete || !(error instanceof EntenteError)) throw error;
  }
  return { rows, names };
}

function addNames(record: ImportRecord, names: Record<string, string>): void {
  if (!("items" in record)) return;
  for (const item of [...record.named, ...record.items]) {
    if (item.kind === "actor") names[item.actor.id] = item.actor.name;
    if (item.kind === "issue") names[item.issue.id] = item.issue.name;
  }
}

function toRow(
  record: ImportRecord,
  kind: Exclude<ImportRecord["kind"], "items">,
): ImportPreview["rows"][number] {
  const { line } = record.at;
  const sound = { item: null, reason: null, column: null, value: null, remedy: null };
  if (record.kind === "rejected") {
    const { reason, column, value, remedy } = record;
    return { line, kind, item: null, reason, column, value, remedy };
  }
  if (record.kind === "skipped") return { ...sound, line, kind, reason: record.reason };
  const [item] = record.items;
  const stated = item?.kind === "stance" ? item.stance : item?.kind === "tie" ? item.tie : null;
  return { ...sound, line, kind, item: stated };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}

function unseen(name: string, reason: string): ImportPreview {
  return {
    name,
    format: null,
    title: null,
    reason,
    candidates: [],
    encoding: null,
    table: null,
    mapping: null,
    missing: [],
    rows: [],
    names: {},
  };
}
