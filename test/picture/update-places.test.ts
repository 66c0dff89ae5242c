import { describe, expect, it } from "@jest/globals";
import { layoutNetwork, type Positions } from "../../server/picture/layout.ts";
import { updatePlaces } from "../../server/picture/update-places.ts";
import { smallNetwork } from "../view/small-network.ts";

const IDS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
const ring = (ids: readonly string[]): ReturnType<typeof smallNetwork> =>
  smallNetwork(
    ids,
    ids.map((from, at) => ({ from, to: ids[(at + 1) % ids.length] ?? "", polarity: 0.5 })),
  );
const BEFORE = { positions: layoutNetwork(ring(IDS)), laidOut: IDS.length };
const without = (positions: Positions, ...ids: string[]): Positions =>
  new Map([...positions].filter(([id]) => !ids.includes(id)));

describe("updatePlaces", () => {
  it("lays out what nobody has a place in", () => {
    expect(updatePlaces(ring(IDS), null)).toEqual(BEFORE);
  });

  it("moves nobody who had a place, and puts who is new beside those whom they are related to", () => {
    const { positions, laidOut } = updatePlaces(ring([...IDS, "k", "l"]), BEFORE);
    expect(without(positions, "k", "l")).toEqual(BEFORE.positions);
    expect(positions.size).toBe(12);
    expect(laidOut).toBe(10);
  });

  it("forgets the places of who is gone", () => {
    const { positions } = updatePlaces(ring(IDS.slice(0, 9)), BEFORE);
    expect(positions).toEqual(without(BEFORE.positions, "j"));
  });

  it.each([
    ["a third is new", [...IDS, "k", "l", "m", "n", "o"], BEFORE],
    ["other ones are there", [...IDS.slice(0, 7), "x", "y", "z"], BEFORE],
    ["much is gone", IDS.slice(0, 6), BEFORE],
    ["little was new, again and again", [...IDS, "k"], { ...BEFORE, laidOut: 8 }],
  ])("lays out all of it anew when %s", (_, ids, before) => {
    const network = ring(ids);
    expect(updatePlaces(network, before)).toEqual({
      positions: layoutNetwork(network),
      laidOut: ids.length,
    });
  });
});
