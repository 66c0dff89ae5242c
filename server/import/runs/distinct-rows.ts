import { itemToRecord, recordKey } from "../../store/item-record.ts";
import type { GraphItem } from "../../wire/interchange.ts";
import type { ImportRecord, SoundRecord } from "../import-format.ts";
import { rejectRow, soundRow } from "../row-records.ts";
import { FingerprintTable, textHash } from "./fingerprint-table.ts";

/**
 * The same records, in which each stance and tie of a file is stated once. A row that states again what
 * an earlier one stated stays a row and states nothing more; one that gives an id of an earlier row
 * another content is rejected, for nobody can say which of the two is meant. Where in the file a row
 * stands is no content.
 */
export async function* distinctRows(
  records: AsyncIterable<ImportRecord>,
): AsyncGenerator<ImportRecord> {
  const seen = new FingerprintTable();
  for await (const record of records) {
    if (record.kind === "stance" || record.kind === "tie") yield* distinct(record, seen);
    else yield record;
  }
}

function* distinct(record: SoundRecord, seen: FingerprintTable): Generator<ImportRecord> {
  const fresh: GraphItem[] = [];
  const facts = record.items.map((item) => ({ item, key: keyOf(item), content: contentOf(item) }));
  for (const { item, key, content } of facts) {
    const before = seen.get(key);
    if (before !== undefined && before !== content) {
      // Its reader names nothing twice, so what it named has to come in all the same.
      if (record.named.length > 0) yield soundRow("items", record.at, [], record.named);
      yield rejectRow(record.at, "", {
        column: "id",
        value: key,
        reason: "an earlier row of this file has the same id and says something else",
        remedy: "keep one of the two rows, or give one of them another id",
      });
      return;
    }
    if (before === undefined) fresh.push(item);
  }
  for (const { key, content } of facts) seen.set(key, content);
  yield fresh.length === record.items.length ? record : { ...record, items: fresh };
}

function keyOf(item: GraphItem): string {
  return item.kind === "stance" ? item.stance.id : recordKey(itemToRecord(item));
}

function contentOf(item: GraphItem): number {
  if (item.kind !== "stance") return textHash(JSON.stringify(item));
  const { locator: _, ...content } = item.stance;
  return textHash(JSON.stringify(content));
}
