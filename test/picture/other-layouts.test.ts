import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { nodeRadius } from "../../server/picture/graph-style.ts";
import { layoutBlocCircles } from "../../server/picture/layout-circles.ts";
import { layoutHierarchy } from "../../server/picture/layout-hierarchy.ts";
import { layoutMap } from "../../server/picture/layout-map.ts";
import type { Position, Positions } from "../../server/picture/layout.ts";
import { analyseNetwork } from "../../server/signed/analyse-network.ts";
import { AnalysisOptionsSchema } from "../../server/wire/analysis.ts";
import type { Network } from "../../server/wire/network.ts";
import { readGraph } from "../http/served-graph.ts";
import { networksOf } from "../signed/random-signed-network.ts";
import { smallNetwork } from "../view/small-network.ts";
import { toNetwork } from "./interchange-network.ts";

const ARTICLE = toNetwork(
  await readGraph("fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json"),
);
const FEW = { numRuns: 60, seed: 1 } as const;

describe("every layout", () => {
  const layouts = {
    "circles by bloc": circles,
    hierarchy: layoutHierarchy,
    map: (network: Network) => layoutMap(network).positions,
  };
  it.each(Object.entries(layouts))(
    "in %s places each node once and none on another",
    (_, layout) => {
      for (const network of [ARTICLE, smallNetwork([]), smallNetwork(["one"]), crowd(60)]) {
        const places = layout(network);
        expect([...places.keys()].toSorted()).toEqual(network.nodes.map(({ id }) => id).toSorted());
        expect(overlapping(network, places)).toEqual([]);
      }
    },
  );

  it.each(Object.entries(layouts))(
    "in %s is the same whatever the order of nodes, dyads and ties",
    (_, layout) => {
      fc.assert(
        fc.property(networksOf({ least: 1, most: 7 }), (network) => {
          expect(sorted(layout(reversed(network)))).toEqual(sorted(layout(network)));
        }),
        FEW,
      );
      expect(sorted(layout(reversed(ARTICLE)))).toEqual(sorted(layout(ARTICLE)));
    },
  );
});

describe("circles by bloc", () => {
  it("keep each bloc together and apart from others", () => {
    const blocs = blocsOf(ARTICLE).filter((members) => members.length > 1);
    const places = circles(ARTICLE);
    expect(blocs.length).toBeGreaterThan(2);
    const bounds = blocs.map((members) => enclosing(members.map((id) => at(places, id))));
    bounds.forEach((one, index) => {
      for (const other of bounds.slice(index + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.r + other.r);
      }
    });
  });

  it("put up to twelve members on one circle, and the first of more into the middle", () => {
    const network = crowd(30);
    const ids = network.nodes.map(({ id }) => id);
    const few = layoutBlocCircles(network, [ids.slice(0, 9)]);
    const circle = enclosing(ids.slice(0, 9).map((id) => at(few, id)));
    for (const id of ids.slice(0, 9)) {
      const { x, y } = at(few, id);
      expect(Math.hypot(x - circle.x, y - circle.y)).toBeCloseTo(circle.r, 0);
    }
    const many = layoutBlocCircles(network, [ids]);
    const middle = at(many, ids[0] ?? "");
    const far = ids.map((id) => Math.hypot(at(many, id).x - middle.x, at(many, id).y - middle.y));
    expect(Math.max(...far.slice(1, 7))).toBeLessThan(Math.min(...far.slice(7)));
  });

  it("turn a member towards those of other blocs that it has to do with", () => {
    const network = smallNetwork(
      ["a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4"],
      [{ from: "a3", to: "b2", polarity: -1 }],
    );
    const places = layoutBlocCircles(network, [
      ["a1", "a2", "a3", "a4"],
      ["b1", "b2", "b3", "b4"],
    ]);
    const distances = ["a1", "a2", "a3", "a4"].flatMap((a) =>
      ["b1", "b2", "b3", "b4"].map((b) => ({ pair: a + b, far: distance(places, a, b) })),
    );
    const nearest = Math.min(...distances.map(({ far }) => far));
    const own = distances.find(({ pair }) => pair === "a3b2")?.far ?? Infinity;
    expect(own - nearest).toBeLessThan(60);
  });
});

describe("the hierarchy", () => {
  const network = smallNetwork(
    [
      { id: "pact", kind: "organization" },
      { id: "club", kind: "organization" },
      { id: "north", kind: "state" },
      { id: "south", kind: "state" },
      { id: "west", kind: "state" },
      { id: "envoy", kind: "person" },
      { id: "hermit", kind: "person" },
      { id: "river", kind: null },
    ],
    [],
    [
      { from: "north", to: "pact", type: "MEMBER_OF" },
      { from: "south", to: "pact", type: "MEMBER_OF" },
      { from: "west", to: "pact", type: "MEMBER_OF" },
      { from: "south", to: "club", type: "MEMBER_OF" },
      { from: "envoy", to: "north", type: "REPRESENTS" },
      { from: "envoy", to: "club", type: "MEMBER_OF" },
      { from: "pact", to: "north", type: "REPRESENTS" },
      { from: "north", to: "south", type: "ALLIED_WITH" },
    ],
  );

  it("puts members under organisations and people under whom they represent", () => {
    const places = layoutHierarchy(network);
    // The pact represents the north, so it cannot be under it and above it.
    expect(at(places, "north").y).toBeLessThan(at(places, "envoy").y);
    expect(at(places, "north").y).toBeLessThan(at(places, "pact").y);
    expect(at(places, "pact").y).toBeLessThan(at(places, "south").y);
    for (const alone of ["hermit", "river", "club"]) {
      expect(at(places, alone).y).toBeGreaterThan(at(places, "south").y);
    }
  });

  it("has room for an organisation with more members than a stack has places", () => {
    const members = Array.from({ length: 150_000 }, (_, n) => `m${n}`);
    const { nodes } = smallNetwork(["club", ...members]);
    const ties = members.map((from) => ({ type: "MEMBER_OF" as const, from, to: "club" }));

    expect(layoutHierarchy({ nodes, ties }).size).toBe(150_001);
  });

  it("centres a node over those below it", () => {
    const places = layoutHierarchy(
      smallNetwork(
        [{ id: "pact", kind: "organization" }, "a", "b", "c"],
        [],
        ["a", "b", "c"].map((from) => ({ from, to: "pact", type: "MEMBER_OF" as const })),
      ),
    );
    const xs = ["a", "b", "c"].map((id) => at(places, id).x);
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(at(places, "pact").x, 3);
  });
});

function blocsOf(network: Network): string[][] {
  const { blocs } = analyseNetwork(network, AnalysisOptionsSchema.parse({}));
  return blocs.list.map(({ members }) => members);
}

function circles(network: Network): Positions {
  return layoutBlocCircles(network, blocsOf(network));
}

/** Many nodes of all kinds, some of them joined. */
function crowd(count: number): Network {
  const ids = Array.from({ length: count }, (_, at) => `n${String(at).padStart(2, "0")}`);
  return smallNetwork(
    ids.map((id, at) => ({
      id,
      kind: (["person", "state", "organization", null] as const)[at % 4] ?? null,
    })),
    ids.slice(1).map((to, at) => ({ from: ids[at] ?? "", to, polarity: at % 5 === 0 ? -1 : 1 })),
    ids.slice(4).map((from, at) => ({
      from,
      to: ids[(at % 3) * 4 + 2] ?? "",
      type: "MEMBER_OF" as const,
    })),
  );
}

function reversed(network: Network): Network {
  return {
    ...network,
    nodes: network.nodes.toReversed(),
    dyads: network.dyads.toReversed(),
    ties: network.ties.toReversed(),
  };
}

function sorted(places: Positions): (readonly [string, Position])[] {
  return [...places].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function at(places: Positions, id: string): Position {
  const place = places.get(id);
  if (place === undefined) throw new Error(`${id} has no place.`);
  return place;
}

function distance(places: Positions, a: string, b: string): number {
  return Math.hypot(at(places, a).x - at(places, b).x, at(places, a).y - at(places, b).y);
}

function enclosing(points: readonly Position[]): { x: number; y: number; r: number } {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  return { x, y, r: Math.max(...points.map((point) => Math.hypot(point.x - x, point.y - y))) };
}

function overlapping(network: Network, places: Positions): string[] {
  return network.nodes.flatMap((one, index) =>
    network.nodes.slice(index + 1).flatMap((other) => {
      const apart = nodeRadius(one) + nodeRadius(other) + 4;
      return distance(places, one.id, other.id) < apart ? [`${one.id} and ${other.id}`] : [];
    }),
  );
}
