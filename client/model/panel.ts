/** What the analysis beside the network is about. */
export const PANELS = [
  "blocs",
  "balance",
  "actors",
  "paths",
  "sources",
  "periods",
  "issues",
  "words",
] as const;
export type Panel = (typeof PANELS)[number];

export const PANEL_NAMES = {
  blocs: "Blocs",
  balance: "Balance",
  actors: "Actors",
  paths: "Paths",
  sources: "Sources",
  periods: "Periods",
  issues: "Two issues",
  words: "In words",
} as const satisfies Record<Panel, string>;
