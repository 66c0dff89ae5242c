import { describe, expect, it } from "@jest/globals";
import { MultiGraph } from "graphology";
import { parse } from "graphology-gexf";
import { writeGexf } from "../../server/export/write-gexf.ts";
import { hasNetworkx, readWithNetworkx } from "./read-with-networkx.ts";
import { ODD_TEXT, SAMPLE_GRAPH } from "./sample-graph.ts";

const FULL = [...writeGexf(SAMPLE_GRAPH)].join("");
const ODD_ID = 'x&"<y>';
const networkx = await hasNetworkx();

describe("writeGexf, read back by graphology", () => {
  const graph = parse(MultiGraph, FULL);

  it("keeps every node with its typed attributes, colour, size, shape and place", () => {
    expect(graph.nodes()).toEqual(["arm", ODD_ID, "bare"]);
    expect(graph.getNodeAttributes("arm")).toEqual({
      label: "Armenia",
      kind: "state",
      population: 2_963_000,
      share: 0.5,
      member: true,
      note: ODD_TEXT,
      color: "rgb(51,58,70)",
      ...{ x: -120.5, y: 30, z: 0, size: 14, shape: "square" },
    });
    expect(graph.getNodeAttributes(ODD_ID)).toMatchObject({
      label: "no label & no more",
      label_: "its own",
      population: 12,
      share: 2,
      member: false,
      ...{ x: 0, y: -7.125 },
    });
    expect(graph.getNodeAttributes("bare")).toEqual({ label: "bare" });
  });

  it("keeps parallel edges and loops, with weight, kind and attributes", () => {
    expect(graph.edges()).toEqual(["s1", "s2", "loop"]);
    expect(graph.extremities("s2")).toEqual(["arm", ODD_ID]);
    expect(graph.extremities("loop")).toEqual(["bare", "bare"]);
    expect(graph.getEdgeAttributes("s1")).toEqual({
      label: "accuses",
      kind: "STANCE",
      weight: 2.5,
      polarity: -0.2,
      source_: "paper",
      mixed: "1",
      color: "rgb(163,50,0)",
      thickness: 3,
      shape: "solid",
    });
    expect(graph.getEdgeAttributes("s2")).toMatchObject({ mixed: "one", weight: 1, polarity: 1 });
  });

  it("says who made it, what it is and when it changed", () => {
    expect(graph.getAttributes()).toEqual({
      creator: "Entente 1.2.3",
      description: "Two & one",
      lastModifiedDate: "2020-10-23",
    });
  });
});

(networkx ? describe : describe.skip)("writeGexf, read back by networkx", () => {
  it("keeps nodes, edges, attributes, days and places", async () => {
    const graph = await readWithNetworkx("gexf", FULL);
    expect(graph.directed).toBe(true);
    expect(graph.nodes["arm"]).toMatchObject({
      label: "Armenia",
      start: "1991-09-21",
      population: 2_963_000,
      share: 0.5,
      member: true,
      note: ODD_TEXT,
      viz: { position: { x: -120.5, y: 30, z: 0 }, size: 14, color: { r: 51, g: 58, b: 70, a: 1 } },
    });
    expect(graph.edges.map(([from, to, key]) => [key, from, to])).toEqual([
      ["s1", "arm", ODD_ID],
      ["s2", "arm", ODD_ID],
      ["loop", "bare", "bare"],
    ]);
    expect(graph.edges[0]?.[3]).toMatchObject({
      ...{ start: "2020-10-22", end: "2020-10-22", weight: 2.5, polarity: -0.2, source_: "paper" },
    });
    expect(graph.edges[2]?.[3]).toMatchObject({ end: "2020-12-31" });
  });
});

describe("writeGexf", () => {
  it("is dynamic where something has a day, and static where nothing has", () => {
    expect(FULL).toContain('mode="dynamic" timeformat="date" timerepresentation="interval"');
    const still = [...writeGexf({ nodes: [{ id: "a" }], edges: [] })].join("");
    expect(still).toContain('mode="static"');
    expect(still).not.toContain("timeformat");
  });

  it("replaces what XML cannot hold", () => {
    const nodes = [{ id: "a\u0000b", label: "c\ud800d\u001b", attributes: { t: "\ufffe" } }];
    const graph = parse(MultiGraph, [...writeGexf({ nodes, edges: [] })].join(""));
    expect(graph.getNodeAttributes("a\ufffdb")).toEqual({ label: "c\ufffdd\ufffd", t: "\ufffd" });
  });

  it("comes in chunks that are neither tags nor everything", () => {
    const nodes = Array.from({ length: 20_000 }, (_, n) => ({ id: `node-${n}` }));
    const chunks = [...writeGexf({ nodes, edges: [] })];
    expect(chunks.length).toBeGreaterThan(5);
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(70_000);
    expect(parse(MultiGraph, chunks.join("")).order).toBe(20_000);
  });
});
