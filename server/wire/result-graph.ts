import type { WireMap, WireNode, WireRelationship, WireRow, WireValue } from "./wire-value.ts";

/** A node of a result, of whatever schema. */
export interface ResultNode {
  readonly id: string;
  readonly labels: readonly string[];
  /** A short text to draw, never empty. */
  readonly caption: string;
  readonly properties: WireMap;
  /** True for an end of a relationship that the result itself does not hold. */
  readonly isOutside: boolean;
}

export interface ResultEdge {
  readonly id: string;
  readonly type: string;
  /** Ids of nodes of the same graph. */
  readonly from: string;
  readonly to: string;
  readonly properties: WireMap;
}

/** The graph in the rows of a query: each node and relationship once. */
export interface ResultGraph {
  readonly nodes: readonly ResultNode[];
  readonly edges: readonly ResultEdge[];
}

/**
 * The graph that rows hold in nodes, relationships and paths, also inside lists and maps, in the
 * order in which they come up. An end that no row shows becomes a node of its own, marked as outside.
 */
export function rowsToGraph(rows: Iterable<WireRow>): ResultGraph {
  const builder = new ResultGraphBuilder();
  for (const row of rows) builder.add(row);
  return builder.graph();
}

/** Makes a {@link ResultGraph} of rows that come one after the other. */
export class ResultGraphBuilder {
  readonly #nodes = new Map<string, ResultNode>();
  readonly #edges = new Map<string, ResultEdge>();

  /** Nodes and edges so far. */
  get size(): number {
    return this.#nodes.size + this.#edges.size;
  }

  add(row: WireRow): void {
    for (const value of row) this.#collect(value);
  }

  graph(): ResultGraph {
    const nodes = new Map(this.#nodes);
    for (const { from, to } of this.#edges.values()) {
      for (const id of [from, to]) if (!nodes.has(id)) nodes.set(id, outside(id));
    }
    return { nodes: [...nodes.values()], edges: [...this.#edges.values()] };
  }

  #collect(value: WireValue): void {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value as readonly WireValue[]) this.#collect(each);
      return;
    }
    if (isKind(value, "node")) this.#addNode(value);
    else if (isKind(value, "relationship")) this.#addEdge(value);
    else if (isKind(value, "path")) {
      for (const node of value.nodes) this.#addNode(node);
      for (const edge of value.relationships) this.#addEdge(edge);
    } else if (isKind(value, "map")) this.#collectMap(value.entries);
    else if (!("$" in value)) this.#collectMap(value as WireMap);
  }

  #collectMap(map: WireMap): void {
    for (const each of Object.values(map)) this.#collect(each);
  }

  #addNode({ id, labels, properties }: WireNode): void {
    if (this.#nodes.has(id)) return;
    const caption = captionOf({ id, labels, properties });
    this.#nodes.set(id, { id, labels, caption, properties, isOutside: false });
  }

  #addEdge({ id, type, from, to, properties }: WireRelationship): void {
    if (!this.#edges.has(id)) this.#edges.set(id, { id, type, from, to, properties });
  }
}

const CAPTION_PROPERTIES = ["name", "title", "label"];
const CAPTION_CHARACTERS = 100;

/**
 * A short text for a node of any schema: its `name`, `title` or `label`, else its first property
 * with a text (by name, since properties have no order), else its id where that is one for people,
 * else its label.
 */
export function captionOf({
  id,
  labels,
  properties,
}: Pick<ResultNode, "id" | "labels" | "properties">): string {
  const names = [...CAPTION_PROPERTIES, ...Object.keys(properties).sort()];
  for (const name of names) {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const text = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
    if (text !== "") return shortened(text);
    const isNamed = CAPTION_PROPERTIES.includes(name) && typeof value === "number";
    if (isNamed) return String(value);
  }
  return isOpaque(id) ? (labels[0] ?? "node") : shortened(id);
}

function outside(id: string): ResultNode {
  const caption = captionOf({ id, labels: [], properties: {} });
  return { id, labels: [], caption, properties: {}, isOutside: true };
}

/** Ids of nodes without one of ours begin so. */
function isOpaque(id: string): boolean {
  return id.startsWith("~");
}

function shortened(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= CAPTION_CHARACTERS) return text;
  return `${characters.slice(0, CAPTION_CHARACTERS - 1).join("")}…`;
}

type Tagged = Extract<WireValue, { readonly $: string }>;

function isKind<Kind extends Tagged["$"]>(
  value: WireValue & object,
  kind: Kind,
): value is Extract<Tagged, { readonly $: Kind }> {
  return "$" in value && value.$ === kind;
}
