import { Readable } from "node:stream";
import { FORMATS } from "../../server/import/formats.ts";
import type {
  FormatName,
  ImportRecord,
  ReadInput,
  RejectedRecord,
} from "../../server/import/import-format.ts";
import type { Actor } from "../../server/wire/actor.ts";
import type { GraphItem } from "../../server/wire/interchange.ts";
import type { Stance } from "../../server/wire/stance.ts";
import type { Tie } from "../../server/wire/tie.ts";

/** What a read may be given beside the text. */
export interface ReadSetup extends Partial<Omit<ReadInput, "bytes">> {
  readonly options?: unknown;
  readonly chunk?: number;
}

/** All records of a text or bytes in a format. */
export async function readRecords(
  format: FormatName,
  content: string | Uint8Array,
  { options, chunk, ...input }: ReadSetup = {},
): Promise<ImportRecord[]> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const stream = Readable.from(chunksOf(bytes, chunk ?? 65_536));
  return collect(FORMATS[format].read({ name: "x", ...input, bytes: stream }, options));
}

export async function collect(records: AsyncIterable<ImportRecord>): Promise<ImportRecord[]> {
  const all: ImportRecord[] = [];
  for await (const record of records) all.push(record);
  return all;
}

export function* chunksOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Every item of the records, named ones first in each. */
export function itemsOf(records: readonly ImportRecord[]): GraphItem[] {
  return records.flatMap((record) => ("items" in record ? [...record.named, ...record.items] : []));
}

export function stancesOf(records: readonly ImportRecord[]): Stance[] {
  return itemsOf(records).flatMap((item) => (item.kind === "stance" ? [item.stance] : []));
}

export function tiesOf(records: readonly ImportRecord[]): Tie[] {
  return itemsOf(records).flatMap((item) => (item.kind === "tie" ? [item.tie] : []));
}

export function actorsOf(records: readonly ImportRecord[]): Actor[] {
  return itemsOf(records).flatMap((item) => (item.kind === "actor" ? [item.actor] : []));
}

export function rejectedOf(records: readonly ImportRecord[]): RejectedRecord[] {
  return records.filter((record) => record.kind === "rejected");
}

/** "2 stance, 1 skipped: no second actor", with rejected rows by their reason. */
export function tallyOf(records: readonly ImportRecord[]): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const record of records) {
    const key = "reason" in record ? `${record.kind}: ${record.reason}` : record.kind;
    tally[key] = (tally[key] ?? 0) + 1;
  }
  return tally;
}
