import { describe, expect, it } from "@jest/globals";
import { captionOf, rowsToGraph } from "../../server/wire/result-graph.ts";
import type { WireMap, WireNode, WireRelationship } from "../../server/wire/wire-value.ts";

const FILM = node("~f", ["Film"], { title: "Solaris", year: 1972 });
const ACTOR = node("~a", ["Person"], { name: "Natalya Bondarchuk" });
const ROLE = edge("~r", "PLAYS", "~a", "~f", { as: "Hari" });

describe("rowsToGraph", () => {
  it("takes nodes, relationships and paths from wherever they are, each once and in order", () => {
    const other = node("~b", ["Person"], {});
    const graph = rowsToGraph([
      [{ list: [1, { deep: [ACTOR] }] }, null, "text"],
      [{ $: "path", nodes: [ACTOR, FILM], relationships: [ROLE] }, ROLE],
      [{ $: "map", entries: { $: "no tag", other } }],
    ]);
    expect(graph.nodes.map(({ id, caption }) => [id, caption])).toEqual([
      ["~a", "Natalya Bondarchuk"],
      ["~f", "Solaris"],
      ["~b", "Person"],
    ]);
    expect(graph.edges).toEqual([
      { id: "~r", type: "PLAYS", from: "~a", to: "~f", properties: { as: "Hari" } },
    ]);
    expect(graph.nodes[1]).toEqual({
      id: "~f",
      labels: ["Film"],
      caption: "Solaris",
      properties: { title: "Solaris", year: 1972 },
      isOutside: false,
    });
  });

  it("keeps parallel relationships and loops", () => {
    const rows = [
      [ROLE, edge("~r2", "PLAYS", "~a", "~f", {}), edge("~l", "KNOWS", "~a", "~a", {})],
    ];
    expect(rowsToGraph(rows).edges.map(({ id }) => id)).toEqual(["~r", "~r2", "~l"]);
  });

  it("makes nodes of ends that no row shows, whatever the order of the rows", () => {
    const bare = rowsToGraph([[edge("s", "STANCE", "aze", "~f", {})], [FILM]]);
    expect(bare.nodes.map(({ id, caption, isOutside }) => [id, caption, isOutside])).toEqual([
      ["~f", "Solaris", false],
      ["aze", "aze", true],
    ]);
  });

  it("makes nothing of rows without a graph", () => {
    expect(rowsToGraph([[1, "a", { $: "date", value: "2020-10-22" }, [null]]])).toEqual({
      nodes: [],
      edges: [],
    });
  });
});

describe("captionOf", () => {
  it.each<[string, WireMap, string]>([
    ["its name before anything else", { title: "Title", name: "Name", label: "Label" }, "Name"],
    ["its title where it has no name", { label: "Label", title: "Title", a: "A" }, "Title"],
    ["its label where it has neither", { label: "Label", a: "A" }, "Label"],
    ["the first other property with a text", { z: "Z", b: 3, c: "C", a: ["A"] }, "C"],
    ["a name that is a number", { name: 1984, a: "A" }, "1984"],
    ["what follows an empty name", { name: " ", title: "", b: "B" }, "B"],
    ["one line of a text of several", { name: "  two\n lines " }, "two lines"],
    ["its first label where it has no text", { a: 1, b: null }, "Film"],
  ])("takes %s", (_what, properties, caption) => {
    expect(captionOf({ id: "~x", labels: ["Film", "Work"], properties })).toBe(caption);
  });

  it("takes an id that people know before a label, and something in any case", () => {
    expect(captionOf({ id: "aze", labels: ["State"], properties: {} })).toBe("aze");
    expect(captionOf({ id: "~x", labels: [], properties: {} })).toBe("node");
  });

  it("cuts a long text without breaking a character", () => {
    const caption = captionOf({ id: "~x", labels: [], properties: { name: "🕊".repeat(500) } });
    expect(Array.from(caption)).toHaveLength(100);
    expect(caption).toBe(`${"🕊".repeat(99)}…`);
  });

  it("does not take what every object has for a property", () => {
    expect(captionOf({ id: "~x", labels: ["L"], properties: {} })).toBe("L");
    const properties = JSON.parse('{"__proto__": "odd"}') as WireMap;
    expect(captionOf({ id: "~x", labels: ["L"], properties })).toBe("odd");
  });
});

function node(id: string, labels: readonly string[], properties: WireMap): WireNode {
  return { $: "node", id, labels, properties };
}

function edge(
  id: string,
  type: string,
  from: string,
  to: string,
  properties: WireMap,
): WireRelationship {
  return { $: "relationship", id, type, from, to, properties };
}
