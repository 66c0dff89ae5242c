import { EntenteError } from "../../wire/entente-error.ts";
import type { NetworkTie } from "../../wire/network.ts";
import { TIE_TYPES } from "../../wire/tie.ts";
import type {
  WireMap,
  WireNode,
  WireRelationship,
  WireRow,
  WireValue,
} from "../../wire/wire-value.ts";
import { compareText } from "../../wire/compare-text.ts";

/** What of a query's result can be drawn. */
export interface RowGraph {
  /** Ids of actors and issues. */
  readonly nodes: readonly string[];
  readonly stances: readonly string[];
  readonly ties: readonly NetworkTie[];
}

/**
 * The actors, issues, stances and ties that rows hold, at any depth of lists, maps and paths.
 * @throws EntenteError `not-a-graph` where there are rows and nothing of the sort in them.
 */
export function graphOfRows(rows: readonly WireRow[]): RowGraph {
  const found = new Found();
  for (const row of rows) for (const value of row) found.add(value);
  if (rows.length > 0 && found.nodes.size === 0) {
    throw new EntenteError(
      "not-a-graph",
      "The query returns nothing that can be drawn; let it return nodes, relationships or paths of the graph, such as RETURN a, s, b.",
    );
  }
  return {
    nodes: [...found.nodes].sort(compareText),
    stances: [...found.stances].sort(compareText),
    ties: [...found.ties].sort(([a], [b]) => compareText(a, b)).map(([, tie]) => tie),
  };
}

class Found {
  readonly nodes = new Set<string>();
  readonly stances = new Set<string>();
  readonly ties = new Map<string, NetworkTie>();

  add(value: WireValue): void {
    if (typeof value !== "object" || value === null) return;
    if (isNode(value)) this.#addNode(value);
    else if (isRelationship(value)) this.#addRelationship(value);
    // Lists, maps, paths and wrapped maps: whatever is inside. Other tagged values hold texts only.
    else for (const inside of Object.values<WireValue>(value as WireMap)) this.add(inside);
  }

  #addNode({ id, labels }: WireNode): void {
    if (labels.includes("Actor") || labels.includes("Issue")) this.nodes.add(id);
  }

  #addRelationship({ id, type, from, to, properties }: WireRelationship): void {
    const tie = TIE_TYPES.find((known) => known === type);
    if (type !== "STANCE" && tie === undefined) return;
    this.nodes.add(from).add(to);
    if (tie === undefined) this.stances.add(id);
    else {
      const role = typeof properties["role"] === "string" ? { role: properties["role"] } : {};
      this.ties.set([from, to, tie, role.role ?? ""].join("\n"), { from, to, type: tie, ...role });
    }
  }
}

function isNode(value: WireValue & object): value is WireNode {
  return "$" in value && value.$ === "node";
}

function isRelationship(value: WireValue & object): value is WireRelationship {
  return "$" in value && value.$ === "relationship";
}
