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
const LEAST_MEMBERS = 5;
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
  const blocOf = yield* blocsByRow(rows, positions, whole);
  const { members, all } = yield* membersOf(rows, positions, blocOf);
  const { core } = spreadOf(all);
  yield;
  const slotOf = new Int16Array(rows.nodes.id.length + 1).fill(-1);
  members.forEach((group, slot) => {
    for (const row of group.rows) slotOf[row] = slot;
  });
  const { inside, ties } = yield* tally(rows, slotOf, members.length);
  const blocs: BlocSum[] = [];
  for (const [slot, group] of members.entries()) {
    blocs.push(toSum(rows, positions, group, inside[slot] ?? NOTHING));
    yield;
  }
  const spacing = core * Math.sqrt(Math.PI / (CORE_SHARE * Math.max(1, all.length)));
  return { blocs, ties, spacing };
}

interface Members {
  readonly number: number;
  readonly rows: readonly number[];
}

/** The bloc of each row of a network; 0 for one without a place. */
function* blocsByRow(
  { nodes, flat }: NetworkRows,
  positions: Positions,
  whole: WholeBlocs,
): Generator<void, Uint32Array> {
  if (flat?.nodes.id === whole.ids) return whole.bloc;
  const byId = new Map<string, number>();
  for (let row = 0; row < whole.ids.length; row += 1) {
    if (row % STEP === STEP - 1) yield;
    byId.set(whole.ids[row] ?? "", whole.bloc[row] ?? 0);
  }
  const blocOf = new Uint32Array(nodes.id.length);
  for (let row = 0; row < blocOf.length; row += 1) {
    if (row % STEP === STEP - 1) yield;
    const id = nodes.id[row] ?? "";
    if (positions.has(id)) blocOf[row] = byId.get(id) ?? 0;
  }
  return blocOf;
}

function* membersOf(
  { nodes }: NetworkRows,
  positions: Positions,
  blocOf: Uint32Array,
): Generator<void, { readonly members: readonly Members[]; readonly all: readonly Position[] }> {
  const groups = new Map<number, number[]>();
  const all: Position[] = [];
  for (let row = 0; row < nodes.id.length; row += 1) {
    if (row % STEP === STEP - 1) yield;
    const place = positions.get(nodes.id[row] ?? "");
    if (place === undefined) continue;
    all.push(place);
    const bloc = blocOf[row] ?? 0;
    if (bloc === 0) continue;
    const group = groups.get(bloc);
    if (group === undefined) groups.set(bloc, [row]);
    else group.push(row);
  }
  const members = [...groups]
    .map(([number, rows]) => ({ number, rows }))
    .filter(({ rows }) => rows.length >= LEAST_MEMBERS)
    .sort((a, b) => b.rows.length - a.rows.length || a.number - b.number)
    .slice(0, MOST_BLOCS);
  return { members, all };
}

/** The middle of places and the radius around it that has most of them; of very many, of some. */
function spreadOf(places: readonly Position[]): Position & { readonly core: number } {
  const step = Math.ceil(places.length / MOST_SORTED);
  const some = step > 1 ? places.filter((_, at) => at % step === 0) : places;
  const middle = (values: Float64Array): number => values.sort()[values.length >> 1] ?? 0;
  const x = middle(Float64Array.from(some, (place) => place.x));
  const y = middle(Float64Array.from(some, (place) => place.y));
  const far = Float64Array.from(some, (place) => Math.hypot(place.x - x, place.y - y)).sort();
  return { x, y, core: Math.max(1, far[Math.floor(CORE_SHARE * far.length)] ?? 1) };
}

interface Tally {
  n: number;
  sum: number;
  allied: number;
  opposed: number;
}

const NOTHING: Tally = { n: 0, sum: 0, allied: 0, opposed: 0 };

function* tally(
  { dyads }: NetworkRows,
  slotOf: Int16Array,
  slots: number,
): Generator<void, { readonly inside: readonly Tally[]; readonly ties: readonly BlocTie[] }> {
  const tallies = Array.from({ length: slots * slots }, (): Tally => ({ ...NOTHING }));
  for (let row = 0; row < dyads.n.length; row += 1) {
    if (row % STEP === STEP - 1) yield;
    const [a, b] = [slotOf[dyads.from[row] ?? 0] ?? -1, slotOf[dyads.to[row] ?? 0] ?? -1];
    const own = a < 0 || b < 0 ? undefined : tallies[Math.min(a, b) * slots + Math.max(a, b)];
    if (own === undefined) continue;
    const [n, polarity] = [dyads.n[row] ?? 0, dyads.polarity[row] ?? 0];
    own.n += n;
    own.sum += n * polarity;
    own.allied += Number(polarity > 0);
    own.opposed += Number(polarity < 0);
  }
  const ties = tallies.flatMap(({ n, sum }, at): BlocTie[] => {
    const [a, b] = [Math.floor(at / slots), at % slots];
    return a === b || n === 0 ? [] : [{ a, b, n, polarity: sum / n }];
  });
  const inside = tallies.filter((_, at) => at % (slots + 1) === 0);
  return { inside, ties: ties.sort((x, y) => y.n - x.n || x.a - y.a || x.b - y.b) };
}

function toSum(
  { nodes, node }: NetworkRows,
  positions: Positions,
  { number, rows }: Members,
  { n, sum, allied, opposed }: Tally,
): BlocSum {
  const placeOf = (row: number): Position => positions.get(nodes.id[row] ?? "") ?? { x: 0, y: 0 };
  const { x, y, core } = spreadOf(rows.map(placeOf));
  const isNear = (row: number): boolean => {
    const place = placeOf(row);
    return Math.hypot(place.x - x, place.y - y) <= core;
  };
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
function strongest(stances: Uint32Array, rows: readonly number[], most: number): number[] {
  const found: number[] = [];
  for (const row of rows) {
    const at = found.findIndex((other) => (stances[row] ?? 0) > (stances[other] ?? 0));
    if (at >= 0) found.splice(at, 0, row);
    else if (found.length < most) found.push(row);
    if (found.length > most) found.pop();
  }
  return found;
}
