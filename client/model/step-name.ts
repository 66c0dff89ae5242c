import { capitalized, countOf, formatCount } from "../../server/words/count-words.ts";
import type { Arrangement } from "./arrangement.ts";
import type { NameLookup } from "./describe-filter.ts";
import { FILTER_PARTS } from "./filter-params.ts";
import { LAYOUT_NAMES } from "./layout-kind.ts";
import { PANEL_NAMES } from "./panel.ts";
import { isSameSelection, type Selection } from "./selection.ts";
import type { ViewState } from "./view-state.ts";

const FILTER_NAMES = {
  issue: "issues",
  actor: "actors",
  kind: "kinds of actors",
  act: "acts",
  source: "sources",
  status: "how it is known",
  polarityMin: "polarity",
  polarityMax: "polarity",
} as const;

/** What a step did, for those who want to take it back, such as “Hide Armenia” or “Filter polarity”. */
export function stepName(before: ViewState, after: ViewState, nameOf: NameLookup): string {
  const what =
    growthStep(before.arrangement, after.arrangement, nameOf) ??
    arrangementStep(before.arrangement, after.arrangement, nameOf) ??
    filterStep(before, after) ??
    viewStep(before, after) ??
    selectionStep(before.selection, after.selection, nameOf);
  return what ?? "Change the view";
}

/** Expansions and pins. */
function growthStep(before: Arrangement, after: Arrangement, nameOf: NameLookup): string | null {
  for (const { of, brought } of after.grown) {
    const known = before.grown.find((each) => each.of === of);
    const more = added(known?.brought ?? [], brought).length;
    if (brought.includes(of) && known === undefined) return `Begin with ${nameOf(of)}`;
    if (more > 0) return `Expand ${nameOf(of)} by ${formatCount(more)}`;
    if (known === undefined) return `Expand ${nameOf(of)}`;
  }
  for (const { of, brought } of before.grown) {
    const left = after.grown.find((each) => each.of === of);
    if (left === undefined || left.brought.length < brought.length) return `Collapse ${nameOf(of)}`;
  }
  const idsOf = ({ pins }: Arrangement): readonly string[] => pins.map(({ id }) => id);
  const pinned = added(idsOf(before), idsOf(after));
  if (pinned.length > 0) return `Pin ${someOf(pinned, nameOf)}`;
  const unpinned = added(idsOf(after), idsOf(before));
  if (unpinned.length > 0) return `Unpin ${someOf(unpinned, nameOf)}`;
  const moved = after.pins.filter(
    (pin) => !before.pins.some((old) => old.id === pin.id && old.x === pin.x && old.y === pin.y),
  );
  return moved.length > 0 ? `Move ${someOf(idsOf({ ...after, pins: moved }), nameOf)}` : null;
}

function arrangementStep(
  before: Arrangement,
  after: Arrangement,
  nameOf: NameLookup,
): string | null {
  const hidden = added(before.hidden, after.hidden);
  if (hidden.length > 0) return `Hide ${someOf(hidden, nameOf)}`;
  if (after.only.length > 0 && !isEqual(before.only, after.only)) {
    return `Show only ${someOf(after.only, nameOf)}`;
  }
  if (!isEqual(before.hidden, after.hidden) || !isEqual(before.only, after.only)) {
    return "Bring back what was hidden";
  }
  const marked = added(before.marked, after.marked);
  if (marked.length > 0) return `Mark ${someOf(marked, nameOf)}`;
  const unmarked = added(after.marked, before.marked);
  return unmarked.length > 0 ? `Unmark ${someOf(unmarked, nameOf)}` : null;
}

function filterStep(before: ViewState, after: ViewState): string | null {
  const [a, b] = [before.filter, after.filter];
  if (a.since !== b.since || a.until !== b.until) return "Change the days";
  const parts = [...FILTER_PARTS.lists, ...FILTER_PARTS.numbers].filter(
    (name) => !isEqual(a[name], b[name]),
  );
  const names = [...new Set(parts.map((name) => FILTER_NAMES[name]))];
  if (names.length > 0) {
    const isReset = Object.keys(b).length === 0;
    return isReset ? "Show everything" : `Filter ${names.join(" and ")}`;
  }
  if (before.minStances !== after.minStances) return "Filter size of dyads";
  if (before.most === after.most) return null;
  return `Show ${countOf(after.most, "actor or issue", "actors and issues")}`;
}

function viewStep(before: ViewState, after: ViewState): string | null {
  if (before.layout !== after.layout) return `Arrange: ${LAYOUT_NAMES[after.layout]}`;
  if (before.dashed !== after.dashed) {
    return after.dashed ? "Dash what rests on one source" : "Draw whole lines";
  }
  if (before.blocs !== after.blocs) {
    return after.blocs ? "Show blocs from afar" : "Show actors from afar";
  }
  if (before.mode !== after.mode) return `Show the ${after.mode}`;
  if (before.table !== after.table) return `Show the ${after.table}`;
  if (!isEqual(before.sort, after.sort)) return "Sort the table";
  if (before.panel !== after.panel) {
    return after.panel === null
      ? "Close the analysis"
      : `Analyse ${PANEL_NAMES[after.panel].toLowerCase()}`;
  }
  return isEqual(before.time, after.time) ? null : "Change the timeline";
}

function selectionStep(
  before: Selection | null,
  after: Selection | null,
  nameOf: NameLookup,
): string | null {
  if (isSameSelection(before, after)) return null;
  if (after === null) return "Close the evidence";
  return after.kind === "node"
    ? `Open ${nameOf(after.id)}`
    : `Open ${nameOf(after.from)} → ${nameOf(after.to)}`;
}

function added(before: readonly string[], after: readonly string[]): readonly string[] {
  const known = new Set(before);
  return after.filter((id) => !known.has(id));
}

function someOf(ids: readonly string[], nameOf: NameLookup): string {
  const [first] = ids;
  return ids.length === 1 && first !== undefined
    ? nameOf(first)
    : countOf(ids.length, "actor or issue", "actors and issues");
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What a button that takes the step back or does it again is called. */
export function stepButton(verb: "Undo" | "Redo", name: string | null): string {
  return name === null ? verb : `${verb}: ${capitalized(name)}`;
}
