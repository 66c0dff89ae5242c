/**
 * How nodes are arranged: by forces, each bloc on a circle of its own, members under organisations,
 * on a map of the world, or as lanes over time.
 */
export const LAYOUT_KINDS = ["force", "circles", "hierarchy", "map", "lanes"] as const;
export type LayoutKind = (typeof LAYOUT_KINDS)[number];
/** Those that give every node a place. */
export type PlaceLayoutKind = Exclude<LayoutKind, "lanes">;

export const LAYOUT_NAMES = {
  force: "Forces",
  circles: "Circles by bloc",
  hierarchy: "Organisations",
  map: "World map",
  lanes: "Lanes over time",
} as const satisfies Record<LayoutKind, string>;
