import type { GrafeoDB } from "@grafeo-db/js";
import { EditPlan, prepareEdit } from "../edit-plan.ts";
import type { EditedBatch, GraphEdit } from "../graph-edit.ts";
import { ItemCheck } from "../item-check.ts";
import { GraphDigest, recordKey, type ItemRecord } from "../item-record.ts";
import { createIndexes, GraphIndex, type ExistingItem } from "./graph-index.ts";
import { neededNodes } from "./needed-nodes.ts";
import { createEdges, createNodes, updateNodes } from "./write-batches.ts";

/** Applies batches of edits to an open graph, and tells of each change what was there before. */
export class GraphEditor {
  readonly digest: GraphDigest;
  /** Whether anything changed. */
  isChanged = false;
  readonly #database: GrafeoDB;
  readonly #index: GraphIndex;
  readonly #check: ItemCheck;

  static async open(database: GrafeoDB, digest: string): Promise<GraphEditor> {
    await createIndexes(database);
    return new GraphEditor(database, await GraphIndex.read(database), digest);
  }

  private constructor(database: GrafeoDB, index: GraphIndex, digest: string) {
    this.#database = database;
    this.#index = index;
    this.#check = new ItemCheck(index.knownIds());
    this.digest = new GraphDigest(digest);
  }

  /** Nodes and relationships by now. */
  get items(): number {
    return this.#database.nodeCount() + this.#database.edgeCount();
  }

  async apply(edits: readonly GraphEdit[]): Promise<EditedBatch> {
    const existing = new Map<string, ExistingItem>();
    const prepared = edits.map(prepareEdit);
    for (const { record, key } of prepared) {
      const item = this.#index.existing(record);
      if (item !== undefined) existing.set(key, item);
    }
    const stored = new Map([...existing].map(([key, { record }]) => [key, record]));
    const plan = new EditPlan(prepared, stored, this.#check);
    this.#remove(plan.removedEdges, existing);
    await this.#write(plan.put, existing);
    if (plan.doomed.length > 0) {
      this.#remove(plan.settle(await neededNodes(this.#database, plan.doomed)), existing);
    }
    this.isChanged = plan.addTo(this.digest) || this.isChanged;
    return plan.outcome();
  }

  async #write(
    records: readonly ItemRecord[],
    existing: ReadonlyMap<string, ExistingItem>,
  ): Promise<void> {
    const nodes = records.filter((record) => record.shape === "node");
    const edges = records.filter((record) => record.shape === "edge");
    const isNew = (record: ItemRecord): boolean => !existing.has(recordKey(record));
    this.#index.add(await createNodes(this.#database, nodes.filter(isNew)));
    const changed = nodes.flatMap((record) => {
      const item = existing.get(recordKey(record));
      return item === undefined ? [] : [{ record, internalId: item.internalId }];
    });
    await updateNodes(this.#database, changed);
    // A changed relationship may have other ends, so it is written anew.
    for (const edge of edges) {
      const item = existing.get(recordKey(edge));
      if (item !== undefined) this.#database.deleteEdge(item.internalId);
    }
    const isIssue = (id: string): boolean => this.#check.isIssue(id);
    this.#index.add(await createEdges(this.#database, edges, isIssue));
  }

  #remove(records: readonly ItemRecord[], existing: ReadonlyMap<string, ExistingItem>): void {
    for (const record of records) {
      const key = recordKey(record);
      const item = existing.get(key);
      if (item === undefined) continue;
      if (record.shape === "edge") this.#database.deleteEdge(item.internalId);
      else this.#database.deleteNode(item.internalId);
      this.#index.remove(key);
    }
  }
}
