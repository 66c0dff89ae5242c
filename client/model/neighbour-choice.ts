import {
  NEIGHBOR_KINDS,
  type NeighborDirection,
  type NeighborKind,
  type NeighborRank,
  type Neighbors,
} from "../../server/wire/actor-card.ts";
import { nodeKind } from "../../server/picture/graph-style.ts";
import type { NetworkModel } from "./network-model.ts";

/** Which neighbours to bring, and how many. */
export interface NeighbourChoice {
  readonly kinds: readonly NeighborKind[];
  readonly direction: NeighborDirection;
  readonly rank: NeighborRank;
  readonly most: number;
}

/** More at once is no picture that anybody can read. */
export const MOST_AT_ONCE = 100;
/** What is offered first. */
const USUAL = 25;
/** From so many on, the reader is told before anything is loaded that they are too many for one picture. */
export const MANY = 1000;

export const RANK_NAMES = {
  stances: "most stances",
  recent: "most recent",
  strongest: "strongest",
  negative: "most negative",
} as const satisfies Record<NeighborRank, string>;

export const DIRECTION_NAMES = {
  both: "both",
  out: "whom it speaks about",
  in: "who speaks about it",
} as const satisfies Record<NeighborDirection, string>;

export const KIND_PLURALS = {
  person: "persons",
  state: "states",
  organization: "organizations",
  group: "groups",
  issue: "issues",
} as const satisfies Record<NeighborKind, string>;

/** Neighbours of one kind: all, and how many of them the picture joins already. */
export interface KindCounts {
  readonly kind: NeighborKind;
  /** Whom it speaks about, who speaks about it, and both together, each counted once. */
  readonly all: Readonly<Record<NeighborDirection, number>>;
  readonly shown: Readonly<Record<NeighborDirection, number>>;
}

/** The neighbours of `id` by kind; kinds without any are left out. */
export function countKinds(
  id: string,
  { counts, kinds }: Pick<Neighbors, "counts" | "kinds">,
  model: NetworkModel,
): readonly KindCounts[] {
  const drawn = model.dyadsOf(id).filter(({ from, to }) => from !== to);
  return NEIGHBOR_KINDS.flatMap((kind): KindCounts[] => {
    const both = kinds.find((each) => each.kind === kind)?.neighbors ?? 0;
    if (both === 0) return [];
    const one = (wanted: "out" | "in"): number =>
      counts.find((each) => each.kind === kind && each.direction === wanted)?.neighbors ?? 0;
    const isOf = (other: string): boolean => {
      const node = model.node(other);
      return node !== null && nodeKind(node) === kind;
    };
    const out = new Set(
      drawn
        .filter(({ from }) => from === id)
        .map(({ to }) => to)
        .filter(isOf),
    );
    const back = new Set(
      drawn
        .filter(({ to }) => to === id)
        .map(({ from }) => from)
        .filter(isOf),
    );
    return [
      {
        kind,
        all: { out: one("out"), in: one("in"), both },
        shown: { out: out.size, in: back.size, both: new Set([...out, ...back]).size },
      },
    ];
  });
}

/** How many of the chosen kinds and direction are there that the picture does not have. */
export function countLeft(
  rows: readonly KindCounts[],
  { kinds, direction }: Pick<NeighbourChoice, "kinds" | "direction">,
): number {
  return rows
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((sum, { all, shown }) => sum + Math.max(0, all[direction] - shown[direction]), 0);
}

/** What is chosen before the reader chooses: every kind, both directions, the most stances first. */
export function usualChoice(rows: readonly KindCounts[]): NeighbourChoice {
  const kinds = rows.map(({ kind }) => kind);
  const left = countLeft(rows, { kinds, direction: "both" });
  return { kinds, direction: "both", rank: "stances", most: Math.max(1, Math.min(USUAL, left)) };
}
