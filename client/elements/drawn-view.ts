import { viewCaption } from "../model/view-caption.ts";
import type { DrawnView } from "../model/view-export.ts";
import type { ViewState } from "../model/view-state.ts";
import type { GraphPicture } from "./graph-controller.ts";

/** What is drawn under a title, for files of it; null while nothing is. */
export function drawnView(
  picture: GraphPicture | null,
  { filter, minStances, layout, dashed }: ViewState,
  title: string,
): DrawnView | null {
  if (picture === null) return null;
  const { positions, ground, hidden } = picture;
  const { network } = picture.model;
  return {
    network,
    positions,
    ground,
    title,
    caption: viewCaption(network, { layout, hidden }),
    filter: { ...filter, minStances },
    dashed,
    address: window.location.href,
  };
}
