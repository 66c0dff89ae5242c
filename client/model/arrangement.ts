import type { Network } from "../../server/wire/network.ts";
import { SlugSchema } from "../../server/wire/slug.ts";
import { leftOut } from "./link-parts.ts";

/** What the reader did to the picture by hand, beyond the filters. Ids of actors and issues, sorted. */
export interface Arrangement {
  /** Marked together, for the next step. */
  readonly marked: readonly string[];
  readonly hidden: readonly string[];
  /** Nothing but these is shown; empty: everything that is not hidden. */
  readonly only: readonly string[];
}

export const INITIAL_ARRANGEMENT: Arrangement = { marked: [], hidden: [], only: [] };

/** Names of the parameters that hold it, each repeated. */
export const ARRANGEMENT_PARAMS = ["mark", "hide", "only"] as const;

const PARTS = { mark: "marked", hide: "hidden", only: "only" } as const satisfies Record<
  (typeof ARRANGEMENT_PARAMS)[number],
  keyof Arrangement
>;
/** A link is not longer than this, in ids of one kind. */
const MOST_IDS = 500;

export function setArrangementParams(params: URLSearchParams, arrangement: Arrangement): void {
  for (const name of ARRANGEMENT_PARAMS) {
    for (const id of arrangement[PARTS[name]]) params.append(name, id);
  }
}

export function parseArrangement(params: URLSearchParams, notices: string[]): Arrangement {
  const read = (name: (typeof ARRANGEMENT_PARAMS)[number]): readonly string[] => {
    const ids = params.getAll(name).filter((id) => {
      const isId = SlugSchema.safeParse(id).success;
      if (!isId) notices.push(leftOut(name, id));
      return isId;
    });
    return idSet(ids);
  };
  return { marked: read("mark"), hidden: read("hide"), only: read("only") };
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
    marked: arrangement.marked.filter((id) => !gone.has(id)),
    hidden: idSet([...arrangement.hidden, ...ids]),
    only: arrangement.only.filter((id) => !gone.has(id)),
  };
}

/** Leaves nothing but the ids. */
export function isolate(_arrangement: Arrangement, ids: readonly string[]): Arrangement {
  return { marked: [], hidden: [], only: idSet(ids) };
}

/** Undoes hiding and isolating; marks stay. */
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
  const between = ({ from, to }: { from: string; to: string }): boolean => stays(from) && stays(to);
  return {
    ...network,
    nodes: network.nodes.filter(({ id }) => stays(id)),
    dyads: network.dyads.filter(between),
    ties: network.ties.filter(between),
  };
}

function idSet(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort().slice(0, MOST_IDS);
}
