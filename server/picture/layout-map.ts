import { compareText } from "../wire/compare-text.ts";
import type { Network, NetworkNode } from "../wire/network.ts";
import type { MapGround } from "../wire/view-ground.ts";
import { capitalOf, type GeoPlace } from "./capitals.ts";
import { extent } from "./extent.ts";
import { nodeRadius, nodeSize } from "./graph-style.ts";
import { round, type Position, type Positions } from "./layout.ts";
import { fitMap, mapProjection, projected } from "./map-projection.ts";
import { placeRows } from "./place-rows.ts";

/** Page that the map fills, in units of the layout, for this many nodes; more make it larger. */
const PAGE = { width: 1250, height: 640, nodes: 36 } as const;
/** A map of one town would be all street. */
const MOST_SCALE = 3600;
/** Between the lowest node on the map and the highest beside it. */
const BESIDE = 130;

export interface MapLayout {
  readonly positions: Positions;
  readonly ground: MapGround;
}

/**
 * Returns a place for every node on a map of the world: who has a place of its own there, states at
 * their capitals, others beside whom they represent or else in the capital of their country, and
 * those without any of this in rows below the map. Where it is crowded nodes step aside; the ground
 * knows their points. The same network gives the same map.
 */
export function layoutMap(network: Pick<Network, "nodes" | "ties">): MapLayout {
  const nodes = network.nodes.toSorted((a, b) => compareText(a.id, b.id));
  const placeOf = placeFinder(nodes, network.ties);
  const onMap = nodes.flatMap((node) => {
    const place = placeOf(node.id);
    return place === null ? [] : [{ node, place }];
  });
  const growth = Math.sqrt(Math.max(1, nodes.length / PAGE.nodes));
  const frame = fitMap(
    onMap.map(({ place }) => place),
    { width: PAGE.width * growth, height: PAGE.height * growth, most: MOST_SCALE },
  );
  const projection = mapProjection(frame);
  const points = new Map(
    onMap.map(({ node, place }) => [node.id, projected(projection, place)] as const),
  );
  const places = spread(
    onMap.map(({ node }) => node),
    points,
  );
  const beside = nodes.map(({ id }) => id).filter((id) => !points.has(id));
  const [left, right] = extent([...places.values()].map(({ x }) => x));
  const [, bottom] = extent([...places.values()].map(({ y }) => y));
  const middle = places.size === 0 ? 0 : (left + right) / 2;
  const rows = new Map<string, { x: number; y: number }>();
  const top = places.size === 0 ? 0 : bottom + BESIDE;
  placeRows(beside, { top, width: PAGE.width * growth }, rows);
  for (const [id, { x, y }] of rows) places.set(id, { x: x + middle, y });
  return {
    positions: new Map(
      network.nodes.map(({ id }) => {
        const { x, y } = places.get(id) ?? { x: 0, y: 0 };
        return [id, { x: round(x), y: round(y) }];
      }),
    ),
    ground: {
      kind: "map",
      ...frame,
      points: Object.fromEntries([...points].map(([id, { x, y }]) => [id, [round(x), round(y)]])),
      beside,
    },
  };
}

/** Finds where on the earth a node is; null for one that is nowhere. */
function placeFinder(
  nodes: readonly NetworkNode[],
  ties: Network["ties"],
): (id: string) => GeoPlace | null {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const represents = new Map<string, string>();
  for (const { type, from, to } of ties.toSorted((a, b) => compareText(a.to, b.to))) {
    if (type === "REPRESENTS" && !represents.has(from)) represents.set(from, to);
  }
  const find = (id: string, seen: ReadonlySet<string>): GeoPlace | null => {
    const node = byId.get(id);
    const { lat, lon, kind, country } = node ?? {};
    if (lat !== undefined && lon !== undefined) return { lat, lon };
    const capital = kind === "state" || node === undefined ? capitalOf(id) : null;
    if (capital !== null) return capital;
    const at = (other: string | undefined): GeoPlace | null =>
      other === undefined || seen.has(other) ? null : find(other, new Set(seen).add(other));
    return at(represents.get(id)) ?? at(country);
  };
  return (id) => find(id, new Set([id]));
}

/**
 * Nodes at their points, states and the most involved first; who finds another there takes the
 * nearest free place.
 */
function spread(
  nodes: readonly NetworkNode[],
  points: ReadonlyMap<string, Position>,
): Map<string, { x: number; y: number }> {
  const rank = (node: NetworkNode): number =>
    (node.kind === "state" ? 1e9 : 0) + node.stancesIn + node.stancesOut;
  const ordered = nodes.toSorted((a, b) => rank(b) - rank(a) || compareText(a.id, b.id));
  const taken = new TakenPlaces();
  return new Map(
    ordered.map((node) => {
      const point = points.get(node.id) ?? { x: 0, y: 0 };
      return [node.id, taken.take(point, nodeRadius(node))] as const;
    }),
  );
}

/** Steps of the spiral on which free places are looked for; each covers about this many square units. */
const STEP = 9;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Labels are wide, so neighbours beside each other need more room than above each other. */
const WIDE = 1.4;
/** Room between two nodes. */
const MARGIN = 14;
/** Side of a cell of places, so that only nodes in neighbouring cells can be too near. */
const CELL = 2 * nodeSize(Infinity) + MARGIN;

class TakenPlaces {
  readonly #cells = new Map<string, { x: number; y: number; radius: number }[]>();

  /** The free place that is nearest to a point, by a spiral around it; taken from now on. */
  take(point: Position, radius: number): Position {
    for (let step = 0; ; step += 1) {
      const away = STEP * Math.sqrt(step);
      const angle = step * GOLDEN_ANGLE;
      const x = point.x + WIDE * away * Math.cos(angle);
      const y = point.y + away * Math.sin(angle);
      if (!this.#isFree(x, y, radius)) continue;
      const [column, row] = cellOf(x, y);
      const key = `${column} ${row}`;
      this.#cells.set(key, [...(this.#cells.get(key) ?? []), { x, y, radius }]);
      return { x, y };
    }
  }

  #isFree(x: number, y: number, radius: number): boolean {
    const [column, row] = cellOf(x, y);
    for (const right of [-1, 0, 1]) {
      for (const down of [-1, 0, 1]) {
        for (const other of this.#cells.get(`${column + right} ${row + down}`) ?? []) {
          const [dx, dy] = [(other.x - x) / WIDE, other.y - y];
          if (Math.sqrt(dx * dx + dy * dy) < radius + other.radius + MARGIN) return false;
        }
      }
    }
    return true;
  }
}

function cellOf(x: number, y: number): readonly [number, number] {
  return [Math.floor(x / WIDE / CELL), Math.floor(y / CELL)];
}
