import { describe, expect, it } from "@jest/globals";
import { writeCytoscape } from "../../server/export/write-cytoscape.ts";
import { ODD_TEXT, SAMPLE_GRAPH } from "./sample-graph.ts";

describe("writeCytoscape", () => {
  const document = JSON.parse([...writeCytoscape(SAMPLE_GRAPH)].join("")) as {
    readonly generated_by: string;
    readonly data: unknown;
    readonly elements: {
      readonly nodes: readonly { readonly data: object; readonly position?: object }[];
      readonly edges: readonly { readonly data: object }[];
    };
  };

  it("keeps every node with its attributes, days and place, y downwards", () => {
    const [armenia, odd, bare] = document.elements.nodes;
    expect(armenia).toEqual({
      data: {
        ...{ id: "arm", name: "Armenia", start: "1991-09-21", kind: "state" },
        ...{ population: 2_963_000, share: 0.5, member: true, note: ODD_TEXT },
      },
      position: { x: -120.5, y: -30 },
    });
    expect(odd?.data).toEqual({
      ...{ id: 'x&"<y>', name: "no label & no more", label: "its own" },
      ...{ population: 12, share: 2, member: false, x: 7 },
    });
    expect(bare).toEqual({ data: { id: "bare", name: "bare" } });
  });

  it("keeps every edge, and its own attributes apart from what the format has", () => {
    expect(document.elements.edges.map(({ data }) => data)).toEqual([
      {
        ...{ id: "s1", source: "arm", target: 'x&"<y>', name: "accuses", interaction: "STANCE" },
        ...{ weight: 2.5, start: "2020-10-22", end: "2020-10-22" },
        ...{ polarity: -0.2, source_: "paper", mixed: 1 },
      },
      {
        ...{ id: "s2", source: "arm", target: 'x&"<y>', interaction: "STANCE", weight: 1 },
        ...{ polarity: 1, mixed: "one" },
      },
      { id: "loop", source: "bare", target: "bare", end: "2020-12-31" },
    ]);
  });

  it("says what it is", () => {
    expect(document.generated_by).toBe("Entente 1.2.3");
    expect(document.data).toEqual({ description: "Two & one", modified: "2020-10-23" });
  });

  it("is a whole document without any element", () => {
    const empty = JSON.parse([...writeCytoscape({ nodes: [], edges: [] })].join("")) as unknown;
    expect(empty).toMatchObject({ elements: { nodes: [], edges: [] } });
  });
});
