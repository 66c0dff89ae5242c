import { xmlText } from "../../server/export/xml-text.ts";
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
  type Theme,
} from "../../server/picture/graph-style.ts";
import type { Positions } from "../../server/picture/layout.ts";
import type { Network } from "../../server/wire/network.ts";
import type { DyadChange } from "../../server/wire/comparison.ts";
import type { LaneAxis, MapGround } from "../../server/wire/view-ground.ts";
import type { PictureRequest, ViewFilter } from "../../server/wire/shown-view.ts";
import type { WireValue } from "../../server/wire/wire-value.ts";

/** What is drawn, for a file. */
export interface DrawnView {
  readonly network: Network;
  readonly positions: Positions;
  /** What became of dyads, by the key of each; null where nothing is compared. */
  readonly changes: ReadonlyMap<string, DyadChange> | null;
  /** What lies under the network; null for plain paper. */
  readonly ground: MapGround | null;
  /** Days of the lanes that stand in the network's place; null for the network. */
  readonly lanes: LaneAxis | null;
  /** Whether two pictures of two issues stand in its place on the page. */
  readonly isTwo: boolean;
  /** What it shows, in words, and how. */
  readonly title: string;
  readonly caption: string;
  readonly filter: ViewFilter;
  /** Whether dyads that rest on one source have broken lines. */
  readonly dashed: boolean;
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

/** The view as the server is asked to draw it: who is drawn is where it is drawn. */
export function viewToPicture(view: DrawnView, theme: Theme): PictureRequest {
  const { network, positions, ground, lanes, title, caption, filter, dashed } = view;
  const shown = new Set(network.nodes.map(({ id }) => id));
  return {
    title,
    caption,
    filter,
    positions: Object.fromEntries(
      network.nodes.flatMap(({ id }): [string, [number, number]][] => {
        const place = positions.get(id);
        return place === undefined ? [] : [[id, [place.x, place.y]]];
      }),
    ),
    ...(ground === null ? {} : { ground: narrowGround(ground, shown) }),
    ...(view.changes === null ? {} : { changes: Object.fromEntries(view.changes) }),
    ...(lanes === null ? {} : { lanes }),
    show: { legend: true, timeline: false, table: false, sources: true, singleSource: dashed },
    theme,
    scale: 2,
  };
}

/** What of a map has to do with those who are shown. */
function narrowGround(ground: MapGround, shown: ReadonlySet<string>): MapGround {
  return {
    ...ground,
    points: Object.fromEntries(Object.entries(ground.points).filter(([id]) => shown.has(id))),
    beside: ground.beside.filter((id) => shown.has(id)),
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

/** The dyads with names, for a page or a sheet: as a table of HTML, and with tabs between the cells. */
export function dyadsTable({ network }: DrawnView): {
  readonly html: string;
  readonly text: string;
} {
  const names = new Map(network.nodes.map(({ id, name }) => [id, name]));
  const rows = [
    ["From", "To", "Stances", "Mean polarity", "First day", "Last day", "Sources"],
    ...network.dyads.map(({ from, to, n, polarity, first, last, sources }) =>
      [names.get(from) ?? from, names.get(to) ?? to, n, polarity, first, last, sources].map(String),
    ),
  ];
  const cells = (row: readonly string[], tag: "th" | "td"): string =>
    `<tr>${row.map((cell) => `<${tag}>${xmlText(cell)}</${tag}>`).join("")}</tr>`;
  return {
    html: `<table>${rows.map((row, at) => cells(row, at === 0 ? "th" : "td")).join("")}</table>`,
    text: rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ")).join("\t")).join("\n"),
  };
}

function csv(head: readonly string[], rows: readonly (readonly WireValue[])[]): string {
  return [head, ...rows].map((row) => csvRecord(row)).join("");
}
