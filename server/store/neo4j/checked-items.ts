import { EntenteError } from "../../wire/entente-error.ts";
import type { GraphItem } from "../../wire/interchange.ts";
import type { Fault } from "../../wire/problem.ts";
import { ItemCheck, type KnownIds } from "../item-check.ts";
import { itemToRecord, recordKey, recordText, sha256, type ItemRecord } from "../item-record.ts";
import { ItemSpool } from "./item-spool.ts";
import { addKnownIds } from "./known-ids.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";

const FAULTS_KEPT = 100;

export interface ItemCounts {
  actors: number;
  issues: number;
  sources: number;
  stances: number;
  ties: number;
}

/** Items held against the graph and each other, kept until they are written. */
export class CheckedItems {
  readonly counts: ItemCounts = { actors: 0, issues: 0, sources: 0, stances: 0, ties: 0 };
  readonly #connection: Neo4jConnection;
  readonly #known: KnownIds = {
    actors: new Set(),
    issues: new Set(),
    sources: new Set(),
    stances: new Set(),
  };
  readonly #check = new ItemCheck(this.#known);
  readonly #seen = new Map<string, string>();
  readonly #spool = new ItemSpool();
  readonly #faults: Fault[] = [];
  #faultCount = 0;

  constructor(connection: Neo4jConnection) {
    this.#connection = connection;
  }

  async add(items: readonly GraphItem[]): Promise<void> {
    await addKnownIds(this.#connection, items, this.#known);
    for (const item of items) {
      this.counts[`${item.kind}s`] += 1;
      this.#refuse(this.#check.check(item));
      // After the first fault nothing will be written: only look for more faults.
      if (this.#faultCount > 0) continue;
      const record = itemToRecord(item);
      const hash = sha256(recordText(record));
      const before = this.#seen.get(recordKey(record));
      if (before !== undefined && before !== hash) this.#refuse([twice(record)]);
      if (before !== undefined) continue;
      this.#seen.set(recordKey(record), hash);
      await this.#spool.add(item);
    }
  }

  /** @throws EntenteError `invalid-file` with the first faults, when there is any. */
  finish(): void {
    this.#refuse(this.#check.finish());
    const [first] = this.#faults;
    if (first === undefined) return;
    const total = this.#faultCount;
    const value = first.value === undefined ? "" : ` (${first.value})`;
    throw new EntenteError(
      "invalid-file",
      `${total === 1 ? "One fault" : `${total} faults`} in the items, so nothing was loaded. The first: ${first.place}${value} ${first.message}. ${first.remedy ?? ""}`.trim(),
      { details: { errors: this.#faults, total } },
    );
  }

  isIssue(id: string): boolean {
    return this.#check.isIssue(id);
  }

  batches(size: number): AsyncIterable<readonly GraphItem[]> {
    return this.#spool.batches(size);
  }

  close(): Promise<void> {
    return this.#spool.close();
  }

  #refuse(faults: readonly Fault[]): void {
    this.#faultCount += faults.length;
    this.#faults.push(...faults.slice(0, Math.max(0, FAULTS_KEPT - this.#faults.length)));
  }
}

function twice(record: ItemRecord): Fault {
  const value = record.shape === "node" ? record.id : record.key;
  const what = record.shape === "node" ? record.label.toLowerCase() : record.type;
  return {
    place: `${what} ${value}`,
    value,
    message: "is given twice with different content",
    remedy: "Keep one of the two, or give one another id.",
  };
}
