import type { ExportGraph, NodePicture } from "../../export/export-graph.ts";
import {
  dyadWidth,
  GRAPH_COLORS,
  nodeKind,
  nodeRadius,
  polarityColor,
  type NodeKind,
} from "../../picture/graph-style.ts";
import type { FigurePayload } from "../../wire/figure-payload.ts";
import { isContested } from "../../wire/network.ts";

/** The nearest of what graph formats know. */
const SHAPES = {
  person: "disc",
  state: "square",
  organization: "diamond",
  group: "triangle",
  issue: "square",
} as const satisfies Record<NodeKind, NodePicture["shape"]>;

/** A figure as a graph for files: dyads and ties as edges, places, colours and widths as in the picture. */
export function figureExportGraph(payload: FigurePayload): ExportGraph {
  const theme = payload.theme === "dark" ? "dark" : "light";
  const { nodes, dyads, ties } = payload.network;
  return {
    meta: {
      creator: `Entente ${payload.program}`,
      title: payload.title,
      description: payload.alt,
      modified: payload.asOf,
    },
    nodes: nodes.map((node) => {
      const [x, y] = payload.positions[node.id] ?? [0, 0];
      const kind = nodeKind(node);
      const { id, name, role, country, stancesIn, stancesOut } = node;
      return {
        id,
        label: name,
        attributes: { kind, role, country, stancesOut, stancesIn },
        picture: {
          x,
          // Up is positive in these formats; never −0.
          y: 0 - y,
          size: nodeRadius(node),
          color: GRAPH_COLORS[theme].nodes[kind].fill,
          shape: SHAPES[kind],
        },
      };
    }),
    edges: [
      ...dyads.map((dyad) => ({
        id: `stances ${dyad.from} ${dyad.to}`,
        from: dyad.from,
        to: dyad.to,
        kind: "STANCE",
        weight: dyad.n,
        start: dyad.first,
        end: dyad.last,
        attributes: {
          polarity: dyad.polarity,
          positive: dyad.positive,
          negative: dyad.negative,
          neutral: dyad.neutral,
          contested: isContested(dyad),
        },
        picture: {
          color: polarityColor(dyad.polarity, theme),
          thickness: dyadWidth(dyad.n),
        },
      })),
      ...ties.map(({ from, to, type, role }, index) => ({
        id: `tie ${index} ${from} ${to}`,
        from,
        to,
        kind: type,
        attributes: { role },
        picture: { color: GRAPH_COLORS[theme].tie, shape: "dotted" as const },
      })),
    ],
  };
}
