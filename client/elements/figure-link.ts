import { formatFiguresState, type FigureSubject } from "../model/figures/figures-state.ts";
import type { ViewState } from "../model/view-state.ts";

/** The address at which a figure of what the explorer shows is made. */
export function viewFigureLink({ filter, minStances }: ViewState): string {
  return figureLink({ kind: "filter", filter, minStances });
}

/** The address at which a figure of a view or of a query's answer is made. */
export function figureLink(subject: FigureSubject): string {
  return `/figures?${formatFiguresState({ page: "make", subject })}`;
}
