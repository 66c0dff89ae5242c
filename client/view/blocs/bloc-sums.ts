import type { Position, Positions } from "../../../server/picture/layout.ts";
import type { WholeBlocs } from "../../model/whole-blocs.ts";
import { rowsOf, type NetworkParts, type NetworkRows } from "../../model/network-rows.ts";

/** A bloc with what is shown of it. Lengths are in units of the layout. */
export interface BlocSum {
  readonly number: number;
  readonly members: number;
  /** Names of those with the most stances, at most three. */
  readonly names: readonly string[];
  /** Id of the member with the most stances among those near the middle. */
  readonly entry: string;
  /** Where its middle is: half of the members are on either side. */
  readonly x: number;
  readonly y: number;
  /** Around the middle, the part in which two thirds of the members are. */
  readonly core: number;
  /** Between members: stances, the mean of their polarities, and dyads by the sign of theirs. */
  readonly stances: number;
  readonly polarity: number;
  readonly allied: number;
  readonly opposed: number;
}

/** The stances between two blocs, both ways; ends are places in the list of blocs. */
export interface BlocTie {
  readonly a: number;
  readonly b: number;
  readonly n: number;
  /** Mean, −1…+1. */
  readonly polarity: number;
}

export interface BlocSums {
  /** Most members first. */
  readonly blocs: readonly BlocSum[];
  /** Most stances first. */
  readonly ties: readonly BlocTie[];
  /** From one node to the next where most are, in units of the layout. */
  readonly spacing: number;
}

export const MOST_BLOCS = 40;
/** Smaller ones stand for nobody: fewer members than this, or than this share of all nodes. */
const LEAST_MEMBERS = 5;
const LEAST_SHARE = 0.002;
const CORE_SHARE = 0.65;
const MOST_NAMES = 3;
/** Places that are sorted to find their middle: more would hold the page. */
const MOST_SORTED = 4_000;
/** Rows of one step, less than a millisecond of work. */
const STEP = 4_000;

/** Adds up what is shown of the largest blocs, pausing after each millisecond or so of work. */
export function* sumBlocs(
  network: NetworkParts,
  positions: Positions,
  whole: WholeBlocs,
): Generator<void, BlocSums> {
  const rows = rowsOf(network);
  yield;
  const placed = yield* placesOf(rows, positions);
  const blocOf = yield* blocsByRow(rows, whole);
  const members = yield* membersOf(placed, blocOf);
  const slotOf = new Int16Array(rows.nodes.id.length + 1).fill(-1);
  for (const [slot, group] of members.entries()) {
    yield;
    for (const row of group.rows) slotOf[row] = slot;
  }
  const { inside, ties } = yield* tally(rows, slotOf, members.length);
  const blocs: BlocSum[] = [];
  for (const [slot, group] of members.entries()) {
    yield;
    blocs.push(toSum(rows, placed, group, inside[slot] ?? NOTHING));
  }
  yield;
  const { core } = spreadOf(placed, placed.rows);
  const spacing = core * Math.sqrt(Math.PI / (CORE_SHARE * Math.max(1, placed.rows.length)));
  return { blocs, ties, spacing };
}

/** Places by row, and the rows that have one. */
interface Placed {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly rows: Uint32Array;
}

interface Members {
  readonly number: number;
  readonly rows: Uint32Array;
}

/** Calls a plain function for each few thousand of rows: the loops of a generator stay slow for long. */
function* eachPart(count: number, act: (start: number, end: number) => void): Generator<void> {
  for (let start = 0; start < count; start += STEP) {
    act(start, Math.min(count, start + STEP));
    yield;
  }
}

function* placesOf({ nodes }: NetworkRows, positions: Positions): Generator<void, Placed> {
  const { length } = nodes.id;
  const [x, y, rows] = [
    new Float64Array(length),
    new Float64Array(length),
    new Uint32Array(length),
  ];
  let count = 0;
  yield* eachPart(length, (start, end) => {
    for (let row = start; row < end; row += 1) {
      const place = positions.get(nodes.id[row] ?? "");
      if (place === undefined) continue;
      x[row] = place.x;
      y[row] = place.y;
      rows[count] = row;
      count += 1;
    }
  });
  return { x, y, rows: rows.subarray(0, count) };
}

/** The bloc of each row of a network. */
function* blocsByRow(
  { nodes, flat }: NetworkRows,
  whole: WholeBlocs,
): Generator<void, Uint32Array> {
  if (flat?.nodes.id === whole.ids) return whole.bloc;
  const byId = new Map<string, number>();
  yield* eachPart(whole.ids.length, (start, end) => {
    for (let row = start; row < end; row += 1) {
      const bloc = whole.bloc[row] ?? 0;
      if (bloc !== 0) byId.set(whole.ids[row] ?? "", bloc);
    }
  });
  const blocOf = new Uint32Array(nodes.id.length);
  yield* eachPart(blocOf.length, (start, end) => {
    for (let row = start; row < end; row += 1) blocOf[row] = byId.get(nodes.id[row] ?? "") ?? 0;
  });
  return blocOf;
}

/** The rows of the largest blocs. */
function* membersOf({ rows }: Placed, blocOf: Uint32Array): Generator<void, readonly Members[]> {
  let most = 0;
  yield* eachPart(blocOf.length, (start, end) => {
    for (let row = start; row < end; row += 1) most = Math.max(most, blocOf[row] ?? 0);
  });
  const sizes = new Uint32Array(most + 1);
  yield* eachPart(rows.length, (start, end) => {
    for (let at = start; at < end; at += 1) {
      const bloc = blocOf[rows[at] ?? 0] ?? 0;
      sizes[bloc] = (sizes[bloc] ?? 0) + 1;
    }
  });
  sizes[0] = 0;
  const least = Math.max(LEAST_MEMBERS, LEAST_SHARE * rows.length);
  const numbers = [...sizes.keys()]
    .filter((number) => (sizes[number] ?? 0) >= least)
    .sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
    .slice(0, MOST_BLOCS);
  const groups = new Map(
    numbers.map((number) => [number, { rows: new Uint32Array(sizes[number] ?? 0), length: 0 }]),
  );
  yield* eachPart(rows.length, (start, end) => {
    for (let at = start; at < end; at += 1) {
      const row = rows[at] ?? 0;
      const group = groups.get(blocOf[row] ?? 0);
      if (group === undefined) continue;
      group.rows[group.length] = row;
      group.length += 1;
    }
  });
  return [...groups].map(([number, group]) => ({ number, rows: group.rows }));
}

/** The middle of rows and the radius around it that has most of them; of very many, of some. */
function spreadOf({ x, y }: Placed, rows: Uint32Array): Position & { readonly core: number } {
  const step = Math.max(1, Math.ceil(rows.length / MOST_SORTED));
  const some = new Uint32Array(Math.ceil(rows.length / step)).map((_, at) => rows[at * step] ?? 0);
  const middle = (values: Float64Array): number =>
    Float64Array.from(some, (row) => values[row] ?? 0).sort()[some.length >> 1] ?? 0;
  const centre = { x: middle(x), y: middle(y) };
  const far = Float64Array.from(some, (row) =>
    Math.hypot((x[row] ?? 0) - centre.x, (y[row] ?? 0) - centre.y),
  ).sort();
  return { ...centre, core: Math.max(1, far[Math.floor(CORE_SHARE * far.length)] ?? 1) };
}

/** Of one bloc, or of two: stances, the sum of their polarities, and dyads by the sign of theirs. */
interface Tally {
  readonly n: number;
  readonly sum: number;
  readonly allied: number;
  readonly opposed: number;
}

const NOTHING: Tally = { n: 0, sum: 0, allied: 0, opposed: 0 };

function* tally(
  { dyads }: NetworkRows,
  slotOf: Int16Array,
  slots: number,
): Generator<void, { readonly inside: readonly Tally[]; readonly ties: readonly BlocTie[] }> {
  const { from, to, n, polarity } = dyads;
  const [ns, sums] = [new Float64Array(slots * slots), new Float64Array(slots * slots)];
  const [allied, opposed] = [new Uint32Array(slots * slots), new Uint32Array(slots * slots)];
  yield* eachPart(n.length, (start, end) => {
    for (let row = start; row < end; row += 1) {
      const a = slotOf[from[row] ?? 0] ?? -1;
      const b = slotOf[to[row] ?? 0] ?? -1;
      if (a < 0 || b < 0) continue;
      const at = Math.min(a, b) * slots + Math.max(a, b);
      const own = polarity[row] ?? 0;
      ns[at] = (ns[at] ?? 0) + (n[row] ?? 0);
      sums[at] = (sums[at] ?? 0) + (n[row] ?? 0) * own;
      if (own > 0) allied[at] = (allied[at] ?? 0) + 1;
      if (own < 0) opposed[at] = (opposed[at] ?? 0) + 1;
    }
  });
  const inside: Tally[] = [];
  const ties: BlocTie[] = [];
  for (const [at, count] of ns.entries()) {
    const [a, b, sum] = [Math.floor(at / slots), at % slots, sums[at] ?? 0];
    if (a === b) inside.push({ n: count, sum, allied: allied[at] ?? 0, opposed: opposed[at] ?? 0 });
    else if (count > 0) ties.push({ a, b, n: count, polarity: sum / count });
  }
  return { inside, ties: ties.sort((x, y) => y.n - x.n || x.a - y.a || x.b - y.b) };
}

function toSum(
  { nodes, node }: NetworkRows,
  placed: Placed,
  { number, rows }: Members,
  { n, sum, allied, opposed }: Tally,
): BlocSum {
  const { x, y, core } = spreadOf(placed, rows);
  const isNear = (row: number): boolean =>
    Math.hypot((placed.x[row] ?? 0) - x, (placed.y[row] ?? 0) - y) <= core;
  const [entry = rows[0] ?? 0] = strongest(nodes.stances, rows.filter(isNear), 1);
  return {
    number,
    members: rows.length,
    names: strongest(nodes.stances, rows, MOST_NAMES).map((row) => node(row).name),
    entry: nodes.id[entry] ?? "",
    ...{ x, y, core, stances: n, polarity: n === 0 ? 0 : sum / n, allied, opposed },
  };
}

/** Rows with the most stances; of equals the first. */
function strongest(stances: Uint32Array, rows: Uint32Array, most: number): number[] {
  const found: number[] = [];
  let least = -1;
  for (const row of rows) {
    const own = stances[row] ?? 0;
    if (found.length === most && own <= least) continue;
    const at = found.findIndex((other) => own > (stances[other] ?? 0));
    found.splice(at < 0 ? found.length : at, 0, row);
    if (found.length > most) found.pop();
    least = stances[found.at(-1) ?? 0] ?? 0;
  }
  return found;
}
