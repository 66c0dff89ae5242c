import { bringBack } from "./arrangement.ts";
import { LAYOUT_KINDS, LAYOUT_NAMES } from "./layout-kind.ts";
import { PANEL_NAMES, PANELS } from "./panel.ts";
import { countLimits, INITIAL_VIEW_STATE, withFilter, type ViewState } from "./view-state.ts";

/** Something that can be done by its name. */
export interface SearchAction {
  readonly id: string;
  readonly name: string;
  /** Further words under which it is found. */
  readonly words: string;
  /** The state that it leads to. */
  readonly change: (state: ViewState) => ViewState;
}

const ACTIONS: readonly SearchAction[] = [
  {
    id: "everything",
    name: "Show everything",
    words: "reset filters clear all whole graph",
    change: (state) => ({
      ...state,
      filter: INITIAL_VIEW_STATE.filter,
      minStances: INITIAL_VIEW_STATE.minStances,
      time: INITIAL_VIEW_STATE.time,
    }),
  },
  {
    id: "supportive",
    name: "Show supportive stances only",
    words: "filter support positive allies friends",
    change: (state) => withFilter(state, { polarityMin: 0.01, polarityMax: undefined }),
  },
  {
    id: "hostile",
    name: "Show hostile stances only",
    words: "filter opposition negative opponents enemies",
    change: (state) => withFilter(state, { polarityMin: undefined, polarityMax: -0.01 }),
  },
  {
    id: "all-days",
    name: "Show all days",
    words: "time timeline dates reset",
    change: (state) =>
      withFilter(
        { ...state, time: { ...state.time, span: null } },
        { since: undefined, until: undefined },
      ),
  },
  {
    id: "table",
    name: "Show the tables",
    words: "table text dyads stances list",
    change: (state) => ({ ...state, mode: "table" }),
  },
  {
    id: "graph",
    name: "Show the graph",
    words: "network picture drawing",
    change: (state) => ({ ...state, mode: "graph" }),
  },
  ...LAYOUT_KINDS.map((layout): SearchAction => ({
    id: `layout-${layout}`,
    name: `Arrange: ${LAYOUT_NAMES[layout]}`,
    words: "layout picture positions",
    change: (state) => ({ ...state, layout }),
  })),
  ...PANELS.map((panel): SearchAction => ({
    id: `panel-${panel}`,
    name: `Analyse: ${PANEL_NAMES[panel]}`,
    words: "analysis triads frustration mediators compare describe dropout",
    change: (state) => ({ ...state, panel, selection: null, stance: null }),
  })),
  {
    id: "bring-back",
    name: "Bring back what is hidden",
    words: "hidden isolated by hand",
    change: (state) => ({ ...state, arrangement: bringBack(state.arrangement) }),
  },
  {
    id: "close",
    name: "Close the evidence",
    words: "selection panel nothing deselect",
    change: (state) => ({ ...state, selection: null, stance: null }),
  },
];

/** The actions that would change what is shown. */
export function searchActions(state: ViewState): readonly SearchAction[] {
  const now = JSON.stringify(state);
  return ACTIONS.filter(
    ({ id, change }) =>
      JSON.stringify(change(state)) !== now && (id !== "everything" || countLimits(state) > 0),
  );
}
