import {
  dyadWidth,
  GRAPH_COLORS,
  nodeSize,
  polarityColor,
} from "../../../server/picture/graph-style.ts";
import type { NetworkColumns } from "../../../server/wire/network-columns.ts";

/** How large and in which colours every contender draws, as the explorer would. */
export const NODE_COLOR = GRAPH_COLORS.light.nodes.person.ring;
/** Factor on all sizes at the zoom that shows the whole picture. */
export const FAR_SCALE = 0.25;

export function radiusOf({ nodes }: NetworkColumns, row: number): number {
  return FAR_SCALE * nodeSize((nodes.stancesOut[row] ?? 0) + (nodes.stancesIn[row] ?? 0));
}

export function widthOf({ dyads }: NetworkColumns, row: number): number {
  return 0.45 * dyadWidth(dyads.n[row] ?? 1);
}

export function colorOf({ dyads }: NetworkColumns, row: number): string {
  return polarityColor(dyads.polarity[row] ?? 0, "light");
}
