import { describe, expect, it } from "@jest/globals";
import {
  nodesInReadingOrder,
  walk,
  WALK_KEYS,
  walkPositionOf,
  type Place,
  type WalkKey,
  type WalkPosition,
} from "../../../client/model/keyboard-walk.ts";
import type { NetworkModel } from "../../../client/model/network-model.ts";
import { makeDyad, makeModel } from "./small-network.ts";

// The hub in the middle, one node in each direction; y points down.
const PLACES: Readonly<Record<string, Place>> = {
  hub: { x: 0, y: 0 },
  east: { x: 10, y: 0 },
  north: { x: 0, y: -10 },
  west: { x: -10, y: 0 },
  alone: { x: 50, y: 50 },
};
const placeOf = (id: string): Place | undefined => PLACES[id];
const CROSS = makeModel(
  [
    makeDyad("hub", "east", { n: 4 }),
    makeDyad("east", "hub"),
    makeDyad("north", "hub"),
    makeDyad("hub", "west"),
  ],
  ["alone"],
);

const go = (model: NetworkModel, ...keys: WalkKey[]): WalkPosition | null =>
  keys.reduce<WalkPosition | null>((at, key) => walk(at, key, model, placeOf), null);
const text = (position: WalkPosition | null): string | undefined =>
  position === null
    ? undefined
    : position.target.kind === "node"
      ? position.target.id
      : `${position.target.from}>${position.target.to}`;

describe("walking by keyboard", () => {
  it("starts at the most involved node", () => {
    expect(text(go(CROSS, "ArrowRight"))).toBe("hub");
  });

  it("goes onto the edge in the arrow's direction, and along it to the other node", () => {
    expect(text(go(CROSS, "Home", "ArrowRight"))).toBe("hub>east");
    expect(text(go(CROSS, "Home", "ArrowRight", "ArrowRight"))).toBe("east");
    expect(text(go(CROSS, "Home", "ArrowUp"))).toBe("north>hub");
    expect(text(go(CROSS, "Home", "ArrowUp", "ArrowUp"))).toBe("north");
  });

  it("goes back along an edge to where it was entered", () => {
    expect(text(go(CROSS, "Home", "ArrowRight", "ArrowLeft"))).toBe("hub");
  });

  it("turns around the node to the next edge, so that the opposite one of a pair is reached", () => {
    expect(text(go(CROSS, "Home", "ArrowRight", "ArrowUp"))).toBe("east>hub");
    expect(text(go(CROSS, "Home", "ArrowRight", "ArrowDown"))).toBe("hub>west");
  });

  it("takes an edge at a right angle when none is nearer, and stays when there is none", () => {
    expect(text(go(CROSS, "Home", "ArrowDown"))).toBe("hub>east");
    expect(text(go(CROSS, "Home", "End", "ArrowLeft"))).toBe("alone");
  });

  it("reaches every node and every edge", () => {
    const reached = new Set<string | undefined>();
    let frontier: (WalkPosition | null)[] = [go(CROSS, "Home")];
    while (frontier.length > 0) {
      frontier = frontier.flatMap((at) =>
        WALK_KEYS.map((key) => walk(at, key, CROSS, placeOf)).filter((next) => {
          const isNew = !reached.has(text(next));
          reached.add(text(next));
          return isNew;
        }),
      );
    }

    expect([...reached].sort()).toEqual(
      [
        ...CROSS.network.nodes.map((node) => node.id),
        ...CROSS.network.dyads.map(({ from, to }) => `${from}>${to}`),
      ].sort(),
    );
  });

  it("goes from node to node with the page keys, around the end", () => {
    expect(nodesInReadingOrder(CROSS)).toEqual(["hub", "east", "north", "west", "alone"]);
    expect(text(go(CROSS, "Home", "PageDown"))).toBe("east");
    expect(text(go(CROSS, "Home", "PageUp"))).toBe("alone");
  });

  it("falls back to the origin when the filter took the edge away", () => {
    const at = walkPositionOf({ kind: "dyad", from: "hub", to: "gone" });

    expect(text(walk(at, "ArrowRight", CROSS, placeOf))).toBe("hub>east");
  });

  it("leads nowhere in an empty network", () => {
    expect(go(makeModel([]), "ArrowRight")).toBeNull();
  });
});
