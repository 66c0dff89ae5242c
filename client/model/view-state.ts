import type { StanceFilter } from "../../server/wire/network-filter.ts";
import {
  INITIAL_ARRANGEMENT,
  setArrangementParams,
  withinLimits,
  type Arrangement,
} from "./arrangement.ts";
import type { DayRange } from "../../server/picture/time-axis.ts";
import { expansionIds } from "./expansion.ts";
import { filterSize, filterToParams } from "./filter-params.ts";
import { issuePairToText, type IssuePair } from "./issue-pair.ts";
import type { LayoutKind } from "./layout-kind.ts";
import type { Panel } from "./panel.ts";
import { USUAL_SIZE, type PictureSize } from "./picture-size.ts";
import { setTimeParams } from "./parse-time-view.ts";
import { selectionToText, type Selection } from "./selection.ts";
import type { TableSort } from "./table-sort.ts";
import { INITIAL_TIME_VIEW, type TimeView } from "./time-window.ts";

export const VIEW_MODES = ["graph", "table"] as const;
export type ViewMode = (typeof VIEW_MODES)[number];

export const TABLES = ["dyads", "stances"] as const;
export type TableName = (typeof TABLES)[number];

/** The value of `dash` in an address. */
export const DASH = "one-source";
/** The value of `blocs` in an address. */
export const NO_BLOCS = "never";

/** Everything that decides what the page shows. It is the page's URL; nothing else is kept. */
export interface ViewState {
  readonly filter: StanceFilter;
  /** Dyads with fewer stances under the filter are left out. 1 leaves out none. */
  readonly minStances: number;
  /** Most actors and issues that are shown, those with the most stances. */
  readonly most: PictureSize;
  /** How the timeline is looked at. */
  readonly time: TimeView;
  /** What is marked, hidden or isolated by hand. */
  readonly arrangement: Arrangement;
  readonly layout: LayoutKind;
  /** Whether dyads that rest on one source have broken lines. */
  readonly dashed: boolean;
  /** Whether blocs stand for their members from afar, in a picture of many. */
  readonly blocs: boolean;
  readonly mode: ViewMode;
  /** Which table the table view shows. */
  readonly table: TableName;
  /** null: the order of the server, strongest dyads or newest stances first. */
  readonly sort: TableSort | null;
  /** The part of the analysis that is open beside the picture; null: none. */
  readonly panel: Panel | null;
  /** The two issues that are compared; null: the page chooses. */
  readonly issues: IssuePair | null;
  readonly selection: Selection | null;
  /** A stance of the selection to point at. */
  readonly stance: string | null;
}

/** The whole graph, drawn, nothing open. */
export const INITIAL_VIEW_STATE: ViewState = {
  filter: {},
  minStances: 1,
  most: USUAL_SIZE,
  time: INITIAL_TIME_VIEW,
  arrangement: INITIAL_ARRANGEMENT,
  layout: "force",
  dashed: false,
  blocs: true,
  mode: "graph",
  table: "dyads",
  sort: null,
  panel: null,
  issues: null,
  selection: null,
  stance: null,
};

/** The state as a query string without `?`; "" for {@link INITIAL_VIEW_STATE}. Equal states give equal text. */
export function formatViewState(state: ViewState): string {
  const params = filterToParams(state.filter);
  if (state.minStances > 1) params.set("minStances", String(state.minStances));
  if (state.most !== USUAL_SIZE) params.set("most", String(state.most));
  setTimeParams(params, state.time);
  setArrangementParams(params, state.arrangement);
  if (state.layout !== INITIAL_VIEW_STATE.layout) params.set("layout", state.layout);
  if (state.dashed) params.set("dash", DASH);
  if (!state.blocs) params.set("blocs", NO_BLOCS);
  if (state.mode !== INITIAL_VIEW_STATE.mode) params.set("view", state.mode);
  if (state.table !== INITIAL_VIEW_STATE.table) params.set("table", state.table);
  if (state.sort !== null) {
    params.set("sort", `${state.sort.direction === "descending" ? "-" : ""}${state.sort.column}`);
  }
  if (state.panel !== null) params.set("panel", state.panel);
  if (state.issues !== null) params.set("issues", issuePairToText(state.issues));
  if (state.selection !== null) params.set("open", selectionToText(state.selection));
  if (state.stance !== null) params.set("stance", state.stance);
  // Both are legal in a query, and a pasted link stays readable.
  return params.toString().replaceAll("%7E", "~").replaceAll("%3A", ":");
}

/** The state with parts of its filter replaced; `undefined` and empty lists take a part out. */
export function withFilter(
  state: ViewState,
  patch: { readonly [K in keyof StanceFilter]: StanceFilter[K] | undefined },
): ViewState {
  const merged = Object.entries({ ...state.filter, ...patch }).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return { ...state, filter: Object.fromEntries(merged) };
}

/**
 * The filter of what is on record about the ids. An expansion leads beyond the actors and kinds that
 * the view begins with, and so does what is on record about those whom it brought.
 */
export function evidenceFilter(
  { filter, arrangement }: ViewState,
  ids: readonly string[],
): StanceFilter {
  const grown = expansionIds(arrangement.grown);
  if (!ids.some((id) => grown.includes(id))) return filter;
  const { actor: _actor, kind: _kind, ...beyond } = filter;
  return beyond;
}

/** How many limits the reader has set; 0 means that the whole graph is shown. */
export function countLimits(state: ViewState): number {
  return filterSize(state.filter) + (state.minStances > 1 ? 1 : 0);
}

/** The days of a chart over time: those of the filter, and where it has no bound those of all stances. */
export function shownDays({ filter }: Pick<ViewState, "filter">, extent: DayRange): DayRange {
  const { since = extent.first, until = extent.last } = filter;
  const first = since < extent.first ? extent.first : since;
  const last = until > extent.last ? extent.last : until;
  // Days before or after all stances have none to show.
  return first > last ? extent : { first, last };
}

/**
 * Equal for two states between which the reader follows the same picture: another day, another
 * issue. Between others the picture is framed anew.
 */
export function frameKey({ filter, minStances, most, arrangement, layout }: ViewState): string {
  const { since: _since, until: _until, issue, ...rest } = filter;
  return JSON.stringify([rest, issue !== undefined, minStances, most, arrangement.only, layout]);
}

/** What of a view a link can hold, and a sentence about each kind of which it cannot hold all. */
export function limitView(
  wanted: ViewState,
  before: ViewState,
): { readonly state: ViewState; readonly lost: readonly string[] } {
  const { arrangement, lost } = withinLimits(wanted.arrangement, before.arrangement);
  return { state: lost.length === 0 ? wanted : { ...wanted, arrangement }, lost };
}
