import { formatFiguresState, type FigureSubject } from "../model/figures/figures-state.ts";

/** The address at which a figure of a view or of a query's answer is made. */
export function figureLink(subject: FigureSubject): string {
  return `/figures?${formatFiguresState({ page: "make", subject })}`;
}
