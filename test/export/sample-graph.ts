import type { ExportGraph } from "../../server/export/export-graph.ts";

export const ODD_TEXT = "a < b & \"c\" 'd'\n\tline, ərdoğan 🕊";

/** A graph with everything that a file can hold, and with what it has to work around. */
export const SAMPLE_GRAPH: ExportGraph = {
  nodes: [
    {
      id: "arm",
      label: "Armenia",
      attributes: {
        kind: "state",
        population: 2_963_000,
        share: 0.5,
        member: true,
        note: ODD_TEXT,
      },
      start: "1991-09-21",
      picture: { x: -120.5, y: 30, size: 14, color: "#333a46", shape: "square" },
    },
    {
      id: 'x&"<y>',
      label: "no label & no more",
      attributes: { kind: null, population: 12n, share: 2, member: false, label: "its own", x: 7 },
      picture: { x: 0, y: -7.125 },
    },
    { id: "bare" },
  ],
  edges: [
    {
      id: "s1",
      from: "arm",
      to: 'x&"<y>',
      kind: "STANCE",
      label: "accuses",
      weight: 2.5,
      attributes: { polarity: -0.2, source: "paper", mixed: 1 },
      start: "2020-10-22",
      end: "2020-10-22",
      picture: { color: "#a33200", thickness: 3, shape: "solid" },
    },
    {
      id: "s2",
      from: "arm",
      to: 'x&"<y>',
      kind: "STANCE",
      weight: 1,
      attributes: { polarity: 1, mixed: "one" },
    },
    { id: "loop", from: "bare", to: "bare", end: "2020-12-31" },
  ],
  meta: { creator: "Entente 1.2.3", description: "Two & one", modified: "2020-10-23" },
};
