import { formatFiguresState } from "../model/figures/figures-state.ts";
import type { ViewState } from "../model/view-state.ts";

/** The address at which a figure of what the explorer shows is made. */
export function figureLink({ filter, minStances }: ViewState): string {
  const subject = { kind: "filter", filter, minStances } as const;
  return `/figures?${formatFiguresState({ page: "make", subject })}`;
}
