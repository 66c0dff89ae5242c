import type { Network } from "../../server/wire/network.ts";
import type { Positions } from "../../server/picture/layout.ts";
import {
  bringBack,
  collapse,
  hide,
  invertMarks,
  isolate,
  toggleMarks,
  togglePins,
  unmark,
  withNeighbours,
  type Arrangement,
} from "./arrangement.ts";
import type { Selection } from "./selection.ts";
import type { ViewState } from "./view-state.ts";

/** What hands work on: what is shown, and where. */
export interface HandGround {
  readonly network: Network;
  readonly positions: Positions;
}

/** Something that is done by hand to what is marked or opened. */
export interface HandAction {
  readonly name: string;
  /** The key that does it while the network has the focus. */
  readonly key: string;
  /** Whether it needs something to be done to. */
  readonly needsSubject: boolean;
  readonly apply: (
    arrangement: Arrangement,
    ids: readonly string[],
    ground: HandGround,
  ) => Arrangement;
}

export const HAND_ACTIONS = {
  mark: { name: "Mark", key: "m", needsSubject: true, apply: toggleMarks },
  hide: { name: "Hide", key: "h", needsSubject: true, apply: hide },
  isolate: { name: "Only these", key: "i", needsSubject: true, apply: isolate },
  neighbours: {
    name: "Mark neighbours",
    key: "n",
    needsSubject: true,
    apply: (arrangement, ids, { network }) => ({
      ...arrangement,
      marked: withNeighbours(ids, network),
    }),
  },
  pin: {
    name: "Pin",
    key: "p",
    needsSubject: true,
    apply: (arrangement, ids, { positions }) =>
      togglePins(arrangement, ids, (id) => positions.get(id)),
  },
  collapse: { name: "Collapse", key: "c", needsSubject: true, apply: collapse },
  invert: {
    name: "Invert marks",
    key: "v",
    needsSubject: false,
    apply: (arrangement, _ids, { network }) => invertMarks(arrangement, network),
  },
  unmark: { name: "Unmark", key: "u", needsSubject: false, apply: unmark },
  bringBack: { name: "Bring back", key: "b", needsSubject: false, apply: bringBack },
} as const satisfies Record<string, HandAction>;

/** What an action is done to: all that is marked, else what is opened. */
export function handSubject(
  state: Pick<ViewState, "arrangement" | "selection">,
): readonly string[] {
  const { marked } = state.arrangement;
  return marked.length > 0 ? marked : endsOf(state.selection);
}

/** The node, or both ends of the dyad. */
function endsOf(target: Selection | null): readonly string[] {
  if (target === null) return [];
  return target.kind === "node" ? [target.id] : [target.from, target.to];
}

/** The action of a key; null for another key. */
export function handActionOf(key: string): HandAction | null {
  return Object.values<HandAction>(HAND_ACTIONS).find((action) => action.key === key) ?? null;
}

/** The state after an action. What is hidden by it is no longer opened. */
export function afterHandAction(
  state: ViewState,
  action: HandAction,
  ids: readonly string[],
  ground: HandGround,
): ViewState {
  if (action.needsSubject && ids.length === 0) return state;
  const arrangement = action.apply(state.arrangement, ids, ground);
  const { hidden, only } = arrangement;
  const isGone = endsOf(state.selection).some(
    (id) => hidden.includes(id) || (only.length > 0 && !only.includes(id)),
  );
  return { ...state, arrangement, ...(isGone ? { selection: null, stance: null } : {}) };
}

/**
 * The change that a key makes: to what is marked, else to where the keyboard stands, else to what is
 * opened. Marking is always of where the keyboard stands.
 */
export function handKeyChange(
  action: HandAction,
  walked: Selection | null,
  ground: HandGround,
): (state: ViewState) => ViewState {
  return (state) => {
    const here = endsOf(walked);
    const { marked } = state.arrangement;
    const isOfMarks = marked.length > 0 && action.key !== HAND_ACTIONS.mark.key;
    const ids = isOfMarks ? marked : here.length > 0 ? here : endsOf(state.selection);
    return afterHandAction(state, action, ids, ground);
  };
}
