/**
 * How nodes are arranged: by forces, each bloc on a circle of its own, members under organisations,
 * or on a map of the world.
 */
export const LAYOUT_KINDS = ["force", "circles", "hierarchy", "map"] as const;
export type LayoutKind = (typeof LAYOUT_KINDS)[number];

export const LAYOUT_NAMES = {
  force: "Forces",
  circles: "Circles by bloc",
  hierarchy: "Organisations",
  map: "World map",
} as const satisfies Record<LayoutKind, string>;
