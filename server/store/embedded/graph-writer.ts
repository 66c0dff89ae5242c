import type { GrafeoDB } from "@grafeo-db/js";
import type { GraphItem } from "../../wire/interchange.ts";
import type { Fault } from "../../wire/problem.ts";
import type { LoadSummary } from "../graph-store.ts";
import { ItemCheck, type KnownIds } from "../item-check.ts";
import {
  GraphDigest,
  itemToRecord,
  recordText,
  sha256,
  type EdgeRecord,
  type ItemRecord,
  type NodeRecord,
} from "../item-record.ts";
import { createIndexes, GraphIndex } from "./graph-index.ts";
import { createEdges, createNodes, updateNodes } from "./write-batches.ts";

const BATCH = 5_000;
const FAULTS_KEPT = 100;

/** Applies items to an open graph in batches, and tells what they changed. */
export class GraphWriter {
  readonly digest: GraphDigest;
  readonly faults: Fault[] = [];
  faultCount = 0;
  readonly #database: GrafeoDB;
  readonly #index: GraphIndex;
  readonly #check: ItemCheck;
  readonly #seen = new Map<string, string>();
  readonly #newNodes: NodeRecord[] = [];
  readonly #changedNodes: { readonly record: NodeRecord; readonly internalId: number }[] = [];
  readonly #newEdges: EdgeRecord[] = [];
  readonly #counts = {
    actors: 0,
    issues: 0,
    sources: 0,
    stances: 0,
    ties: 0,
    created: 0,
    changed: 0,
  };

  static async open(database: GrafeoDB, digest: string): Promise<GraphWriter> {
    await createIndexes(database);
    const index = await GraphIndex.read(database);
    return new GraphWriter(database, index, digest);
  }

  private constructor(database: GrafeoDB, index: GraphIndex, digest: string) {
    this.#database = database;
    this.#index = index;
    this.#check = new ItemCheck(index.knownIds() satisfies KnownIds);
    this.digest = new GraphDigest(digest);
  }

  get summary(): LoadSummary {
    return { ...this.#counts };
  }

  /** Nodes and relationships after the load. */
  get items(): number {
    return this.#database.nodeCount() + this.#database.edgeCount();
  }

  async take(items: readonly GraphItem[]): Promise<void> {
    for (const item of items) {
      this.#counts[`${item.kind}s`] += 1;
      const faults = this.#check.check(item);
      this.#refuse(faults);
      // After the first fault nothing will be kept: only look for more faults.
      if (this.faultCount === 0) this.#plan(itemToRecord(item));
    }
    if (this.#newNodes.length + this.#changedNodes.length >= BATCH) await this.#flushNodes();
    if (this.#newEdges.length >= BATCH) await this.#flush();
  }

  async finish(): Promise<void> {
    this.#refuse(this.#check.finish());
    if (this.faultCount === 0) await this.#flush();
  }

  #plan(record: ItemRecord): void {
    const text = recordText(record);
    const hash = sha256(text);
    const name =
      record.shape === "node" ? `${record.label} ${record.id}` : `${record.type} ${record.key}`;
    const before = this.#seen.get(name);
    if (before !== undefined) {
      if (before !== hash) this.#refuse([twice(record)]);
      return;
    }
    this.#seen.set(name, hash);
    const existing = this.#index.existing(record);
    if (existing === undefined) {
      this.#counts.created += 1;
      this.digest.add(hash);
      if (record.shape === "node") this.#newNodes.push(record);
      else this.#newEdges.push(record);
      return;
    }
    if (existing.text === text) return;
    this.#counts.changed += 1;
    this.digest.remove(sha256(existing.text));
    this.digest.add(hash);
    if (record.shape === "node")
      this.#changedNodes.push({ record, internalId: existing.internalId });
    else {
      // A changed relationship may have other ends, so it is written anew.
      this.#database.deleteEdge(existing.internalId);
      this.#newEdges.push(record);
    }
  }

  #refuse(faults: readonly Fault[]): void {
    this.faultCount += faults.length;
    this.faults.push(...faults.slice(0, Math.max(0, FAULTS_KEPT - this.faults.length)));
  }

  async #flushNodes(): Promise<void> {
    await createNodes(this.#database, this.#newNodes.splice(0));
    await updateNodes(this.#database, this.#changedNodes.splice(0));
  }

  async #flush(): Promise<void> {
    await this.#flushNodes();
    await createEdges(this.#database, this.#newEdges.splice(0), (id) => this.#check.isIssue(id));
  }
}

function twice(record: ItemRecord): Fault {
  const value = record.shape === "node" ? record.id : record.key;
  const place =
    record.shape === "node" ? `${record.label.toLowerCase()} ${value}` : `${record.type} ${value}`;
  return {
    place,
    value,
    message: "is given twice with different content",
    remedy: "Keep one of the two, or give one another id.",
  };
}
