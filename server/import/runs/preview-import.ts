import { EntenteError } from "../../wire/entente-error.ts";
import type { ImportPreview } from "../../wire/import-report.ts";
import type { TableMapping } from "../../wire/table-mapping.ts";
import { SAMPLE_BYTES, toFileSample, type FileSample } from "../file-sample.ts";
import { detectFormats, FORMATS } from "../formats.ts";
import { findTable } from "../formats/table/table.ts";
import type { FormatName, ImportFormat, ImportRecord } from "../import-format.ts";

const ROWS = 20;
const SURE = 0.5;

/**
 * What the beginning of a file seems to be, and what its first rows become. Nothing is looked up in the
 * graph, so actors have the ids that they would have in an empty one.
 * @param head the first 256 kB of it, or the whole of a shorter one.
 */
export async function previewImport(
  name: string,
  head: Uint8Array,
  how: { readonly format: FormatName | null; readonly mapping: TableMapping | null },
): Promise<ImportPreview> {
  if (head[0] === 0x50 && head[1] === 0x4b) return unseen("an archive, which is opened on import");
  const sample = await toFileSample(name, head, head.length < SAMPLE_BYTES);
  const [detected] = detectFormats(sample);
  const isSure = (detected?.confidence ?? 0) >= SURE;
  const format =
    how.format === null ? (isSure ? detected?.format : undefined) : FORMATS[how.format];
  const finding = findTable(sample);
  const isTable = (format ?? detected?.format)?.name === "table";
  const mapping = isTable ? (how.mapping ?? finding?.mapping ?? null) : null;
  const missing = isTable && how.mapping === null ? [...(finding?.missing ?? [])] : [];
  const chosen = format ?? (isTable && missing.length === 0 ? FORMATS.table : undefined);
  return {
    format: chosen?.name ?? null,
    title: (chosen ?? detected?.format)?.title ?? null,
    reason: detected?.reason ?? "it is of no format that Entente knows",
    mapping,
    missing,
    rows: chosen === undefined ? [] : await firstRows(chosen, sample, head, mapping),
  };
}

async function firstRows(
  format: ImportFormat,
  { name, complete }: FileSample,
  head: Uint8Array,
  mapping: TableMapping | null,
): Promise<ImportPreview["rows"]> {
  const end = complete ? head.length : head.lastIndexOf(10) + 1;
  const options = mapping === null ? {} : { mapping };
  const rows: ImportPreview["rows"] = [];
  try {
    for await (const record of format.read({ name, bytes: once(head.subarray(0, end)) }, options)) {
      if (record.kind !== "items") rows.push(toRow(record, record.kind));
      if (rows.length >= ROWS) break;
    }
  } catch (error) {
    // A document that is cut off in the sample need not be so in the file.
    if (complete || !(error instanceof EntenteError)) throw error;
  }
  return rows;
}

function toRow(
  record: ImportRecord,
  kind: Exclude<ImportRecord["kind"], "items">,
): ImportPreview["rows"][number] {
  const { line } = record.at;
  if ("reason" in record) return { line, kind, item: null, reason: record.reason };
  const [item] = record.items;
  const stated = item?.kind === "stance" ? item.stance : item?.kind === "tie" ? item.tie : null;
  return { line, kind, item: stated, reason: null };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}

function unseen(reason: string): ImportPreview {
  return { format: null, title: null, reason, mapping: null, missing: [], rows: [] };
}
