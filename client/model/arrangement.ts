import type { Network } from "../../server/wire/network.ts";
import { countOf } from "../../server/words/count-words.ts";
import { SlugSchema } from "../../server/wire/slug.ts";
import type { Position } from "../../server/picture/layout.ts";
import {
  parseExpansions,
  setExpansionParams,
  withBrought,
  withoutBrought,
  type Expansion,
} from "./expansion.ts";
import { flatPart } from "./flat-part.ts";
import { leftOut } from "./link-parts.ts";
import { networkOfFlat, rowsOf } from "./network-rows.ts";
import { parsePins, setPinParams, toPin, withoutPins, withPins, type Pin } from "./pin.ts";

/** What the reader did to the picture by hand, beyond the filters. Ids of actors and issues, sorted. */
export interface Arrangement {
  /** Marked together, for the next step. */
  readonly marked: readonly string[];
  readonly hidden: readonly string[];
  /** Nothing but these is shown; empty: everything that is not hidden. */
  readonly only: readonly string[];
  /** What was brought from beyond the view, in the order in which it was. */
  readonly grown: readonly Expansion[];
  /** Sorted by id. */
  readonly pins: readonly Pin[];
}

export const INITIAL_ARRANGEMENT: Arrangement = {
  marked: [],
  hidden: [],
  only: [],
  grown: [],
  pins: [],
};

const ID_PARAMS = ["mark", "hide", "only"] as const;
/** Names of the parameters that hold it, each repeated. */
export const ARRANGEMENT_PARAMS = [...ID_PARAMS, "grow", "pin"] as const;

const PARTS = { mark: "marked", hide: "hidden", only: "only" } as const satisfies Record<
  (typeof ID_PARAMS)[number],
  keyof Arrangement
>;
/** A link is not longer than this. */
const MOST = { ids: 500, brought: 500, pins: 300 } as const;

export function setArrangementParams(params: URLSearchParams, arrangement: Arrangement): void {
  for (const name of ID_PARAMS) {
    for (const id of arrangement[PARTS[name]]) params.append(name, id);
  }
  setExpansionParams(params, arrangement.grown);
  setPinParams(params, arrangement.pins);
}

export function parseArrangement(params: URLSearchParams, notices: string[]): Arrangement {
  const read = (name: (typeof ID_PARAMS)[number]): readonly string[] => {
    const ids = params.getAll(name).filter((id) => {
      const isId = SlugSchema.safeParse(id).success;
      if (!isId) notices.push(leftOut(name, id));
      return isId;
    });
    return idSet(ids);
  };
  const asked = {
    marked: read("mark"),
    hidden: read("hide"),
    only: read("only"),
    grown: parseExpansions(params, notices),
    pins: parsePins(params, notices),
  };
  const { arrangement, lost } = withinLimits(asked, INITIAL_ARRANGEMENT);
  notices.push(...lost);
  return arrangement;
}

/**
 * What of an arrangement a link can hold, and a sentence about each kind of which it cannot hold all.
 * What was there before stays first.
 */
export function withinLimits(
  wanted: Arrangement,
  before: Arrangement,
): { readonly arrangement: Arrangement; readonly lost: readonly string[] } {
  const lost: string[] = [];
  const cut = (
    ids: readonly string[],
    known: readonly string[],
    most: number,
    what: string,
  ): ReadonlySet<string> => {
    const there = new Set(known);
    const first = ids.filter((id) => there.has(id));
    const all = [...first, ...ids.filter((id) => !there.has(id))];
    if (all.length > most) {
      lost.push(
        `At most ${most} can be ${what} in one view; ${countOf(all.length - most, "more was", "more were")} left out.`,
      );
    }
    return new Set(all.slice(0, most));
  };
  const ids = (part: (typeof PARTS)[keyof typeof PARTS], what: string): readonly string[] => {
    const kept = cut(wanted[part], before[part], MOST.ids, what);
    return wanted[part].filter((id) => kept.has(id));
  };
  const broughtOf = ({ grown }: Arrangement): string[] => grown.flatMap(({ brought }) => brought);
  const pinned = ({ pins }: Arrangement): string[] => pins.map(({ id }) => id);
  const brought = cut(broughtOf(wanted), broughtOf(before), MOST.brought, "brought");
  const pins = cut(pinned(wanted), pinned(before), MOST.pins, "pinned");
  const arrangement = {
    marked: ids("marked", "marked"),
    hidden: ids("hidden", "hidden by hand"),
    only: ids("only", "shown alone"),
    grown: wanted.grown.map((each) => {
      return { ...each, brought: each.brought.filter((id) => brought.has(id)) };
    }),
    pins: wanted.pins.filter(({ id }) => pins.has(id)),
  };
  return { arrangement: lost.length === 0 ? wanted : arrangement, lost };
}

/** Marks what is not marked, and the other way round. */
export function toggleMarks(arrangement: Arrangement, ids: readonly string[]): Arrangement {
  const marked = new Set(arrangement.marked);
  for (const id of ids) if (!marked.delete(id)) marked.add(id);
  return { ...arrangement, marked: idSet(marked) };
}

export function addMarks(arrangement: Arrangement, ids: Iterable<string>): Arrangement {
  return { ...arrangement, marked: idSet([...arrangement.marked, ...ids]) };
}

export function unmark(arrangement: Arrangement): Arrangement {
  return { ...arrangement, marked: [] };
}

export function hide(arrangement: Arrangement, ids: readonly string[]): Arrangement {
  const gone = new Set(ids);
  return {
    ...arrangement,
    marked: arrangement.marked.filter((id) => !gone.has(id)),
    hidden: idSet([...arrangement.hidden, ...ids]),
    only: arrangement.only.filter((id) => !gone.has(id)),
  };
}

/** Leaves nothing but the ids. */
export function isolate(arrangement: Arrangement, ids: readonly string[]): Arrangement {
  return { ...arrangement, marked: [], hidden: [], only: idSet(ids) };
}

/** Brings neighbours of `of` into the view, also into one of which all else is left out. */
export function expand(arrangement: Arrangement, of: string, ids: readonly string[]): Arrangement {
  const { only, grown } = arrangement;
  return {
    ...arrangement,
    only: only.length === 0 ? only : idSet([...only, ...ids]),
    grown: withBrought(grown, of, ids),
  };
}

/** Takes back what expansions of the ids brought, and what that brought in its turn; nothing else. */
export function collapse(arrangement: Arrangement, ids: readonly string[]): Arrangement {
  const { kept, gone } = withoutBrought(arrangement.grown, ids);
  const stays = (id: string): boolean => !gone.has(id);
  return {
    ...arrangement,
    marked: arrangement.marked.filter(stays),
    only: arrangement.only.filter(stays),
    grown: kept,
  };
}

/** A view of nothing but one actor or issue, from which expansions lead on. */
export function beginWith(arrangement: Arrangement, id: string): Arrangement {
  return {
    ...INITIAL_ARRANGEMENT,
    pins: arrangement.pins,
    only: [id],
    grown: [{ of: id, brought: [id] }],
  };
}

/** Pins the ids where they are now; unpins them where all are pinned. */
export function togglePins(
  arrangement: Arrangement,
  ids: readonly string[],
  placeOf: (id: string) => Position | undefined,
): Arrangement {
  const { pins } = arrangement;
  const loose = ids.filter((id) => !pins.some((pin) => pin.id === id));
  const set = loose.flatMap((id) => {
    const place = placeOf(id);
    return place === undefined ? [] : [toPin(id, place)];
  });
  return {
    ...arrangement,
    pins: loose.length === 0 ? withoutPins(pins, ids) : withPins(pins, set),
  };
}

/** Pins one at a place. */
export function pinAt(arrangement: Arrangement, id: string, place: Position): Arrangement {
  return { ...arrangement, pins: withPins(arrangement.pins, [toPin(id, place)]) };
}

/** Undoes hiding and isolating; marks, pins and what was brought stay. */
export function bringBack(arrangement: Arrangement): Arrangement {
  return { ...arrangement, hidden: [], only: [] };
}

/** Marks those in view that are not marked, and no other. */
export function invertMarks(arrangement: Arrangement, network: Network): Arrangement {
  const marked = new Set(arrangement.marked);
  return {
    ...arrangement,
    marked: idSet(network.nodes.flatMap(({ id }) => (marked.has(id) ? [] : [id]))),
  };
}

/** The ids and all that share a dyad or a standing tie with one of them. */
export function withNeighbours(ids: readonly string[], network: Network): readonly string[] {
  const wanted = new Set(ids);
  const found = new Set(ids);
  for (const { from, to } of [...network.dyads, ...network.ties]) {
    if (wanted.has(from)) found.add(to);
    if (wanted.has(to)) found.add(from);
  }
  return idSet(found);
}

/** What is left of the network; the same object where nothing is hidden. */
export function arrangedNetwork(network: Network, { hidden, only }: Arrangement): Network {
  if (hidden.length === 0 && only.length === 0) return network;
  const gone = new Set(hidden);
  const kept = only.length === 0 ? null : new Set(only);
  const stays = (id: string): boolean => !gone.has(id) && (kept === null || kept.has(id));
  const { flat } = rowsOf(network);
  if (flat !== null) {
    return networkOfFlat(flatPart(flat, { node: (row) => stays(flat.nodes.id[row] ?? "") }));
  }
  const between = ({ from, to }: { from: string; to: string }): boolean => stays(from) && stays(to);
  return {
    ...network,
    nodes: network.nodes.filter(({ id }) => stays(id)),
    dyads: network.dyads.filter(between),
    ties: network.ties.filter(between),
  };
}

function idSet(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort();
}
