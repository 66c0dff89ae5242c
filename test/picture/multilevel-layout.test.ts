import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { toBondGraph, type Bond, type BondGraph } from "../../server/picture/bond-graph.ts";
import { coarsen } from "../../server/picture/coarsen.ts";
import { MortonOrder } from "../../server/picture/morton-order.ts";
import { layoutMultilevel } from "../../server/picture/multilevel-layout.ts";
import { RepulsionTree } from "../../server/picture/repulsion-tree.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";

describe("points in Morton order", () => {
  it("are each there once, with codes that ascend", () => {
    const [xs, ys] = points(5000, 1);
    const morton = new MortonOrder(xs.length);
    morton.sort(xs, ys);
    expect([...morton.order].sort((a, b) => a - b)).toEqual([...xs.keys()]);
    expect([...morton.codes].every((code, at, all) => at === 0 || code >= (all[at - 1] ?? 0))).toBe(
      true,
    );
  });

  it("come square by square: each quarter of the map is one run", () => {
    const [xs, ys] = points(2000, 2);
    const morton = new MortonOrder(xs.length);
    morton.sort(xs, ys);
    const half = morton.side / 2;
    const quarters = [...morton.order].map(
      (point) =>
        (at(xs, point) - morton.left > half ? 1 : 0) + (at(ys, point) - morton.top > half ? 2 : 0),
    );
    expect(quarters.filter((quarter, place) => quarter !== quarters[place - 1])).toEqual([
      0, 1, 2, 3,
    ]);
  });
});

describe("the push of points on each other", () => {
  it("differs from the sum over all pairs by under two hundredths", () => {
    const [xs, ys] = points(3000, 3);
    const masses = Float64Array.from(xs, (_, point) => 1 + (point % 3));
    const [fx, fy] = [new Float64Array(xs.length), new Float64Array(xs.length)];
    new RepulsionTree(xs.length).push(xs, ys, masses, 2, fx, fy);
    let [error, all] = [0, 0];
    for (let point = 0; point < 300; point += 1) {
      const [x, y] = directPush(xs, ys, masses, point);
      error += Math.hypot(2 * x - at(fx, point), 2 * y - at(fy, point));
      all += Math.hypot(2 * x, 2 * y);
    }
    expect(error / all).toBeLessThan(0.02);
  });

  it("is finite where points lie on one spot", () => {
    const xs = new Float64Array(500);
    const ys = new Float64Array(500);
    xs[499] = 1;
    const [fx, fy] = [new Float64Array(500), new Float64Array(500)];
    new RepulsionTree(500).push(xs, ys, new Float64Array(500).fill(1), 1, fx, fy);
    expect([...fx, ...fy].every(Number.isFinite)).toBe(true);
    expect(at(fx, 499)).toBeGreaterThan(0);
  });
});

describe("a coarser graph", () => {
  const graph = blocGraph(1200, 6);
  const coarse = coarsen(graph, seededRandom(1));

  it("keeps the mass of all nodes and the weight of all bonds between groups", () => {
    if (coarse === null) throw new Error("nothing was joined");
    const { graph: small, parent } = coarse;
    expect(sum(small.mass)).toBeCloseTo(sum(graph.mass), 9);
    let between = 0;
    for (let node = 0; node < graph.count; node += 1) {
      for (let bond = at(graph.start, node); bond < at(graph.start, node + 1); bond += 1) {
        if (parent[node] !== parent[at(graph.to, bond)]) between += at(graph.weight, bond);
      }
    }
    expect(sum(small.weight)).toBeCloseTo(between, 9);
    expect(Math.max(...parent)).toBe(small.count - 1);
  });

  it("has at most two thirds of the nodes, also around a hub", () => {
    expect(coarse?.graph.count).toBeLessThanOrEqual(800);
    const leaves = Array.from({ length: 599 }, (_, leaf) => ({ a: 0, b: leaf + 1, weight: 1 }));
    const chain = Array.from({ length: 598 }, (_, leaf) => ({
      a: leaf + 1,
      b: leaf + 2,
      weight: 1,
    }));
    const wheel = toBondGraph(600, [...leaves, ...chain]);
    expect(coarsen(wheel, seededRandom(1))?.graph.count).toBeLessThanOrEqual(400);
  });

  it("joins friends rather than opponents", () => {
    const bonds: Bond[] = [
      { a: 0, b: 1, weight: 2 },
      { a: 1, b: 2, weight: 0.3 },
      { a: 2, b: 3, weight: 2 },
    ];
    const { parent } = coarsen(toBondGraph(4, bonds), seededRandom(1)) ?? { parent: [] };
    expect(parent[0]).toBe(parent[1]);
    expect(parent[2]).toBe(parent[3]);
    expect(parent[1]).not.toBe(parent[2]);
  });
});

describe("the layout of a large graph", () => {
  const graph = blocGraph(1500, 3);

  it("gives the same bytes for the same seed, and others for another", () => {
    expect(hashOf(graph, 1)).toBe(hashOf(graph, 1));
    expect(hashOf(graph, 2)).not.toBe(hashOf(graph, 1));
  });

  it("puts members of a bloc nearer to each other than to the others", () => {
    const [xs, ys] = place(graph, 1);
    const mean = (isPair: (a: number, b: number) => boolean): number => {
      let [total, count] = [0, 0];
      for (let a = 0; a < 300; a += 1) {
        for (let b = a + 1; b < 300; b += 1) {
          if (!isPair(a, b)) continue;
          total += Math.hypot(at(xs, a) - at(xs, b), at(ys, a) - at(ys, b));
          count += 1;
        }
      }
      return total / count;
    };
    const inside = mean((a, b) => a % 3 === b % 3);
    const outside = mean((a, b) => a % 3 !== b % 3);
    expect(inside).toBeLessThan(0.7 * outside);
  });

  it("shows a picture of all nodes early, and a better one many times", () => {
    const [xs, ys] = [new Float64Array(graph.count), new Float64Array(graph.count)];
    const shares: number[] = [];
    let spots = 0;
    layoutMultilevel(graph, xs, ys, {
      seed: 1,
      bondLength: 200,
      onPicture: (share) => {
        if (shares.length === 0) spots = new Set([...xs].map((x, n) => `${x} ${at(ys, n)}`)).size;
        shares.push(share);
      },
    });
    expect(spots).toBeGreaterThan(20);
    expect(shares[0]).toBeLessThan(0.1);
    expect(shares.length).toBeGreaterThan(15);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1, 9);
  });
});

/** Nodes of `blocs` blocs, node n in bloc n mod blocs: four friends inside, now and then an opponent. */
function blocGraph(count: number, blocs: number): BondGraph {
  const random = seededRandom(9);
  const bonds = new Map<string, Bond>();
  const add = (a: number, b: number, weight: number): void => {
    if (a !== b) bonds.set(a < b ? `${a} ${b}` : `${b} ${a}`, { a, b, weight });
  };
  for (let node = blocs; node < count; node += 1) {
    const below = Math.floor(node / blocs);
    for (let friend = 0; friend < 4; friend += 1) {
      add(node, Math.floor(random() * below) * blocs + (node % blocs), 2);
    }
    if (node % 7 === 0) add(node, Math.floor(random() * node), 0.3);
  }
  return toBondGraph(count, [...bonds.values()]);
}

function place(graph: BondGraph, seed: number): readonly [Float64Array, Float64Array] {
  const [xs, ys] = [new Float64Array(graph.count), new Float64Array(graph.count)];
  layoutMultilevel(graph, xs, ys, { seed, bondLength: 200 });
  return [xs, ys];
}

function hashOf(graph: BondGraph, seed: number): string {
  const [xs, ys] = place(graph, seed);
  return createHash("sha256").update(xs).update(ys).digest("hex");
}

function directPush(
  xs: Float64Array,
  ys: Float64Array,
  masses: Float64Array,
  point: number,
): readonly [number, number] {
  let [x, y] = [0, 0];
  for (let other = 0; other < xs.length; other += 1) {
    if (other === point) continue;
    const [dx, dy] = [at(xs, point) - at(xs, other), at(ys, point) - at(ys, other)];
    const share = (at(masses, point) * at(masses, other)) / (dx * dx + dy * dy);
    x += dx * share;
    y += dy * share;
  }
  return [x, y];
}

function points(count: number, seed: number): readonly [Float64Array, Float64Array] {
  const random = seededRandom(seed);
  const some = (): Float64Array => Float64Array.from({ length: count }, () => random() * 1000);
  return [some(), some()];
}

function at(values: Float64Array | Uint32Array, index: number): number {
  return values[index] ?? NaN;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
