import type { Position } from "../../server/picture/layout.ts";
import { addMarks, pinAt, toggleMarks } from "./arrangement.ts";
import { isSameSelection, type Selection } from "./selection.ts";
import type { ViewState } from "./view-state.ts";

type Change = (state: ViewState) => ViewState;

/** Opens something, or closes what is open. */
export function opening(selection: Selection | null): Change {
  return (state) =>
    isSameSelection(state.selection, selection) ? state : { ...state, selection, stance: null };
}

/** Marks what was clicked, or unmarks it; what is in an area is marked in any case. */
export function marking(ids: readonly string[], kind: "click" | "area"): Change {
  const change = kind === "click" ? toggleMarks : addMarks;
  return (state) => ({ ...state, arrangement: change(state.arrangement, ids) });
}

/** Pins one at a place of the layout. */
export function pinning(id: string, place: Position): Change {
  return (state) => ({ ...state, arrangement: pinAt(state.arrangement, id, place) });
}
