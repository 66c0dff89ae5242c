import { z } from "zod";
import { ACTOR_KINDS, CountryCodeSchema, type Actor } from "../../../wire/actor.ts";
import { TableMappingSchema, type TableMapping } from "../../../wire/table-mapping.ts";
import { fileSource } from "../../article-source.ts";
import { stateActor, stateByName } from "../../codes/states.ts";
import { GraphDirectory } from "../../graph-directory.ts";
import { guessKind } from "../../guess-kind.ts";
import type { ImportRecord, ReadInput, SoundRecord } from "../../import-format.ts";
import { slugOf } from "../../name-key.ts";
import type { TableRow } from "../../read-table.ts";
import { rejectRow, RowRejection, skipRow, soundRow } from "../../row-records.ts";
import type { RowEnd } from "../table/map-parts.ts";
import { mapRow } from "../table/map-row.ts";
import { missingFields } from "../table/table-finding.ts";
import { guessColumns } from "../table/guess-columns.ts";
import { refuseIncomplete } from "../table/refuse-incomplete.ts";
import type { NetworkEdge, NetworkEvent, NetworkNode } from "./network-fields.ts";
import { OwnItems } from "./own-items.ts";

/** Options that all network formats share. */
export const NetworkOptionsSchema = z.strictObject({
  /**
   * What attributes of edges mean; columns are `label`, `weight` and the edges' attributes. Default: by
   * their names, each edge a neutral stance where nothing says otherwise.
   */
  mapping: TableMappingSchema.optional(),
  /** Constants for fields that the found mapping has nothing for, such as `{"date": "1862-01-01"}`. */
  set: TableMappingSchema.shape.constants.optional(),
});
export type NetworkOptions = z.infer<typeof NetworkOptionsSchema>;

/** Edges that may wait for nodes further down in the file. */
const MAX_WAITING = 100_000;

/**
 * The records of a network: nodes become actors, edges stances or ties. What Entente wrote itself is
 * read back as it was. Memory grows with the nodes and not with the edges, except for edges that come
 * before their nodes. An edge whose ends the file does not have is rejected.
 */
export async function* readNetworkEvents(
  events: AsyncIterable<NetworkEvent>,
  input: ReadInput,
  options: NetworkOptions,
): AsyncGenerator<ImportRecord> {
  const network = new NetworkReader(input, options);
  for await (const event of events) {
    const record = network.take(event);
    if (record !== null) yield record;
  }
  yield* network.finish();
}

class NetworkReader {
  readonly #input: ReadInput;
  readonly #options: NetworkOptions;
  readonly #known: GraphDirectory;
  readonly #own = new OwnItems();
  /** Actors, or null for what Entente wrote, by node id. */
  readonly #nodes = new Map<string, Actor | null>();
  readonly #actorIds = new Set<string>();
  readonly #waiting: NetworkEdge[] = [];
  #edgeAttributes: readonly string[] = [];
  #day: string | undefined;
  #mapping: TableMapping | null = null;

  constructor(input: ReadInput, options: NetworkOptions) {
    this.#input = input;
    this.#options = options;
    this.#known = input.known ?? new GraphDirectory();
  }

  take(event: NetworkEvent): ImportRecord | null {
    switch (event.kind) {
      case "about":
        this.#edgeAttributes = [...this.#edgeAttributes, ...(event.edgeAttributes ?? [])];
        this.#day = event.day ?? this.#day;
        return null;
      case "node":
        return this.#safely(event.node.line, event.node, () => this.#node(event.node));
      case "edge":
        if (this.#hasEnds(event.edge) || this.#waiting.length >= MAX_WAITING) {
          return this.#edge(event.edge);
        }
        this.#waiting.push(event.edge);
        return null;
      case "other":
        return skipRow({ line: event.line, offset: 0 }, event.what);
    }
  }

  *finish(): Generator<ImportRecord> {
    for (const edge of this.#waiting) yield this.#edge(edge);
  }

  #hasEnds({ source, target }: NetworkEdge): boolean {
    return this.#nodes.has(source) && this.#nodes.has(target);
  }

  #node(node: NetworkNode): SoundRecord {
    const at = { line: node.line, offset: 0 };
    if (this.#nodes.has(node.id)) {
      throw new RowRejection({
        column: "id",
        value: node.id,
        reason: "the id is already that of another node",
        remedy: "rename one of them, or remove it",
      });
    }
    const own = this.#own.node(node);
    if (own !== null) {
      this.#nodes.set(node.id, null);
      return soundRow("items", at, [own]);
    }
    const actor = this.#actor(node);
    this.#nodes.set(node.id, actor);
    this.#actorIds.add(actor.id);
    return soundRow("items", at, [], [{ kind: "actor", actor }]);
  }

  /** Two nodes are two actors, also where they have one name. */
  #actor(node: NetworkNode): Actor {
    const proposed = proposedActor(node);
    const isCoded = proposed.kind === "state";
    const isSure = node.attributes.has("kind");
    const actor = this.#known.actor(proposed, { coded: isCoded, anyKind: !isSure });
    if (!this.#actorIds.has(actor.id)) return actor;
    return this.#known.distinctActor({ ...proposed, id: `${proposed.id}-${slugOf(node.id)}` });
  }

  #edge(edge: NetworkEdge): ImportRecord {
    return this.#safely(edge.line, edge, () => {
      const at = { line: edge.line, offset: 0 };
      const own = this.#own.edge(edge);
      if (own !== null) return soundRow(own.kind === "tie" ? "tie" : "stance", at, [own]);
      const ends = { from: this.#end(edge, "source"), to: this.#end(edge, "target") };
      return mapRow(new EdgeRow(edge), {
        mapping: this.#edgeMapping(edge),
        known: this.#known,
        file: fileSource(this.#input.name),
        endsOf: () => ({ from: ends.from, to: { kind: "actor", actor: ends.to } satisfies RowEnd }),
      });
    });
  }

  #end(edge: NetworkEdge, field: "source" | "target"): Actor {
    const actor = this.#nodes.get(edge[field]);
    if (actor !== undefined && actor !== null) return actor;
    throw new RowRejection({
      column: field,
      value: edge[field],
      reason: "the file has no node of this id",
      remedy: "add the node, or correct the id",
    });
  }

  /** Found at the first edge, when the file has told what its edges have. */
  #edgeMapping(first: NetworkEdge): TableMapping {
    if (this.#mapping !== null) return this.#mapping;
    const found = this.#options.mapping ?? guessMapping(this.#edgeAttributes, this.#day, first);
    const mapping = { ...found, constants: { ...found.constants, ...this.#options.set } };
    const ends = { ...mapping, constants: { from: "node", to: "node", ...mapping.constants } };
    refuseIncomplete(this.#input.name, missingFields(ends));
    this.#mapping = mapping;
    return mapping;
  }

  #safely(line: number, thing: NetworkNode | NetworkEdge, read: () => ImportRecord): ImportRecord {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RowRejection)) throw error;
      const raw = JSON.stringify({ ...thing, attributes: Object.fromEntries(thing.attributes) });
      return rejectRow({ line, offset: 0 }, raw, error.fault);
    }
  }
}

function guessMapping(
  attributes: readonly string[],
  day: string | undefined,
  first: NetworkEdge,
): TableMapping {
  const { from: _from, to: _to, source, ...columns } = guessColumns(attributes);
  const neutral = columns.polarity === undefined && columns.act === undefined;
  return TableMappingSchema.parse({
    columns: {
      ...columns,
      ...(source === undefined ? {} : { source }),
      // Networks that change over time say when an edge begins.
      ...(columns.date === undefined && first.attributes.has("start") ? { date: "start" } : {}),
      mentions: "mentions",
      summary: columns.summary ?? "label",
    },
    constants: {
      ...(neutral ? { polarity: "0" } : {}),
      locator: "edge {edge}",
      ...(day === undefined ? {} : { date: day }),
    },
  });
}

/** The actor that a node seems to be, by its attributes or else its label. */
function proposedActor({ id, label, attributes }: NetworkNode): Actor {
  const name = (attributes.get("name") ?? "").trim() || label.trim() || id;
  const kind = ACTOR_KINDS.find((known) => known === attributes.get("kind")?.toLowerCase());
  const stateId = kind === undefined || kind === "state" ? stateByName(name) : null;
  const state = stateId === null ? null : stateActor(stateId);
  if (state !== null) return state;
  const country = CountryCodeSchema.safeParse(attributes.get("country")?.toLowerCase());
  return {
    id: slugOf(name),
    kind: kind ?? guessKind(name),
    name: name.slice(0, 500),
    ...(country.success ? { country: country.data } : {}),
  };
}

/** An edge as a row whose columns are its attributes. */
class EdgeRow implements TableRow {
  readonly at: TableRow["at"];
  readonly #edge: NetworkEdge;

  constructor(edge: NetworkEdge) {
    this.at = { line: edge.line, offset: 0 };
    this.#edge = edge;
  }

  get raw(): string {
    return JSON.stringify({ ...this.#edge, attributes: Object.fromEntries(this.#edge.attributes) });
  }

  cell(column: string): string {
    const { attributes, id, label, weight, source, target } = this.#edge;
    const own = attributes.get(column);
    if (own !== undefined) return own.trim();
    switch (column) {
      case "edge":
        return id === "" ? `from ${source} to ${target}, line ${this.at.line}` : id;
      case "label":
        return label.trim();
      case "weight":
        return weight;
      // A weight that counts something is how often it was reported; others are no number of reports.
      case "mentions":
        return /^[1-9]\d{0,14}(?:\.0*)?$/.test(weight) ? weight.replace(/\..*$/, "") : "";
      default:
        return "";
    }
  }
}
