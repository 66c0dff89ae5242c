import type { Network, NetworkNode } from "../wire/network.ts";
import { extent } from "./extent.ts";
import { nodeKind, type NodeKind } from "./graph-style.ts";
import { centred, type Positions } from "./layout.ts";
import { placeRows, ROW_PITCH } from "./place-rows.ts";
import { compareText } from "../wire/compare-text.ts";

/** Room between trees, and between the parts of a tree. */
const APART = 40;
const ASPECT = 1.6;

/** Nodes placed from the left upper corner of a box. */
interface Box {
  readonly width: number;
  readonly height: number;
  readonly places: readonly { readonly id: string; readonly x: number; readonly y: number }[];
}

/**
 * Returns a place for every node: organisations above their members, states above those who
 * represent them, step by step; what belongs together in one box; nodes that belong to nothing and
 * have nobody under them in rows below. Somebody with several superiors stands under the one whom
 * they represent, else in the organisation with most members. The same network gives the same places.
 */
export function layoutHierarchy(network: Pick<Network, "nodes" | "ties">): Positions {
  const nodes = network.nodes.toSorted(compareNodes);
  const parents = parentsOf(nodes, network.ties);
  const children = new Map<string, string[]>();
  for (const { id } of nodes) {
    const parent = parents.get(id);
    if (parent === undefined) continue;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [id]);
    else siblings.push(id);
  }
  const roots = nodes.map(({ id }) => id).filter((id) => !parents.has(id));
  const trees = roots.filter((id) => children.has(id)).map((id) => toBox(id, children));
  const forest = shelve(
    trees.toSorted((one, two) => two.width * two.height - one.width * one.height),
  );
  const places = new Map<string, { x: number; y: number }>();
  for (const { id, x, y } of forest.places) places.set(id, { x: x - forest.width / 2, y });
  const alone = roots.filter((id) => !children.has(id));
  const top = forest.height + (forest.height > 0 ? APART : 0);
  placeRows(alone, { top, width: forest.width }, places);
  const ids = network.nodes.map(({ id }) => id).sort(compareText);
  return centred(
    ids,
    Float64Array.from(ids, (id) => places.get(id)?.x ?? 0),
    Float64Array.from(ids, (id) => places.get(id)?.y ?? 0),
  );
}

/** By kind, organisations and states before people; then by id. */
function compareNodes(a: NetworkNode, b: NetworkNode): number {
  const rank = (node: NetworkNode): number => KIND_ORDER.indexOf(nodeKind(node));
  return rank(a) - rank(b) || compareText(a.id, b.id);
}

const KIND_ORDER = [
  "organization",
  "state",
  "group",
  "person",
  "issue",
] as const satisfies readonly NodeKind[];

/** Whom each node stands under; nobody is under themselves, however far up. */
function parentsOf(
  nodes: readonly NetworkNode[],
  ties: Network["ties"],
): ReadonlyMap<string, string> {
  const known = new Set(nodes.map(({ id }) => id));
  const upward = ties.filter(
    ({ type, from, to }) =>
      (type === "REPRESENTS" || type === "MEMBER_OF") && known.has(from) && known.has(to),
  );
  const under = new Map<string, number>();
  for (const { to } of upward) under.set(to, (under.get(to) ?? 0) + 1);
  const sorted = upward.toSorted(
    (a, b) =>
      Number(b.type === "REPRESENTS") - Number(a.type === "REPRESENTS") ||
      (under.get(b.to) ?? 0) - (under.get(a.to) ?? 0) ||
      compareText(a.from, b.from) ||
      compareText(a.to, b.to),
  );
  const parents = new Map<string, string>();
  for (const { from, to } of sorted) {
    if (!parents.has(from) && !isAbove(from, to, parents)) parents.set(from, to);
  }
  return parents;
}

/** True where one node is the other or above it. */
function isAbove(one: string, other: string, parents: ReadonlyMap<string, string>): boolean {
  for (let at: string | undefined = other; at !== undefined; at = parents.get(at)) {
    if (at === one) return true;
  }
  return false;
}

/** A node with everybody under it: those without any under them in a block, then the others' boxes. */
function toBox(id: string, children: ReadonlyMap<string, readonly string[]>): Box {
  const own = children.get(id) ?? [];
  const leaves = own.filter((child) => !children.has(child));
  const boxes = own.filter((child) => children.has(child)).map((child) => toBox(child, children));
  const below = shelve([...(leaves.length === 0 ? [] : [toBlock(leaves)]), ...boxes]);
  const width = Math.max(ROW_PITCH.x, below.width);
  const shift = (width - below.width) / 2;
  return {
    width,
    height: ROW_PITCH.y + below.height,
    places: [
      { id, x: width / 2, y: ROW_PITCH.y / 2 },
      ...below.places.map((place) => ({
        id: place.id,
        x: place.x + shift,
        y: place.y + ROW_PITCH.y,
      })),
    ],
  };
}

function toBlock(ids: readonly string[]): Box {
  const places = new Map<string, { x: number; y: number }>();
  const height = placeRows(ids, { top: 0, width: 0 }, places);
  const [left, right] = extent([...places.values()].map(({ x }) => x));
  const width = right - left + ROW_PITCH.x;
  return {
    width,
    height,
    places: [...places].map(([id, { x, y }]) => ({
      id,
      x: x + width / 2,
      y: y + ROW_PITCH.y / 2,
    })),
  };
}

/** Boxes beside each other in centred rows, about as wide as a page of their area. */
function shelve(boxes: readonly Box[]): Box {
  const area = boxes.reduce(
    (sum, { width, height }) => sum + (width + APART) * (height + APART),
    0,
  );
  const widest = greatest(boxes.map(({ width }) => width));
  const limit = Math.max(widest, Math.sqrt(area * ASPECT));
  const rows: Box[][] = [];
  let right = Infinity;
  for (const box of boxes) {
    if (right + APART + box.width > limit) {
      rows.push([box]);
      right = box.width;
    } else {
      rows.at(-1)?.push(box);
      right += APART + box.width;
    }
  }
  return stackRows(rows);
}

function stackRows(rows: readonly (readonly Box[])[]): Box {
  const widthOf = (row: readonly Box[]): number =>
    row.reduce((sum, { width }) => sum + width, 0) + APART * Math.max(0, row.length - 1);
  const width = greatest(rows.map(widthOf));
  const places: Box["places"][number][] = [];
  let top = 0;
  for (const row of rows) {
    let left = (width - widthOf(row)) / 2;
    for (const box of row) {
      for (const { id, x, y } of box.places) places.push({ id, x: left + x, y: top + y });
      left += box.width + APART;
    }
    top += greatest(row.map(({ height }) => height)) + APART;
  }
  return { width, height: Math.max(0, top - APART), places };
}

/** Of numbers that are not negative; 0 for none. */
function greatest(values: readonly number[]): number {
  return Math.max(0, extent(values)[1]);
}
