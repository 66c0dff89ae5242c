import type { Theme } from "../../server/picture/graph-style.ts";
import type { Positions } from "../../server/picture/layout.ts";
import { foldText } from "../../server/wire/fold-text.ts";
import type { Network } from "../../server/wire/network.ts";
import { WORKSPACE_VERSION, type Workspace } from "../../server/wire/workspace.ts";
import { withinLimits } from "./arrangement.ts";
import { parseViewState } from "./parse-view-state.ts";
import { toPin, withPins } from "./pin.ts";
import { formatViewState, type ViewState } from "./view-state.ts";

/** Most places of a workspace; those of the most involved go first. */
const MOST_PLACES = 5000;

/** What is on the screen. */
export interface WorkingView {
  readonly state: ViewState;
  readonly network: Network;
  readonly positions: Positions;
  readonly theme: Theme;
}

/** The view under a name, to be kept. */
export function toWorkspace(name: string, view: WorkingView): Workspace {
  const { state, network, positions, theme } = view;
  return {
    format: "entente-workspace",
    version: WORKSPACE_VERSION,
    name: name.trim(),
    view: formatViewState(state),
    theme,
    places: network.nodes.slice(0, MOST_PLACES).flatMap(({ id }) => {
      const place = positions.get(id);
      return place === undefined ? [] : [{ id, ...place }];
    }),
    dataVersion: network.dataVersion,
  };
}

/**
 * The state that a workspace was saved in. Where the data have changed since, an arrangement would
 * put everybody elsewhere: they are pinned where they stood, and `isMoved` says so.
 */
export function fromWorkspace(
  { view, places, dataVersion }: Workspace,
  dataVersionNow: string,
): { readonly state: ViewState; readonly notices: readonly string[]; readonly isMoved: boolean } {
  const { state, notices } = parseViewState(view);
  if (dataVersion === dataVersionNow) return { state, notices, isMoved: false };
  const stood = places.map(({ id, x, y }) => toPin(id, { x, y }));
  const pins = withPins(stood, state.arrangement.pins);
  const wanted = { ...state.arrangement, pins };
  const { arrangement, lost } = withinLimits(wanted, state.arrangement);
  return {
    state: { ...state, arrangement },
    notices: [...notices, ...lost],
    isMoved: true,
  };
}

/** An id for a name that none of the others has. */
export function workspaceId(name: string, taken: readonly string[]): string {
  const words = foldText(name).match(/[a-z0-9]+/g) ?? [];
  const base = words.join("-").slice(0, 90).replace(/-$/, "") || "workspace";
  let id = base;
  for (let count = 2; taken.includes(id); count += 1) id = `${base}-${count}`;
  return id;
}
