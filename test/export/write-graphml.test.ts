import { describe, expect, it } from "@jest/globals";
import { MultiDirectedGraph } from "graphology";
import { parse } from "graphology-graphml";
import { writeGraphml } from "../../server/export/write-graphml.ts";
import { hasNetworkx, readWithNetworkx } from "./read-with-networkx.ts";
import { ODD_TEXT, SAMPLE_GRAPH } from "./sample-graph.ts";

const FULL = [...writeGraphml(SAMPLE_GRAPH)].join("");
const ODD_ID = 'x&"<y>';
const networkx = await hasNetworkx();

const ARMENIA = {
  label: "Armenia",
  start: "1991-09-21",
  kind: "state",
  population: 2_963_000,
  share: 0.5,
  member: true,
  note: ODD_TEXT,
  ...{ x: -120.5, y: 30, size: 14, color: "#333a46", shape: "square" },
};
const FIRST = {
  label: "accuses",
  kind: "STANCE",
  weight: 2.5,
  polarity: -0.2,
  source_: "paper",
  mixed: "1",
  start: "2020-10-22",
  end: "2020-10-22",
  color: "#a33200",
  thickness: 3,
  shape: "solid",
};

describe("writeGraphml, read back by graphology", () => {
  const graph = parse(MultiDirectedGraph, FULL);

  it("keeps every node with its typed attributes, days, look and place", () => {
    expect(graph.nodes()).toEqual(["arm", ODD_ID, "bare"]);
    expect(graph.getNodeAttributes("arm")).toEqual(ARMENIA);
    expect(graph.getNodeAttributes(ODD_ID)).toEqual({
      label: "no label & no more",
      label_: "its own",
      population: 12,
      share: 2,
      member: false,
      ...{ x: 0, y: -7.125, x_: 7 },
    });
    expect(graph.getNodeAttributes("bare")).toEqual({ label: "bare" });
  });

  it("keeps parallel edges and loops", () => {
    expect(graph.edges()).toEqual(["s1", "s2", "loop"]);
    expect(graph.extremities("s2")).toEqual(["arm", ODD_ID]);
    expect(graph.getEdgeAttributes("s1")).toEqual(FIRST);
    expect(graph.getEdgeAttributes("loop")).toEqual({ end: "2020-12-31" });
  });
});

(networkx ? describe : describe.skip)("writeGraphml, read back by networkx", () => {
  it("keeps nodes, edges, attributes, days and places", async () => {
    const graph = await readWithNetworkx("graphml", FULL);
    expect(graph.directed).toBe(true);
    expect(graph.nodes["arm"]).toEqual(ARMENIA);
    expect(graph.edges.map(([from, to, key]) => [key, from, to])).toEqual([
      ["s1", "arm", ODD_ID],
      ["s2", "arm", ODD_ID],
      ["loop", "bare", "bare"],
    ]);
    expect(graph.edges[0]?.[3]).toEqual(FIRST);
  });
});

describe("writeGraphml", () => {
  it("writes a graph of nothing that readers take", () => {
    const text = [...writeGraphml({ nodes: [], edges: [] })].join("");
    expect(parse(MultiDirectedGraph, text).order).toBe(0);
  });
});
