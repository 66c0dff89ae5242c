import { CalendarDateSchema } from "../../server/wire/calendar-date.ts";
import { StanceFilterSchema, type StanceFilter } from "../../server/wire/network-filter.ts";
import { SlugSchema } from "../../server/wire/slug.ts";
import { PolaritySchema } from "../../server/wire/stance.ts";
import { ARRANGEMENT_PARAMS, parseArrangement } from "./arrangement.ts";
import { FILTER_PARTS } from "./filter-params.ts";
import { parseIssuePair } from "./issue-pair.ts";
import { LAYOUT_KINDS } from "./layout-kind.ts";
import { leftOut, oneOf, quoted } from "./link-parts.ts";
import { PANELS } from "./panel.ts";
import { parsePictureSize, USUAL_SIZE, type PictureSize } from "./picture-size.ts";
import { parseTimeView, TIME_PARAMS } from "./parse-time-view.ts";
import { parseSelection } from "./selection.ts";
import { parseTableSort } from "./table-sort.ts";
import {
  DASH,
  NO_BLOCS,
  INITIAL_VIEW_STATE,
  TABLES,
  VIEW_MODES,
  type ViewState,
} from "./view-state.ts";

/** A state, and a sentence for each part of the text that was left out of it. */
export interface ParsedViewState {
  readonly state: ViewState;
  readonly notices: readonly string[];
}

const LIST_ITEMS = {
  issue: StanceFilterSchema.shape.issue.unwrap().element,
  actor: StanceFilterSchema.shape.actor.unwrap().element,
  kind: StanceFilterSchema.shape.kind.unwrap().element,
  act: StanceFilterSchema.shape.act.unwrap().element,
  source: StanceFilterSchema.shape.source.unwrap().element,
  status: StanceFilterSchema.shape.status.unwrap().element,
} as const;

const NAMES: ReadonlySet<string> = new Set([
  ...FILTER_PARTS.lists,
  ...FILTER_PARTS.days,
  ...FILTER_PARTS.numbers,
  ...TIME_PARAMS,
  ...ARRANGEMENT_PARAMS,
  "minStances",
  "most",
  "layout",
  "dash",
  "blocs",
  "view",
  "table",
  "sort",
  "panel",
  "issues",
  "open",
  "stance",
]);

const MOST_STANCES = 1_000_000;
const LONGEST_LIST = 50;

/** The state that a query string describes. What it cannot mean is left out and said, never thrown. */
export function parseViewState(search: string): ParsedViewState {
  const params = new URLSearchParams(search);
  const notices: string[] = [];
  for (const name of new Set(params.keys())) {
    if (!NAMES.has(name))
      notices.push(`The link holds ${quoted(name)}, which this page does not know.`);
  }
  const filter = parseFilter(params, notices);
  const table = oneOf(params, "table", TABLES, notices) ?? INITIAL_VIEW_STATE.table;
  const open = params.get("open");
  const selection = open === null ? null : parseSelection(open);
  if (open !== null && selection === null) notices.push(leftOut("open", open));
  const pairText = params.get("issues");
  const issues = pairText === null ? null : parseIssuePair(pairText);
  if (pairText !== null && issues === null) notices.push(leftOut("issues", pairText));
  const sortText = params.get("sort");
  const sort = sortText === null ? null : parseTableSort(sortText, table);
  if (sortText !== null && sort === null) notices.push(leftOut("sort", sortText));
  const stance = params.get("stance");
  const stanceIsId = stance !== null && SlugSchema.safeParse(stance).success;
  if (stance !== null && !stanceIsId) notices.push(leftOut("stance", stance));
  const state: ViewState = {
    filter,
    minStances: parseMinStances(params, notices),
    most: parseMost(params, notices),
    time: parseTimeView(params, notices),
    arrangement: parseArrangement(params, notices),
    layout: oneOf(params, "layout", LAYOUT_KINDS, notices) ?? INITIAL_VIEW_STATE.layout,
    dashed: oneOf(params, "dash", [DASH], notices) !== null,
    blocs: oneOf(params, "blocs", [NO_BLOCS], notices) === null,
    mode: oneOf(params, "view", VIEW_MODES, notices) ?? INITIAL_VIEW_STATE.mode,
    table,
    sort,
    panel: oneOf(params, "panel", PANELS, notices),
    issues,
    selection,
    stance: stanceIsId && selection !== null ? stance : null,
  };
  return { state, notices };
}

function parseFilter(params: URLSearchParams, notices: string[]): StanceFilter {
  const raw: Record<string, unknown> = {};
  for (const name of FILTER_PARTS.lists) {
    const values = [...new Set(params.getAll(name))].slice(0, LONGEST_LIST);
    const good = values.filter((value) => {
      const fits = LIST_ITEMS[name].safeParse(value).success;
      if (!fits) notices.push(leftOut(name, value));
      return fits;
    });
    if (good.length > 0) raw[name] = name === "kind" || name === "status" ? good.slice(0, 4) : good;
  }
  for (const name of FILTER_PARTS.days) {
    const value = params.get(name);
    if (value === null) continue;
    if (CalendarDateSchema.safeParse(value).success) raw[name] = value;
    else notices.push(leftOut(name, value));
  }
  for (const name of FILTER_PARTS.numbers) {
    const value = params.get(name);
    if (value === null) continue;
    const bound = value.trim() === "" ? NaN : Number(value);
    if (PolaritySchema.safeParse(bound).success) raw[name] = bound;
    else notices.push(leftOut(name, value));
  }
  return swapReversed(raw, notices);
}

function swapReversed(raw: Record<string, unknown>, notices: string[]): StanceFilter {
  const filter = raw as StanceFilter;
  const { since, until, polarityMin, polarityMax } = filter;
  let ordered: StanceFilter = filter;
  if (since !== undefined && until !== undefined && since > until) {
    notices.push(`The link's dates were reversed; the page shows ${until} to ${since}.`);
    ordered = { ...ordered, since: until, until: since };
  }
  if (polarityMin !== undefined && polarityMax !== undefined && polarityMin > polarityMax) {
    notices.push("The link's polarity bounds were reversed and have been swapped.");
    ordered = { ...ordered, polarityMin: polarityMax, polarityMax: polarityMin };
  }
  return ordered;
}

function parseMost(params: URLSearchParams, notices: string[]): PictureSize {
  const value = params.get("most");
  const size = value === null ? USUAL_SIZE : parsePictureSize(value);
  if (size === null) notices.push(leftOut("most", value ?? ""));
  return size ?? USUAL_SIZE;
}

function parseMinStances(params: URLSearchParams, notices: string[]): number {
  const value = params.get("minStances");
  if (value === null) return INITIAL_VIEW_STATE.minStances;
  const least = Number(value);
  if (/^\d+$/.test(value) && least >= 1 && least <= MOST_STANCES) return least;
  notices.push(leftOut("minStances", value));
  return INITIAL_VIEW_STATE.minStances;
}
