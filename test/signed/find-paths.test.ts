import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { findPaths } from "../../server/signed/find-paths.ts";
import { toPathGraph, type PathRules } from "../../server/signed/path-graph.ts";
import type { Network } from "../../server/wire/network.ts";
import { PATH_DIRECTIONS, PATH_MODES } from "../../server/wire/paths.ts";
import { smallNetwork } from "../view/small-network.ts";
import { networksOf, RUNS } from "./random-signed-network.ts";

const BOTH = { mode: "any", direction: "both" } as const satisfies PathRules;
const ALL = { maxSteps: 6, limit: 100_000 } as const;

describe("paths between two nodes", () => {
  it("are all shortest ones, and all of up to so many steps, as trying every order finds", () => {
    const rules = fc.record({
      mode: fc.constantFrom(...PATH_MODES),
      direction: fc.constantFrom(...PATH_DIRECTIONS),
    });
    fc.assert(
      fc.property(networksOf({ least: 2, most: 6 }), rules, (network, { mode, direction }) => {
        const graph = toPathGraph(network.dyads, { mode, direction });
        const expected = plainPaths(network, { mode, direction });
        const ends = { from: "n0", to: "n1", ...ALL };
        const all = findPaths(graph, { ...ends, extent: "all" });
        expect(all.paths.map(({ nodes }) => nodes.join(" ")).toSorted()).toEqual(
          expected.toSorted(),
        );
        expect(all).toMatchObject({ total: expected.length, counted: true });
        const steps = Math.min(...expected.map((path) => path.split(" ").length - 1));
        const least = expected.filter((path) => path.split(" ").length - 1 === steps);
        const shortest = findPaths(graph, { ...ends, extent: "shortest" });
        expect(shortest.paths.map(({ nodes }) => nodes.join(" ")).toSorted()).toEqual(
          least.toSorted(),
        );
        expect(shortest.total).toBe(least.length);
        expect(shortest.shortest).toBe(expected.length === 0 ? null : steps);
        for (const { paths } of [all, shortest]) expect(isRanked(paths)).toBe(true);
      }),
      RUNS,
    );
  });

  it("have the product of the signs of their steps, and the fewest stances of any", () => {
    const network = smallNetwork(
      ["a", "b", "c"],
      [
        { from: "a", to: "b", polarity: -0.5, n: 3 },
        { from: "c", to: "b", polarity: -0.2, n: 2 },
        { from: "b", to: "c", polarity: -0.4 },
      ],
    );
    const { paths } = findPaths(toPathGraph(network.dyads, BOTH), {
      from: "a",
      to: "c",
      extent: "shortest",
      ...ALL,
    });
    expect(paths).toHaveLength(1);
    expect(paths[0]).toMatchObject({ nodes: ["a", "b", "c"], sign: 1, weakest: 3 });
    expect(paths[0]?.steps[1]).toMatchObject({ from: "b", to: "c", n: 3, polarity: -0.266667 });
    expect(paths[0]?.steps[1]?.dyads.map(({ from }) => from)).toEqual(["b", "c"]);
  });

  it("take a step for support by both directions together", () => {
    const network = smallNetwork(
      ["a", "b"],
      [
        { from: "a", to: "b", polarity: 0.2 },
        { from: "b", to: "a", polarity: -0.9 },
      ],
    );
    const find = (rules: PathRules): number =>
      findPaths(toPathGraph(network.dyads, rules), {
        from: "a",
        to: "b",
        extent: "shortest",
        ...ALL,
      }).total;
    expect(find({ mode: "support", direction: "both" })).toBe(0);
    expect(find({ mode: "opposition", direction: "both" })).toBe(1);
    expect(find({ mode: "support", direction: "out" })).toBe(1);
  });

  it("are counted without being listed, however many there are", () => {
    // Thirty rungs of two: 2^30 shortest paths.
    const rungs = Array.from({ length: 31 }, (_, at) => `r${at}`);
    const dyads = rungs.slice(0, -1).flatMap((from, at) =>
      ["x", "y"].flatMap((side) => [
        { from, to: `${side}${at}`, polarity: 1 },
        { from: `${side}${at}`, to: `r${at + 1}`, polarity: 1 },
      ]),
    );
    const sides = rungs.slice(0, -1).flatMap((_, at) => [`x${at}`, `y${at}`]);
    const graph = toPathGraph(smallNetwork([...rungs, ...sides], dyads).dyads, BOTH);
    const question = { from: "r0", to: "r30", maxSteps: 60, limit: 3 };
    const shortest = findPaths(graph, { ...question, extent: "shortest" });
    expect(shortest).toMatchObject({ shortest: 60, total: 2 ** 30, counted: true });
    expect(shortest.paths.map(({ nodes }) => nodes.slice(-4).join(" "))).toEqual([
      "x28 r29 x29 r30",
      "x28 r29 y29 r30",
      "y28 r29 x29 r30",
    ]);
    const all = findPaths(graph, { ...question, extent: "all" });
    expect(all.counted).toBe(false);
    expect(all.paths).toHaveLength(3);
  });

  it("from a node to itself are one, without steps", () => {
    const graph = toPathGraph([], BOTH);
    expect(findPaths(graph, { from: "a", to: "a", extent: "all", ...ALL })).toEqual({
      shortest: 0,
      total: 1,
      counted: true,
      paths: [{ nodes: ["a"], steps: [], sign: 1, weakest: 0 }],
    });
  });

  it("do not go beyond the bound of steps", () => {
    const network = smallNetwork(
      ["a", "b", "c"],
      [
        { from: "a", to: "b" },
        { from: "b", to: "c" },
      ],
    );
    const graph = toPathGraph(network.dyads, BOTH);
    const find = (maxSteps: number): number | null =>
      findPaths(graph, { from: "a", to: "c", extent: "shortest", maxSteps, limit: 9 }).shortest;
    expect([find(1), find(2)]).toEqual([null, 2]);
  });
});

/** Every order of nodes from n0 to n1 whose neighbours are joined by an allowed step. */
function plainPaths(network: Network, { mode, direction }: PathRules): string[] {
  const allows = (from: string, to: string): boolean => {
    const dyads = network.dyads.filter(
      (dyad) =>
        (dyad.from === from && dyad.to === to) ||
        (direction === "both" && dyad.from === to && dyad.to === from),
    );
    const sum = dyads.reduce((total, { polarity, n }) => total + polarity * n, 0);
    const sign = Math.abs(sum) < 1e-9 ? 0 : Math.sign(sum);
    return dyads.length > 0 && (mode === "any" || sign === (mode === "support" ? 1 : -1));
  };
  const extend = (path: readonly string[]): string[][] => {
    const last = path.at(-1) ?? "";
    if (last === "n1") return [[...path]];
    return network.nodes
      .filter(({ id }) => !path.includes(id) && allows(last, id))
      .flatMap(({ id }) => extend([...path, id]));
  };
  return extend(["n0"]).map((path) => path.join(" "));
}

function isRanked(
  paths: readonly { readonly nodes: readonly string[]; readonly weakest: number }[],
): boolean {
  const key = ({ nodes, weakest }: (typeof paths)[number]): string =>
    `${nodes.length} ${String(1000 - weakest).padStart(4, "0")} ${nodes.join(" ")}`;
  const keys = paths.map(key);
  return keys.toSorted().join("|") === keys.join("|");
}
