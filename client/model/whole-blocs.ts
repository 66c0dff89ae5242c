import { rowsOf, sizeOf } from "./network-rows.ts";
import type { Network } from "../../server/wire/network.ts";

/** In which bloc of all data actors are: one number for each id, 0 for none. */
export interface WholeBlocs {
  readonly ids: readonly string[];
  readonly bloc: Uint32Array;
}

/** More nodes than this must be shown for blocs to stand for them from afar. */
export const LEAST_NODES = 2_000;

/** The blocs that came with the whole network; null where it came without, or nobody is in one. */
export function wholeBlocsOf(whole: Network): WholeBlocs | null {
  const nodes = rowsOf(whole).flat?.nodes;
  if (nodes === undefined || nodes.bloc === null) return null;
  return nodes.bloc.some((bloc) => bloc > 0) ? { ids: nodes.id, bloc: nodes.bloc } : null;
}

/** The blocs that can stand for what is shown of the whole network; null where it is small. */
export function offeredBlocs(shown: Network, whole: Network): WholeBlocs | null {
  return sizeOf(shown).nodes > LEAST_NODES ? wholeBlocsOf(whole) : null;
}
