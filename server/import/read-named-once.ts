import type { ImportRecord } from "./import-format.ts";
import { RecentItems } from "./recent-items.ts";

/** The same records, in which nothing is named again that was named lately. */
export async function* readNamedOnce(
  records: AsyncIterable<ImportRecord>,
): AsyncGenerator<ImportRecord> {
  const recent = new RecentItems();
  for await (const record of records) {
    if (!("named" in record) || record.named.length === 0) yield record;
    else yield { ...record, named: recent.unseen(record.named) };
  }
}
