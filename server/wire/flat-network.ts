import { ACTOR_KINDS } from "./actor.ts";
import { NODE_LABELS, type Network, type NetworkTotals } from "./network.ts";
import { TIE_TYPES } from "./tie.ts";

/**
 * A network as one array per attribute, numbers in flat memory: what the server makes and what the
 * client draws from. Rows of `nodes`, `dyads` and `ties` are in the order of the {@link Network}.
 */
export interface FlatNetwork {
  readonly nodes: {
    readonly id: readonly string[];
    readonly name: readonly string[];
    /** "" where absent. */
    readonly role: readonly string[];
    /** "" where absent. */
    readonly country: readonly string[];
    /** Numbers into NODE_LABELS. */
    readonly label: Uint8Array;
    /** Numbers into ACTOR_KINDS, −1 for an issue. */
    readonly kind: Int8Array;
    readonly stancesOut: Uint32Array<ArrayBuffer>;
    readonly stancesIn: Uint32Array<ArrayBuffer>;
    /** How many others each shares a dyad with, shown or not; null where nobody asked. */
    readonly neighbors: Uint32Array<ArrayBuffer> | null;
    /** Degrees; null where absent. */
    readonly lat: readonly (number | null)[];
    readonly lon: readonly (number | null)[];
    /**
     * Where each is in the picture of the whole network, in px at scale 1, y down, in thousandths at the
     * finest; NaN for one that is not in it. null where nobody asked.
     */
    readonly x: Float64Array<ArrayBuffer> | null;
    readonly y: Float64Array<ArrayBuffer> | null;
    /**
     * Number, from 1, of the bloc of the whole network that each is in, 0 for none; null where nobody
     * asked. It is not the number of a bloc of an analysis, which is of a view.
     */
    readonly bloc: Uint32Array<ArrayBuffer> | null;
  };
  readonly dyads: FlatDyads;
  /** Days, `YYYY-MM-DD`, each once. */
  readonly days: readonly string[];
  readonly ties: {
    /** Row numbers of nodes. */
    readonly from: readonly number[];
    readonly to: readonly number[];
    /** Numbers into TIE_TYPES. */
    readonly type: readonly number[];
    /** "" where absent. */
    readonly role: readonly string[];
  };
  readonly totals: NetworkTotals;
  readonly dataVersion: string;
}

/** Ends are row numbers of nodes, `first` and `last` numbers into `days`. */
export interface FlatDyads {
  readonly from: Uint32Array<ArrayBuffer>;
  readonly to: Uint32Array<ArrayBuffer>;
  readonly n: Uint32Array<ArrayBuffer>;
  /** Mean polarity, rounded to six decimals. */
  readonly polarity: Float64Array<ArrayBuffer>;
  readonly positive: Uint32Array<ArrayBuffer>;
  readonly negative: Uint32Array<ArrayBuffer>;
  readonly first: Uint32Array<ArrayBuffer>;
  readonly last: Uint32Array<ArrayBuffer>;
  readonly sources: Uint32Array<ArrayBuffer>;
}

/** The rows that the columns hold. @throws Error when a number points nowhere. */
export function flatToNetwork(flat: FlatNetwork): Network {
  const { nodes, dyads, ties } = flat;
  return {
    nodes: nodes.id.map((_, row) => nodeOf(flat, row)),
    dyads: Array.from(dyads.n, (_, row) => dyadOf(flat, row)),
    ties: ties.type.map((_, row) => tieOf(flat, row)),
    totals: flat.totals,
    dataVersion: flat.dataVersion,
  };
}

/** One node as a row. */
export function nodeOf({ nodes }: FlatNetwork, row: number): Network["nodes"][number] {
  const { role, country, lat, lon } = nodes;
  const [x = NaN, y = NaN, bloc = 0] = [nodes.x?.[row], nodes.y?.[row], nodes.bloc?.[row]];
  return {
    id: at(nodes.id, row),
    label: at(NODE_LABELS, nodes.label[row]),
    name: at(nodes.name, row),
    kind: nodes.kind[row] === -1 ? null : at(ACTOR_KINDS, nodes.kind[row]),
    stancesOut: at(nodes.stancesOut, row),
    stancesIn: at(nodes.stancesIn, row),
    ...(nodes.neighbors === null ? {} : { neighbors: at(nodes.neighbors, row) }),
    ...(role[row] ? { role: role[row] } : {}),
    ...(country[row] ? { country: country[row] } : {}),
    ...(typeof lat[row] === "number" ? { lat: lat[row] } : {}),
    ...(typeof lon[row] === "number" ? { lon: lon[row] } : {}),
    ...(Number.isNaN(x) || Number.isNaN(y) ? {} : { x, y }),
    ...(bloc === 0 ? {} : { bloc }),
  };
}

/** One dyad as a row. */
export function dyadOf({ nodes, dyads, days }: FlatNetwork, row: number): Network["dyads"][number] {
  const [n, positive, negative] = [
    at(dyads.n, row),
    at(dyads.positive, row),
    at(dyads.negative, row),
  ];
  return {
    from: at(nodes.id, dyads.from[row]),
    to: at(nodes.id, dyads.to[row]),
    n,
    polarity: at(dyads.polarity, row),
    positive,
    negative,
    neutral: n - positive - negative,
    first: at(days, dyads.first[row]),
    last: at(days, dyads.last[row]),
    sources: at(dyads.sources, row),
  };
}

/** One tie as a row. */
export function tieOf({ nodes, ties }: FlatNetwork, row: number): Network["ties"][number] {
  const role = ties.role[row];
  return {
    from: at(nodes.id, ties.from[row]),
    to: at(nodes.id, ties.to[row]),
    type: at(TIE_TYPES, ties.type[row]),
    ...(role ? { role } : {}),
  };
}

function at<T>(list: ArrayLike<T>, index: number | undefined): T {
  const value = index === undefined ? undefined : list[index];
  if (value === undefined)
    throw new Error(`row ${String(index)} is outside a column of ${list.length}`);
  return value;
}
