import { csvRecord } from "../../server/export/write-csv.ts";
import type { ExportGraph } from "../../server/export/export-graph.ts";
import {
  dyadWidth,
  GRAPH_COLORS,
  KIND_SHAPES,
  nodeKind,
  nodeRadius,
  polarityColor,
  type NodeShape,
} from "../../server/picture/graph-style.ts";
import type { Positions } from "../../server/picture/layout.ts";
import type { Network } from "../../server/wire/network.ts";
import type { WireValue } from "../../server/wire/wire-value.ts";

/** What is drawn, for a file. */
export interface DrawnView {
  readonly network: Network;
  readonly positions: Positions;
  /** What it shows, in words. */
  readonly title: string;
  /** Where it can be seen again. */
  readonly address: string;
}

const FILE_SHAPES = {
  circle: "disc",
  square: "square",
  hexagon: "disc",
  triangle: "triangle",
  tag: "diamond",
} as const satisfies Record<NodeShape, string>;

/**
 * The view as a graph for a file: actors and issues at their places, in the colours of light paper;
 * dyads with their stances, mean polarity and days; standing ties dotted.
 */
export function viewToGraph({ network, positions, title, address }: DrawnView): ExportGraph {
  const colors = GRAPH_COLORS.light;
  return {
    nodes: network.nodes.map((node) => {
      const kind = nodeKind(node);
      const { x, y } = positions.get(node.id) ?? { x: 0, y: 0 };
      const { role, country, stancesIn, stancesOut } = node;
      return {
        id: node.id,
        label: node.name,
        attributes: { kind, role, country, stancesOut, stancesIn },
        picture: {
          x,
          y: y === 0 ? 0 : -y,
          size: nodeRadius(node),
          color: colors.nodes[kind].ring,
          shape: FILE_SHAPES[KIND_SHAPES[kind]],
        },
      };
    }),
    edges: [
      ...network.dyads.map(({ from, to, first, last, n, polarity, ...counts }) => ({
        id: `${from}~${to}`,
        from,
        to,
        kind: "STANCES",
        weight: n,
        start: first,
        end: last,
        attributes: { polarity, ...counts },
        picture: { color: polarityColor(polarity, "light"), thickness: dyadWidth(n) },
      })),
      ...network.ties.map(({ from, to, type, role }, place) => ({
        id: `tie-${place}`,
        from,
        to,
        kind: type,
        attributes: { role },
        picture: { color: colors.tie, shape: "dotted" as const },
      })),
    ],
    meta: { creator: "Entente", title, description: address },
  };
}

const NODE_COLUMNS = ["id", "name", "kind", "role", "country", "stancesOut", "stancesIn"] as const;
const DYAD_COLUMNS = [
  "from",
  "to",
  "n",
  "polarity",
  "positive",
  "negative",
  "neutral",
  "first",
  "last",
  "sources",
] as const;

/** The actors and issues as CSV, with their places. */
export function nodesCsv({ network, positions }: DrawnView): string {
  return csv(
    [...NODE_COLUMNS, "x", "y"],
    network.nodes.map((node) => {
      const place = positions.get(node.id);
      const cells = { ...node, kind: nodeKind(node), role: node.role, country: node.country };
      return [
        ...NODE_COLUMNS.map((name) => cells[name] ?? null),
        place?.x ?? null,
        place?.y ?? null,
      ];
    }),
  );
}

/** The dyads as CSV. */
export function dyadsCsv({ network }: DrawnView): string {
  return csv(
    DYAD_COLUMNS,
    network.dyads.map((dyad) => DYAD_COLUMNS.map((name) => dyad[name])),
  );
}

function csv(head: readonly string[], rows: readonly (readonly WireValue[])[]): string {
  return [head, ...rows].map((row) => csvRecord(row)).join("");
}
