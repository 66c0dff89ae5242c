import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { nodeRadius } from "../../server/picture/graph-style.ts";
import { layoutNetwork, type Positions } from "../../server/picture/layout.ts";
import { placeMissing } from "../../server/picture/place-missing.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import type { Network } from "../../server/wire/network.ts";
import { smallNetwork, type DyadWish } from "../view/small-network.ts";

const BLOCS = smallNetwork(
  ["a", "b", "c", "x", "y", "z"],
  [
    { from: "a", to: "b", polarity: 0.9 },
    { from: "b", to: "c", polarity: 0.8 },
    { from: "x", to: "y", polarity: 0.9 },
    { from: "y", to: "z", polarity: 0.8 },
    { from: "a", to: "x", polarity: -0.9 },
    { from: "b", to: "y", polarity: -0.8, n: 4 },
    { from: "z", to: "c", polarity: -0.7 },
  ],
);

describe("layoutNetwork", () => {
  it("gives the same bytes for the same network and seed", () => {
    expect(hash(layoutNetwork(BLOCS))).toBe(hash(layoutNetwork(BLOCS)));
    expect(hash(layoutNetwork(BLOCS, { seed: 2 }))).not.toBe(hash(layoutNetwork(BLOCS)));
  });

  it("gives the bytes that were computed when this test was written, on any machine", () => {
    expect(hash(layoutNetwork(BLOCS))).toBe(PINNED);
    expect(hash(layoutNetwork(randomNetwork(60, 90)))).toBe(PINNED_RANDOM);
  });

  it("does not depend on the order of nodes, dyads and ties", () => {
    const network = randomNetwork(40, 70);
    const reversed = {
      ...network,
      nodes: [...network.nodes].reverse(),
      dyads: [...network.dyads].reverse(),
      ties: [...network.ties].reverse(),
    };
    expect(hash(layoutNetwork(reversed))).toBe(hash(layoutNetwork(network)));
  });

  it("puts opponents farther apart than allies", () => {
    const places = layoutNetwork(BLOCS);
    const mean = (sign: 1 | -1): number => {
      const lengths = BLOCS.dyads
        .filter(({ polarity }) => Math.sign(polarity) === sign)
        .map(({ from, to }) => distance(places, from, to));
      return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    };
    expect(mean(-1)).toBeGreaterThan(1.4 * mean(1));
  });

  it("puts an issue between the actors that disagree about it", () => {
    const network = smallNetwork(
      ["a", "b", { id: "issue", kind: null }],
      [
        { from: "a", to: "issue", polarity: 0.8 },
        { from: "b", to: "issue", polarity: -0.8 },
        { from: "a", to: "b", polarity: -0.8 },
      ],
    );
    const places = layoutNetwork(network);
    expect(distance(places, "a", "issue")).toBeLessThan(distance(places, "a", "b"));
    expect(distance(places, "b", "issue")).toBeLessThan(distance(places, "a", "b"));
  });

  it("never lets two nodes overlap", () => {
    for (const network of [BLOCS, randomNetwork(25, 60), randomNetwork(120, 200), star(40)]) {
      expect(overlapping(network, layoutNetwork(network))).toEqual([]);
    }
  });

  it("places separate parts beside each other and unrelated nodes below them", () => {
    const network = smallNetwork(
      ["a", "b", "c", "d", "lone-1", "lone-2"],
      [
        { from: "a", to: "b", polarity: 1 },
        { from: "c", to: "d", polarity: 1 },
      ],
    );
    const places = layoutNetwork(network);
    expect(overlapping(network, places)).toEqual([]);
    const lowest = Math.max(...["a", "b", "c", "d"].map((id) => places.get(id)?.y ?? 0));
    for (const id of ["lone-1", "lone-2"]) expect(places.get(id)?.y).toBeGreaterThan(lowest);
  });

  it("places nobody, one, and two nodes about a single dyad with itself", () => {
    expect(layoutNetwork(smallNetwork([])).size).toBe(0);
    expect([...layoutNetwork(smallNetwork(["one"]))]).toEqual([["one", { x: 0, y: 0 }]]);
    const self = smallNetwork(["a", "b"], [{ from: "a", to: "a", polarity: 1 }]);
    expect(overlapping(self, layoutNetwork(self))).toEqual([]);
  });

  it("finishes 2,000 nodes and tells its progress up to 1", () => {
    const network = randomNetwork(2000, 5000);
    const shares: number[] = [];
    const places = layoutNetwork(network, { onProgress: (share) => shares.push(share) });
    expect(places.size).toBe(2000);
    expect(overlapping(network, places)).toEqual([]);
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });
});

describe("placeMissing", () => {
  it("moves no known node and puts a new one near its neighbours", () => {
    const known = layoutNetwork(BLOCS);
    const grown = smallNetwork(
      [...BLOCS.nodes.map(({ id }) => id), "new", "lone"],
      [...(BLOCS.dyads as DyadWish[]), { from: "new", to: "a", polarity: 1 }],
    );
    const places = placeMissing(known, grown);
    for (const [id, place] of known) expect(places.get(id)).toEqual(place);
    expect(distance(places, "new", "a")).toBeLessThan(160);
    expect(overlapping(grown, places)).toEqual([]);
  });

  it("does not depend on the order of the new nodes", () => {
    const network = randomNetwork(80, 120);
    const known = new Map([...layoutNetwork(network)].slice(0, 30));
    const reversed = { ...network, nodes: [...network.nodes].reverse() };
    const places = placeMissing(known, network);
    expect(hash(sorted(placeMissing(known, reversed)))).toBe(hash(sorted(places)));
    expect(overlapping(network, places)).toEqual([]);
  });

  it("returns the same map when nothing is missing", () => {
    const known = layoutNetwork(BLOCS);
    expect(placeMissing(known, BLOCS)).toBe(known);
  });
});

const PINNED = "88c621d900ae33bc";
const PINNED_RANDOM = "cc076dd7a82f480d";

function hash(positions: Positions): string {
  return createHash("sha256")
    .update(JSON.stringify([...positions]))
    .digest("hex")
    .slice(0, 16);
}

function sorted(positions: Positions): Positions {
  return new Map([...positions].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function distance(positions: Positions, a: string, b: string): number {
  const [p, q] = [positions.get(a), positions.get(b)];
  if (p === undefined || q === undefined) throw new Error(`${a} or ${b} has no place.`);
  return Math.hypot(p.x - q.x, p.y - q.y);
}

function overlapping(network: Network, positions: Positions): string[] {
  const bodies = network.nodes.map((node) => {
    const place = positions.get(node.id);
    if (place === undefined) throw new Error(`${node.id} has no place.`);
    return { id: node.id, x: place.x, y: place.y, radius: nodeRadius(node) };
  });
  const found: string[] = [];
  for (const [index, a] of bodies.entries()) {
    for (let other = index + 1; other < bodies.length; other += 1) {
      const b = bodies[other];
      if (b === undefined) continue;
      // The corner of a square or a tag reaches farther than the radius.
      const apart = a.radius + b.radius + 4;
      const [dx, dy] = [a.x - b.x, a.y - b.y];
      if (dx * dx + dy * dy < apart * apart) found.push(`${a.id} and ${b.id}`);
    }
  }
  return found;
}

function star(leaves: number): Network {
  const ids = Array.from({ length: leaves }, (_, leaf) => `leaf-${leaf}`);
  return smallNetwork(
    ["hub", ...ids],
    ids.map((to) => ({ from: "hub", to, polarity: 1 })),
  );
}

function randomNetwork(nodes: number, dyads: number): Network {
  const random = seededRandom(7);
  const ids = Array.from({ length: nodes }, (_, node) => `n${node}`);
  const wishes = new Map<string, DyadWish>();
  while (wishes.size < dyads) {
    // Squared: a few nodes have many dyads, as in real data.
    const from = ids[Math.floor(random() ** 2 * nodes)] ?? "";
    const to = ids[Math.floor(random() * nodes)] ?? "";
    if (from !== to) wishes.set(`${from} ${to}`, { from, to, polarity: random() * 2 - 1, n: 2 });
  }
  return smallNetwork(ids, [...wishes.values()]);
}
