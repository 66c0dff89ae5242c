import { describe, expect, it } from "@jest/globals";
import {
  MOST_DRAWN_NODES,
  relationshipsBetween,
  toDrawnResult,
} from "../../../../client/model/queries/drawn-result.ts";
import { drawnPhrase, resultSentence } from "../../../../client/model/queries/result-sentences.ts";
import type { WireNode, WireRelationship } from "../../../../server/wire/wire-value.ts";

const node = (id: string, ...labels: string[]): WireNode => ({
  $: "node",
  id,
  labels,
  properties: { name: id.toUpperCase() },
});
const edge = (
  id: string,
  [from, type, to]: readonly [string, string, string],
  properties: WireRelationship["properties"] = {},
): WireRelationship => ({ $: "relationship", id, type, from, to, properties });
const stance = (id: string, polarity: number, day: string): WireRelationship =>
  edge(id, ["a", "STANCE", "b"], { id, polarity, date: { $: "date", value: day }, source: "s" });

describe("drawing a result", () => {
  it("sums the stances of a dyad, each once, however often the rows repeat them", () => {
    const [a, b] = [node("a", "Actor", "Person"), node("b", "Actor", "State")];
    const rows = [
      [a, stance("s1", 0.5, "2020-10-22"), b],
      [a, stance("s1", 0.5, "2020-10-22"), b],
      [a, [stance("s2", -1, "2020-10-21")], b],
    ];
    const graph = toDrawnResult(rows);

    expect(graph?.isOurs).toBe(true);
    expect(graph?.network.dyads).toEqual([
      {
        from: "a",
        to: "b",
        n: 2,
        polarity: -0.25,
        positive: 1,
        negative: 1,
        neutral: 0,
        first: "2020-10-21",
        last: "2020-10-22",
        sources: 1,
      },
    ]);
    expect(graph?.network.nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ["a", "person"],
      ["b", "state"],
    ]);
    expect(graph && relationshipsBetween(graph, "a", "b").map(({ id }) => id)).toEqual([
      "s1",
      "s2",
    ]);
  });

  it("draws standing ties as ties, and issues as issues", () => {
    const rows = [[node("a", "Actor"), edge("t", ["a", "PARTY_TO", "i"]), node("i", "Issue")]];
    const graph = toDrawnResult(rows);

    expect(graph?.network.ties).toEqual([{ from: "a", to: "i", type: "PARTY_TO" }]);
    expect(graph?.network.dyads).toEqual([]);
    expect(graph?.network.nodes[1]?.label).toBe("issue");
  });

  it("draws a foreign graph: the most frequent labels get the shapes, lines are neutral", () => {
    const rows = [
      [node("m", "Movie"), edge("r1", ["p", "ACTED_IN", "m"]), node("p", "Human")],
      [node("n", "Movie"), edge("r2", ["p", "ACTED_IN", "n"]), node("p", "Human")],
    ];
    const graph = toDrawnResult(rows);

    expect(graph?.isOurs).toBe(false);
    expect(graph?.shapes).toEqual([
      { label: "Movie", kind: "person" },
      { label: "Human", kind: "state" },
    ]);
    expect(graph?.network.dyads.map(({ polarity, n }) => [polarity, n])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(graph && resultSentence(graph, { kind: "dyad", from: "p", to: "m" })).toBe(
      "P ACTED_IN M.",
    );
    expect(graph && resultSentence(graph, { kind: "node", id: "p" })).toBe(
      "P, Human: 2 relationships out, 0 in.",
    );
    expect(graph && drawnPhrase(graph)).toBe("3 nodes, 2 relationships");
  });

  it("draws no more than can be read and says how many are left", () => {
    const rows = Array.from({ length: MOST_DRAWN_NODES + 5 }, (_, i) => [node(`n${i}`, "Actor")]);
    const graph = toDrawnResult(rows);

    expect(graph?.network.nodes).toHaveLength(MOST_DRAWN_NODES);
    expect(graph && drawnPhrase(graph)).toContain("5 further nodes not drawn");
  });

  it("finds no graph in plain values", () => {
    expect(toDrawnResult([["a", 1, null, { $: "date", value: "2020-01-01" }]])).toBeNull();
  });
});
