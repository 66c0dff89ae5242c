import type { GrafeoDB, QueryResult } from "@grafeo-db/js";
import type { KnownIds } from "../item-check.ts";
import type { ActorKind } from "../../wire/actor.ts";
import {
  KIND_LABELS,
  recordOfKey,
  recordText,
  tieKey,
  type ItemRecord,
  type RecordProperties,
} from "../item-record.ts";
import type { CreatedIds } from "./write-batches.ts";

const NODE_LABELS = ["Actor", "Issue", "Source"] as const;

/** An item of the graph. */
export interface ExistingItem {
  readonly internalId: number;
  readonly record: ItemRecord;
  /** Its `recordText`, to compare. */
  readonly text: string;
}

/** Makes the indexes of the graph where they are absent. */
export async function createIndexes(database: GrafeoDB): Promise<void> {
  const existing = await database.executeCypher("SHOW INDEXES");
  const labels = new Set(existing.rows().map((row) => row[2]));
  for (const label of NODE_LABELS) {
    if (!labels.has(label)) await database.executeCypher(`CREATE INDEX FOR (n:${label}) ON (n.id)`);
  }
}

/** Where the items of a graph are, by our ids: the engine has no index over relationships. */
export class GraphIndex {
  readonly #database: GrafeoDB;
  readonly #nodes = new Map<string, number>();
  readonly #ids = new Map<number, string>();
  readonly #edges = new Map<string, number>();

  static async read(database: GrafeoDB): Promise<GraphIndex> {
    const index = new GraphIndex(database);
    for (const label of NODE_LABELS) {
      const nodes = await database.executeCypher(`MATCH (n:${label}) RETURN id(n), n.id`);
      for (const [internalId, id] of scalars(nodes))
        index.#addNode(label, String(id), Number(internalId));
    }
    const stances = await database.executeCypher("MATCH ()-[s:STANCE]->() RETURN id(s), s.id");
    for (const [internalId, id] of scalars(stances)) {
      index.#edges.set(`STANCE ${String(id)}`, Number(internalId));
    }
    await index.#readTies();
    return index;
  }

  private constructor(database: GrafeoDB) {
    this.#database = database;
  }

  knownIds(): KnownIds {
    const ids = (label: string): Set<string> =>
      new Set(
        [...this.#nodes.keys()]
          .filter((name) => name.startsWith(`${label} `))
          .map((name) => name.slice(label.length + 1)),
      );
    const stances = [...this.#edges.keys()].filter((name) => name.startsWith("STANCE "));
    return {
      actors: ids("Actor"),
      issues: ids("Issue"),
      sources: ids("Source"),
      stances: new Set(stances.map((name) => name.slice("STANCE ".length))),
    };
  }

  /** The item that a record would replace; undefined for a new one. */
  existing(record: ItemRecord): ExistingItem | undefined {
    return record.shape === "node"
      ? this.#existingNode(record.label, record.id)
      : this.#existingEdge(record.type, record.key);
  }

  /** Takes note of what was created. */
  add(created: CreatedIds): void {
    for (const [key, internalId] of created) {
      const record = recordOfKey(key);
      if (record.shape === "node") this.#addNode(record.label, record.id, internalId);
      else this.#edges.set(key, internalId);
    }
  }

  /** Forgets what was removed. */
  remove(key: string): void {
    this.#edges.delete(key);
    const internalId = this.#nodes.get(key);
    if (internalId !== undefined) this.#ids.delete(internalId);
    this.#nodes.delete(key);
  }

  #addNode(label: string, id: string, internalId: number): void {
    this.#nodes.set(`${label} ${id}`, internalId);
    this.#ids.set(internalId, id);
  }

  async #readTies(): Promise<void> {
    const ties = await this.#database.executeCypher(
      "MATCH (a)-[t]->(b) WHERE type(t) <> 'STANCE' RETURN id(t), type(t), a.id, b.id, t.source, t.role, t.since",
    );
    for (const [internalId, type, from, to, source, role, since] of scalars(ties)) {
      const key = tieKey({
        type: String(type),
        from: String(from),
        to: String(to),
        properties: { source, role, since },
      });
      this.#edges.set(`${String(type)} ${key}`, Number(internalId));
    }
  }

  #existingNode(label: (typeof NODE_LABELS)[number], id: string): ExistingItem | undefined {
    const internalId = this.#nodes.get(`${label} ${id}`);
    const node = internalId === undefined ? null : this.#database.getNode(internalId);
    if (internalId === undefined || node === null) return undefined;
    const properties = node.properties() as RecordProperties;
    const kind = properties["kind"] as ActorKind | undefined;
    const kindLabel = label === "Actor" && kind !== undefined ? KIND_LABELS[kind] : null;
    return toExisting(internalId, { shape: "node", label, kindLabel, id, properties });
  }

  #existingEdge(
    type: Extract<ItemRecord, { shape: "edge" }>["type"],
    key: string,
  ): ExistingItem | undefined {
    const internalId = this.#edges.get(`${type} ${key}`);
    const edge = internalId === undefined ? null : this.#database.getEdge(internalId);
    if (internalId === undefined || edge === null) return undefined;
    const [from, to] = [this.#ids.get(edge.sourceId) ?? "", this.#ids.get(edge.targetId) ?? ""];
    const properties = edge.properties() as RecordProperties;
    return toExisting(internalId, { shape: "edge", type, key, from, to, properties });
  }
}

function toExisting(internalId: number, record: ItemRecord): ExistingItem {
  return { internalId, record, text: recordText(record) };
}

/** Rows of a query that returns only numbers, texts and nulls. */
function scalars(result: QueryResult): readonly (readonly (string | number | null)[])[] {
  return result.rows() as (string | number | null)[][];
}
