/**
 * How Entente writes its own graphs into network formats, so that nothing is lost on the way: each
 * node and edge has the attribute `entente`, which says what it is, and an attribute for every other
 * field of the item under its name in the interchange format. Lists are JSON. Sources have no place
 * in a network and are nodes without edges; their node ids get a prefix, since a source may have the
 * id of an actor.
 */
export const ENTENTE_ATTRIBUTE = "entente";
export const ENTENTE_NODES = ["actor", "issue", "source"] as const;
export const SOURCE_NODE_PREFIX = "source:";

/** A node of a network as its file has it. Values are text. */
export interface NetworkNode {
  readonly line: number;
  readonly id: string;
  readonly label: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** An edge of a network as its file has it; an undirected one goes from its first end to its second. */
export interface NetworkEdge {
  readonly line: number;
  /** Empty for an edge without an id. */
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string;
  readonly weight: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** What a reader of a network format finds, in the order of the file. */
export type NetworkEvent =
  /** Names of edge attributes, and the day that the file gives for all of it. */
  | { readonly kind: "about"; readonly edgeAttributes?: readonly string[]; readonly day?: string }
  | { readonly kind: "node"; readonly node: NetworkNode }
  | { readonly kind: "edge"; readonly edge: NetworkEdge }
  /** What the format has and a graph of stances has not. */
  | { readonly kind: "other"; readonly line: number; readonly what: string };
