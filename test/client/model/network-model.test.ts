import { describe, expect, it } from "@jest/globals";
import { makeDyad, makeModel } from "./small-network.ts";

describe("the network model", () => {
  it("lists a node's dyads by the weight of the pair, outgoing before incoming", () => {
    const model = makeModel([
      makeDyad("a", "b"),
      makeDyad("c", "a", { n: 2 }),
      makeDyad("a", "c", { n: 2 }),
      makeDyad("d", "a", { n: 3 }),
      makeDyad("b", "c", { n: 9 }),
    ]);

    expect(model.dyadsOf("a").map(({ from, to }) => from + to)).toEqual(["ac", "ca", "da", "ab"]);
  });

  it("lists a dyad of a node with itself once", () => {
    expect(makeModel([makeDyad("a", "a")]).dyadsOf("a")).toHaveLength(1);
  });

  it("keeps directions apart", () => {
    const model = makeModel([makeDyad("a", "b")]);

    expect(model.dyad("a", "b")).not.toBeNull();
    expect(model.dyad("b", "a")).toBeNull();
  });

  it("answers unknown ids with the id, null or nothing", () => {
    const model = makeModel([]);

    expect(model.nameOf("x")).toBe("x");
    expect(model.node("x")).toBeNull();
    expect(model.dyadsOf("x")).toEqual([]);
  });

  it("finds the contested dyads", () => {
    const contested = makeDyad("a", "b", { n: 2, positive: 1, negative: 1 });

    expect(makeModel([contested, makeDyad("b", "a")]).contested).toEqual([contested]);
  });
});
