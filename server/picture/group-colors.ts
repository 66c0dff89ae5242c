import type { Theme } from "./graph-style.ts";
import type { HexColor } from "./srgb.ts";

/**
 * Rings that tell groups apart. None is near the polarity scale or the focus, and each has a contrast
 * of at least 3:1 to its paper. Groups beyond the last share its grey.
 */
const GROUP_COLORS = {
  light: ["#0f766e", "#a21caf", "#5f6f00", "#5b3cc4", "#b4235a", "#596579"],
  dark: ["#4fd1c5", "#e58bf0", "#c2d34a", "#b3a0ff", "#ff8fb3", "#a9b4c4"],
} as const satisfies Record<Theme, readonly HexColor[]>;

/** The colour of a group by its number, from 0. */
export function groupColor(group: number, theme: Theme): HexColor {
  const colors = GROUP_COLORS[theme];
  return colors[Math.min(group, colors.length - 1)] ?? colors[5];
}
