import { expansionIds } from "../model/expansion.ts";
import { viewCaption } from "../model/view-caption.ts";
import type { DrawnView } from "../model/view-export.ts";
import type { DayRange } from "../../server/picture/time-axis.ts";
import { shownDays, type ViewState } from "../model/view-state.ts";
import type { GraphPicture } from "./graph-controller.ts";

/**
 * What is drawn under a title, for files of it; null while nothing is.
 * @param extent first and last day of all stances; null without any.
 */
export function drawnView(
  picture: GraphPicture | null,
  state: ViewState,
  {
    title,
    extent,
    changes,
    isTwo,
  }: Pick<DrawnView, "title" | "changes" | "isTwo"> & { readonly extent: DayRange | null },
): DrawnView | null {
  if (picture === null) return null;
  const { filter, minStances, arrangement, layout, dashed } = state;
  const { positions, ground, hidden } = picture;
  const { network } = picture.model;
  return {
    network,
    positions,
    ground,
    changes,
    isTwo,
    lanes: layout === "lanes" && extent !== null ? shownDays(state, extent) : null,
    title,
    caption: viewCaption(network, { layout, hidden }),
    filter: { ...filter, minStances, also: [...expansionIds(arrangement.grown)] },
    dashed,
    address: window.location.href,
  };
}
