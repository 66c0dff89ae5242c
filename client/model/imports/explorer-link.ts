import type { StatedThings } from "../../../server/wire/import-report.ts";
import type { StanceFilter } from "../../../server/wire/network-filter.ts";
import { formatViewState, INITIAL_VIEW_STATE } from "../view-state.ts";

/**
 * Where the explorer shows what an import stated: its sources where they are few, else its days.
 * @param open id of an actor that is opened there, with everything it is in.
 */
export function explorerLink(stated: StatedThings, open?: string): string {
  const query = formatViewState({
    ...INITIAL_VIEW_STATE,
    filter: filterOf(stated),
    selection: open === undefined ? null : { kind: "node", id: open },
  });
  return query === "" ? "/" : `/?${query}`;
}

function filterOf({ first, last, sources }: StatedThings): StanceFilter {
  if (first === null || last === null) return {};
  if (sources !== null && sources.length > 0) return { source: [...sources] };
  return { since: first, until: last };
}
