/** How nodes are arranged: by forces, each bloc on a circle of its own, or members under organisations. */
export const LAYOUT_KINDS = ["force", "circles", "hierarchy"] as const;
export type LayoutKind = (typeof LAYOUT_KINDS)[number];

export const LAYOUT_NAMES = {
  force: "Forces",
  circles: "Circles by bloc",
  hierarchy: "Organisations",
} as const satisfies Record<LayoutKind, string>;
