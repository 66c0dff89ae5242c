import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { findFrustration } from "../../server/signed/frustration.ts";
import { toSignedGraph } from "../../server/signed/signed-graph.ts";
import { tallyTriads } from "../../server/signed/triads.ts";
import { smallNetwork } from "../view/small-network.ts";
import { plainEdges, plainFrustration, plainTriads } from "./brute-force.ts";
import { networksOf, RUNS, signedNetworks } from "./random-signed-network.ts";

const PAIRS = { issues: "exclude", weight: "pair" } as const;

describe("the signed graph of a network", () => {
  it("has the edges that the means of both directions make", () => {
    fc.assert(
      fc.property(signedNetworks, (network) => {
        const { edges } = toSignedGraph(network, PAIRS);
        expect(edges.map(({ pair: { a, b, sign, n } }) => ({ a, b, sign, n }))).toEqual(
          plainEdges(network).map(({ a, b, sign, n }) => ({ a, b, sign, n })),
        );
      }),
      RUNS,
    );
  });

  it("takes a pair for neutral where support and opposition are equal", () => {
    const network = smallNetwork(
      ["a", "b", "c"],
      [
        { from: "a", to: "b", polarity: 0.333333, n: 3 },
        { from: "b", to: "a", polarity: -1 },
        { from: "a", to: "c", polarity: 0.1 },
        { from: "c", to: "a", polarity: -0.2 },
      ],
    );
    const graph = toSignedGraph(network, PAIRS);
    expect(graph.neutral).toEqual([[0, 1]]);
    expect(graph.edges.map(({ pair }) => pair)).toEqual([
      { a: "a", b: "c", sign: -1, polarity: -0.05, n: 2, discordant: true },
    ]);
  });

  it("has issues only when they are asked for", () => {
    const network = smallNetwork(
      ["a", { id: "talks", kind: null }],
      [{ from: "a", to: "talks", polarity: 1 }],
    );
    expect(toSignedGraph(network, PAIRS)).toMatchObject({ ids: ["a"], edges: [] });
    expect(toSignedGraph(network, { ...PAIRS, issues: "include" }).edges).toHaveLength(1);
  });
});

describe("the triads of a network", () => {
  it("are counted as three loops count them, for each node and edge too", () => {
    fc.assert(
      fc.property(signedNetworks, (network) => {
        const graph = toSignedGraph(network, PAIRS);
        const tally = tallyTriads(graph);
        const expected = plainTriads(graph.ids, plainEdges(network));
        expect(Object.values(tally.kinds)).toEqual(expected);
        const all = expected.reduce((sum, count) => sum + count, 0);
        expect(sum(tally.ofNode)).toBe(3 * all);
        expect(sum(tally.balancedOfEdge) + sum(tally.unbalancedOfEdge)).toBe(3 * all);
        expect(sum(tally.unbalancedOfNode)).toBe(3 * ((expected[1] ?? 0) + (expected[3] ?? 0)));
      }),
      RUNS,
    );
  });
});

describe("the frustration index", () => {
  it.each(["pair", "polarity", "stances"] as const)(
    "by %s is the least over all divisions, and the pairs named are what is frustrated",
    (weight) => {
      fc.assert(
        fc.property(signedNetworks, (network) => {
          const graph = toSignedGraph(network, { issues: "exclude", weight });
          const { wire } = findFrustration(graph, { seed: 1 });
          const edges = plainEdges(network);
          const least = plainFrustration(graph.ids, edges, ({ mean, n }) => {
            if (weight === "pair") return 1;
            return Math.round(Math.abs(mean) * (weight === "stances" ? n : 1) * 1000) / 1000;
          });
          expect(wire.exact).toBe(true);
          expect(wire.upper).toBeCloseTo(least, 2);
          expect(wire.lower).toBe(wire.upper);
          expect(isBalanced(wire.camps, edges, wire.pairs)).toBe(true);
        }),
        RUNS,
      );
    },
  );

  it("of graphs of up to 13 nodes is the least over all divisions", () => {
    fc.assert(
      fc.property(networksOf({ least: 9, most: 13 }), (network) => {
        const graph = toSignedGraph(network, PAIRS);
        const { wire } = findFrustration(graph, { seed: 1 });
        expect(wire).toMatchObject({
          exact: true,
          upper: plainFrustration(graph.ids, plainEdges(network)),
        });
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it("lies between its bounds where the proof is cut short, and says so", () => {
    fc.assert(
      fc.property(networksOf({ least: 7, most: 10 }), (network) => {
        const graph = toSignedGraph(network, PAIRS);
        const { wire } = findFrustration(graph, { seed: 1, budget: 1 });
        const least = plainFrustration(graph.ids, plainEdges(network));
        expect(wire.lower).toBeLessThanOrEqual(least);
        expect(wire.upper).toBeGreaterThanOrEqual(least);
        expect(wire.exact).toBe(wire.lower === wire.upper);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it("is not proved for a complete graph of 30 nodes with signs at random", () => {
    const ids = Array.from({ length: 30 }, (_, at) => `n${at}`);
    const dyads = ids.flatMap((from, i) =>
      ids.slice(i + 1).map((to, j) => ({ from, to, polarity: (i * i + 7 * j) % 5 < 2 ? 1 : -1 })),
    );
    const graph = toSignedGraph(smallNetwork(ids, dyads), PAIRS);
    const { wire } = findFrustration(graph, { seed: 1, budget: 50_000_000 });
    expect(wire.exact).toBe(false);
    expect(wire.lower).toBeGreaterThan(0);
    expect(wire.lower).toBeLessThan(wire.upper);
  });
});

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** True where the frustrated pairs, and no others, are against the camps. */
function isBalanced(
  camps: readonly (readonly string[])[],
  edges: ReturnType<typeof plainEdges>,
  frustrated: readonly { readonly a: string; readonly b: string }[],
): boolean {
  const named = new Set(frustrated.map(({ a, b }) => `${a} ${b}`));
  return edges.every(({ a, b, sign }) => {
    const together = camps.some((camp) => camp.includes(a) && camp.includes(b));
    return named.has(`${a} ${b}`) === (together !== sign > 0);
  });
}
