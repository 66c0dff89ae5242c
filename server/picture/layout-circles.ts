import { packSiblings } from "d3-hierarchy";
import type { Network } from "../wire/network.ts";
import { placeRows } from "./place-rows.ts";
import { centred, type Positions } from "./layout.ts";
import { compareText } from "../wire/compare-text.ts";

/** Room of one node on a circle, in units of the layout: its mark and its label. */
const SLOT = 124;
/** Up to this many members stand on one circle, more on several around each other. */
const ONE_CIRCLE = 12;
/** Free room around the circle of a bloc. */
const AROUND = 70;
/** Rows may be this much wider than the circles above them: a page is wider than high. */
const WIDER = 1.5;
const TURN = 2 * Math.PI;

interface Circle {
  readonly members: readonly string[];
  /** Radius of each circle of members, and how many it holds, the inmost first. */
  readonly rings: readonly { readonly radius: number; readonly count: number }[];
  readonly r: number;
  x: number;
  y: number;
}

/**
 * Returns a place for every node: each bloc on a circle of its own, the circles beside each other
 * with the largest in the middle, members turned towards those of other blocs that they have to do
 * with, and nodes without a bloc in rows below. Of a large bloc the members come from the inside out
 * in the order in which they are given. The same network and blocs give the same places.
 *
 * Source for placing circles: W. Wang, H. Wang, G. Dai, H. Wang, "Visualization of large hierarchical
 * data by circle packing", CHI 2006, as in d3-hierarchy.
 */
export function layoutBlocCircles(
  network: Pick<Network, "nodes" | "dyads">,
  blocs: readonly (readonly string[])[],
): Positions {
  const ids = network.nodes.map(({ id }) => id).sort(compareText);
  const known = new Set(ids);
  const circles = blocs
    .map((members) => toCircle(members.filter((id) => known.has(id))))
    .filter(({ members }) => members.length > 0)
    .sort((one, two) => two.r - one.r || compareText(one.members[0] ?? "", two.members[0] ?? ""));
  packSiblings(circles);
  const places = new Map<string, { x: number; y: number }>();
  const pulls = pullsOf(network, circles);
  for (const circle of circles) placeMembers(circle, pulls, places);
  const bottom = Math.max(0, ...circles.map(({ y, r }) => y + r));
  const reach = Math.max(
    0,
    ...circles.map(({ x, y, r }) => Math.max(Math.abs(x), Math.abs(y)) + r),
  );
  placeRows(
    ids.filter((id) => !places.has(id)),
    { top: bottom + AROUND, width: 2 * WIDER * reach },
    places,
  );
  return centred(
    ids,
    Float64Array.from(ids, (id) => places.get(id)?.x ?? 0),
    Float64Array.from(ids, (id) => places.get(id)?.y ?? 0),
  );
}

function toCircle(members: readonly string[]): Circle {
  const count = members.length;
  const rings: { radius: number; count: number }[] = [];
  if (count <= 1) rings.push({ radius: 0, count });
  else if (count <= ONE_CIRCLE) rings.push({ radius: ringRadius(count), count });
  else {
    rings.push({ radius: 0, count: 1 });
    for (let left = count - 1, ring = 1; left > 0; ring += 1) {
      const here = Math.min(left, 6 * ring);
      rings.push({ radius: ring * SLOT, count: here });
      left -= here;
    }
  }
  const outer = rings.at(-1)?.radius ?? 0;
  return { members, rings, r: outer + AROUND, x: 0, y: 0 };
}

/** The circle on which so many slots find room. */
function ringRadius(count: number): number {
  return SLOT / (2 * Math.sin(Math.PI / Math.max(count, 3)));
}

/** Where each member is drawn to: towards the circles of those outside that it has to do with. */
function pullsOf(
  { dyads }: Pick<Network, "dyads">,
  circles: readonly Circle[],
): ReadonlyMap<string, number> {
  const circleOf = new Map(circles.flatMap((circle) => circle.members.map((id) => [id, circle])));
  const sums = new Map<string, { x: number; y: number }>();
  const sorted = dyads.toSorted((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
  for (const { from, to, n } of sorted) {
    for (const [id, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const [own, far] = [circleOf.get(id), circleOf.get(other)];
      if (own === undefined || far === undefined || own === far) continue;
      const distance = Math.hypot(far.x - own.x, far.y - own.y);
      const sum = sums.get(id) ?? { x: 0, y: 0 };
      sum.x += (n * (far.x - own.x)) / distance;
      sum.y += (n * (far.y - own.y)) / distance;
      sums.set(id, sum);
    }
  }
  return new Map([...sums].map(([id, { x, y }]) => [id, Math.atan2(y, x)]));
}

function placeMembers(
  { members, rings, x, y }: Circle,
  pulls: ReadonlyMap<string, number>,
  places: Map<string, { x: number; y: number }>,
): void {
  let first = 0;
  for (const { radius, count } of rings) {
    const own = members.slice(first, first + count);
    first += count;
    // Two stand beside each other, since their names are wide.
    const start = count === 2 ? 0 : -TURN / 4;
    turned(own, pulls, start).forEach((id, at) => {
      const angle = start + (at * TURN) / count;
      places.set(id, { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) });
    });
  }
}

/** The members of a circle in the order of their pulls, turned so that they are nearest to these. */
function turned(
  members: readonly string[],
  pulls: ReadonlyMap<string, number>,
  start: number,
): readonly string[] {
  const pulled = members.filter((id) => pulls.has(id));
  const free = members.filter((id) => !pulls.has(id));
  const angleOf = (id: string): number => pulls.get(id) ?? 0;
  pulled.sort((a, b) => angleOf(a) - angleOf(b) || compareText(a, b));
  const order = [...pulled, ...free.toSorted(compareText)];
  let [best, least] = [0, Infinity];
  for (let shift = 0; shift < order.length; shift += 1) {
    const off = pulled.reduce((sum, id, at) => {
      const slot = start + ((at + shift) * TURN) / order.length;
      return sum + 1 - Math.cos(slot - angleOf(id));
    }, 0);
    // Rounding must not decide between turns that are equally good.
    if (off < least - 1e-9) [best, least] = [shift, off];
  }
  return order.map((_, at) => order[(at - best + order.length) % order.length] ?? "");
}
