import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { analyseNetwork } from "../../server/signed/analyse-network.ts";
import { AnalysisOptionsSchema, type Analysis } from "../../server/wire/analysis.ts";
import type { Network } from "../../server/wire/network.ts";
import { smallNetwork, type DyadWish } from "../view/small-network.ts";
import { partitions, plainEdges, type PlainEdge } from "./brute-force.ts";
import { networksOf, RUNS } from "./random-signed-network.ts";

/** Few enough for every division into groups to be looked at. */
const SIX = networksOf({ least: 1, most: 6 });

describe("the blocs of a network", () => {
  it("have the greatest signed modularity of all divisions, which is what the formula gives", () => {
    fc.assert(
      fc.property(SIX, (network) => {
        const { blocs } = analyse(network);
        const edges = plainEdges(network);
        if (edges.length === 0) {
          expect(blocs).toMatchObject({ modularity: null, list: [] });
          return;
        }
        const ids = network.nodes.map(({ id }) => id);
        const modularity = plainModularity(ids, edges);
        expect(blocs.modularity).toBeCloseTo(modularity(groupsOf(blocs)), 6);
        const best = greatest(ids.length, (groups) =>
          modularity((id) => groups[ids.indexOf(id)] ?? -1),
        );
        expect(blocs.modularity).toBeCloseTo(best, 6);
      }),
      RUNS,
    );
  });

  it("have the fewest pairs against them of all divisions, by the method of agreement", () => {
    fc.assert(
      fc.property(SIX, (network) => {
        const { blocs } = analyse(network, { method: "agreement" });
        const edges = plainEdges(network);
        const ids = network.nodes.map(({ id }) => id);
        const least = -greatest(ids.length, (groups) => {
          const of = (id: string): number => groups[ids.indexOf(id)] ?? -1;
          return -edges.filter(({ a, b, sign }) => (of(a) === of(b)) !== sign > 0).length;
        });
        expect(blocs.disagreement.pairs).toBe(edges.length === 0 ? 0 : least);
      }),
      RUNS,
    );
  });

  it("are the same for the same seed, whatever the order of nodes and dyads", () => {
    const network = twoCamps();
    const reversed = {
      ...network,
      nodes: network.nodes.toReversed(),
      dyads: network.dyads.toReversed(),
    };
    const { nodes: _own, ...analysis } = analyse(network, { seed: 7 });
    const { nodes: _other, ...again } = analyse(reversed, { seed: 7 });
    expect(again).toEqual(analysis);
  });

  it("say what holds them together, whom they are against and what does not fit", () => {
    const { blocs } = analyse(twoCamps());
    expect(blocs.list.map(({ members }) => members.toSorted())).toEqual([
      ["a1", "a2", "a3"],
      ["b1", "b2", "b3"],
    ]);
    const [camp] = blocs.list;
    expect(camp?.heldBy.map(({ a, b }) => [a, b])).toEqual([
      ["a1", "a2"],
      ["a1", "a3"],
      ["a2", "a3"],
    ]);
    expect(camp?.against.map(({ a, b }) => [a, b])).toEqual([
      ["a1", "b1"],
      ["a2", "b2"],
    ]);
    expect(camp?.exceptions.map(({ a, b }) => [a, b])).toEqual([["a3", "b3"]]);
    expect(camp?.outside).toEqual({
      positive: { pairs: 1, weight: 1 },
      negative: { pairs: 2, weight: 2 },
    });
    expect(blocs.relations).toEqual([
      { a: 0, b: 1, positive: { pairs: 1, weight: 1 }, negative: { pairs: 2, weight: 2 } },
    ]);
  });

  it("weigh pairs by polarity or by stances where that is asked for", () => {
    const network = smallNetwork(
      ["a", "b", "c"],
      [
        { from: "a", to: "b", polarity: 0.25, n: 4 },
        { from: "b", to: "c", polarity: -0.5 },
      ],
    );
    const weights = (["pair", "polarity", "stances"] as const).map((weight) => {
      const { blocs, nodes } = analyse(network, { weight });
      const node = nodes.find(({ id }) => id === "b");
      return [blocs.list[0]?.inside.positive.weight, node?.positiveIn, node?.negativeOut];
    });
    expect(weights).toEqual([
      [1, 1, 1],
      [0.25, 0.25, 0.5],
      [1, 1, 0.5],
    ]);
  });
});

describe("a single change", () => {
  it("calms a bloc by leaving as few unbalanced triads as counting again finds", () => {
    fc.assert(
      fc.property(networksOf({ least: 3, most: 7 }), (network) => {
        const { balance } = analyse(network);
        const before = unbalanced(plainEdges(network));
        for (const { pair, change, unbalancedBefore, unbalancedAfter } of balance.calming) {
          const after = plainEdges(network).flatMap((edge) => {
            if (edge.a !== pair.a || edge.b !== pair.b) return [edge];
            return change === "remove" ? [] : [{ ...edge, sign: -edge.sign }];
          });
          expect([unbalancedBefore, unbalancedAfter]).toEqual([before, unbalanced(after)]);
        }
        const least = Math.min(...balance.calming.map(({ unbalancedAfter }) => unbalancedAfter));
        const possible = plainEdges(network).map((edge) =>
          unbalanced(plainEdges(network).filter(({ a, b }) => a !== edge.a || b !== edge.b)),
        );
        if (before > 0) expect(least).toBe(Math.min(...possible));
      }),
      RUNS,
    );
  });

  it("breaks a bloc that one pair holds together, and says into what", () => {
    // Two circles of friends who share opponents, joined by one friendship.
    const circle = (name: string): DyadWish[] => [
      { from: `${name}1`, to: `${name}2`, polarity: 1 },
      { from: `${name}2`, to: `${name}3`, polarity: 1 },
      { from: `${name}3`, to: `${name}1`, polarity: 1 },
    ];
    const network = smallNetwork(
      ["a1", "a2", "a3", "b1", "b2", "b3"],
      [...circle("a"), ...circle("b"), { from: "a1", to: "b1", polarity: 1 }],
    );
    const { blocs } = analyse(network, { method: "agreement" });
    expect(blocs.list).toHaveLength(1);
    expect(blocs.list[0]?.break).toEqual({
      pair: { a: "a1", b: "b1", sign: 1, polarity: 1, n: 1, discordant: false },
      change: "flip",
      parts: [
        ["a1", "a2", "a3"],
        ["b1", "b2", "b3"],
      ],
    });
  });

  it("breaks no bloc of three that all support each other", () => {
    const { blocs } = analyse(twoCamps());
    expect(blocs.list.map((bloc) => bloc.break)).toEqual([null, null]);
  });
});

describe("mediators and bridges", () => {
  it("finds who is supported in blocs that oppose each other", () => {
    const network = twoCamps([
      { from: "mid", to: "a1", polarity: 0.5 },
      { from: "mid", to: "a2", polarity: 0.5 },
      { from: "b1", to: "mid", polarity: 0.5 },
      { from: "b2", to: "mid", polarity: 0.5 },
      { from: "b3", to: "mid", polarity: 0.5 },
      { from: "a1", to: "b2", polarity: -0.5 },
      { from: "a2", to: "b3", polarity: -0.5 },
    ]);
    const { mediators } = analyse(network);
    expect(mediators[0]).toMatchObject({ id: "mid", score: 2 });
    expect(mediators.map(({ id }) => id)).toEqual(expect.arrayContaining(["a3", "b3"]));
  });

  it("finds the pairs and nodes that single removals show to hold the network together", () => {
    fc.assert(
      fc.property(networksOf({ least: 2, most: 8 }), (network) => {
        const { bridges, cutNodes } = analyse(network);
        const parts = (skip: { node?: string; pair?: readonly string[] }): number =>
          countParts(network, skip);
        const ids = network.nodes.map(({ id }) => id).toSorted();
        const whole = parts({});
        const isolated = (id: string): boolean =>
          network.dyads.every(({ from, to }) => from !== id && to !== id);
        // A node without neighbours is a part itself, which its removal takes away.
        const cut = ids.filter((id) => parts({ node: id }) > whole - (isolated(id) ? 1 : 0));
        expect(cutNodes).toEqual(cut);
        const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b]));
        const expected = pairs.filter((pair) => parts({ pair }) > whole);
        expect(bridges.map(({ a, b }) => [a, b]).toSorted()).toEqual(expected.toSorted());
      }),
      RUNS,
    );
  });

  it("counts the nodes on both sides of a bridge", () => {
    const network = smallNetwork(
      ["a", "b", "c", "d", "e"],
      [
        { from: "a", to: "b" },
        { from: "b", to: "c", polarity: -1 },
        { from: "c", to: "d", polarity: 1 },
        { from: "d", to: "e" },
        { from: "e", to: "c" },
      ],
    );
    expect(analyse(network).bridges).toEqual([
      { a: "b", b: "c", nodesA: 2, nodesB: 3 },
      { a: "a", b: "b", nodesA: 1, nodesB: 4 },
    ]);
  });
});

describe("the measures of nodes", () => {
  it("count allies, opponents and neutrals by pair, and strengths by direction", () => {
    const network = smallNetwork(
      ["a", "b", "c", "d"],
      [
        { from: "a", to: "b", polarity: 0.5 },
        { from: "b", to: "a", polarity: 0.25 },
        { from: "c", to: "a", polarity: -1, n: 2 },
        { from: "a", to: "d", polarity: 0 },
      ],
    );
    expect(analyse(network, { weight: "stances" }).nodes[0]).toMatchObject({
      id: "a",
      degree: 3,
      allies: 1,
      opponents: 1,
      neutrals: 1,
      positiveOut: 0.5,
      positiveIn: 0.25,
      negativeOut: 0,
      negativeIn: 2,
    });
  });

  it("give betweenness and PageRank their known values on a star", () => {
    const network = smallNetwork(
      ["hub", "x", "y", "z"],
      ["x", "y", "z"].map((from) => ({ from, to: "hub", polarity: -1 })),
    );
    const { nodes } = analyse(network);
    expect(nodes.map(({ betweenness }) => betweenness)).toEqual([1, 0, 0, 0]);
    // Leaf: p = 0.15/4 + 0.85 h/4; hub: h = p + 0.85 · 3p; together 1.
    const leaf = 1 / (3 + 1 + 0.85 * 3);
    for (const { pageRank } of nodes.slice(1)) expect(pageRank).toBeCloseTo(leaf, 8);
    expect(nodes.reduce((sum, { pageRank }) => sum + pageRank, 0)).toBeCloseTo(1, 8);
  });
});

function analyse(network: Network, options: object = {}): Analysis {
  return analyseNetwork(network, AnalysisOptionsSchema.parse(options));
}

function twoCamps(more: readonly DyadWish[] = []): Network {
  const camp = (name: string): DyadWish[] => [
    { from: `${name}1`, to: `${name}2`, polarity: 0.9 },
    { from: `${name}3`, to: `${name}1`, polarity: 0.8 },
    { from: `${name}2`, to: `${name}3`, polarity: 0.7 },
  ];
  const ids = ["a1", "a2", "a3", "b1", "b2", "b3"];
  return smallNetwork(more.length === 0 ? ids : [...ids, "mid"], [
    ...camp("a"),
    ...camp("b"),
    { from: "a1", to: "b1", polarity: -0.9 },
    { from: "a2", to: "b2", polarity: -0.8 },
    { from: "a3", to: "b3", polarity: 0.2 },
    ...more,
  ]);
}

function groupsOf(blocs: Analysis["blocs"]): (id: string) => number {
  return (id) => blocs.list.findIndex(({ members }) => members.includes(id));
}

/** Signed modularity as Gómez, Jensen and Arenas write it, term by term. */
function plainModularity(
  ids: readonly string[],
  edges: readonly PlainEdge[],
): (groupOf: (id: string) => number) => number {
  const weight = (i: string, j: string, sign: number): number =>
    edges.filter((e) => e.sign === sign && ((e.a === i && e.b === j) || (e.a === j && e.b === i)))
      .length;
  const strength = (i: string, sign: number): number =>
    edges.filter((e) => e.sign === sign && (e.a === i || e.b === i)).length;
  const all = (sign: number): number => 2 * edges.filter((e) => e.sign === sign).length;
  const expected = (i: string, j: string, sign: number): number =>
    (strength(i, sign) * strength(j, sign)) / (all(sign) || 1);
  const terms = ids.flatMap((i) =>
    ids.map((j) => ({
      i,
      j,
      term: weight(i, j, 1) - weight(i, j, -1) - expected(i, j, 1) + expected(i, j, -1),
    })),
  );
  return (groupOf) => {
    const inside = terms.filter(({ i, j }) => groupOf(i) === groupOf(j));
    return inside.reduce((sum, { term }) => sum + term, 0) / (all(1) + all(-1));
  };
}

function greatest(count: number, score: (groups: readonly number[]) => number): number {
  let best = -Infinity;
  for (const groups of partitions(count)) best = Math.max(best, score(groups));
  return best;
}

function unbalanced(edges: readonly PlainEdge[]): number {
  let count = 0;
  edges.forEach((ab) => {
    for (const bc of edges.filter(({ a }) => a === ab.b)) {
      const ac = edges.find(({ a, b }) => a === ab.a && b === bc.b);
      if (ac !== undefined && ab.sign * bc.sign * ac.sign < 0) count += 1;
    }
  });
  return count;
}

function countParts(
  network: Network,
  skip: { readonly node?: string; readonly pair?: readonly string[] },
): number {
  const left = new Set(network.nodes.map(({ id }) => id).filter((id) => id !== skip.node));
  let parts = 0;
  while (left.size > 0) {
    parts += 1;
    const waiting = [...left].slice(0, 1);
    for (const id of waiting) {
      left.delete(id);
      for (const { from, to } of network.dyads) {
        if (skip.pair?.includes(from) === true && skip.pair.includes(to)) continue;
        const other = from === id ? to : to === id ? from : undefined;
        if (other !== undefined && left.has(other) && !waiting.includes(other)) waiting.push(other);
      }
    }
  }
  return parts;
}
