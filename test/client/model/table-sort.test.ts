import { describe, expect, it } from "@jest/globals";
import { nextSort, parseTableSort, sortDyads } from "../../../client/model/table-sort.ts";
import { makeDyad } from "./small-network.ts";

const nameOf = (id: string): string => ({ z: "Élan", y: "elan 2", x: "Zagreb" })[id] ?? id;
const pairs = (dyads: readonly { from: string; to: string }[]): string[] =>
  dyads.map(({ from, to }) => from + to);

describe("sorting relations", () => {
  it("begins with the most stances when nothing is chosen", () => {
    const dyads = [makeDyad("a", "b"), makeDyad("b", "c", { n: 5 }), makeDyad("c", "a", { n: 2 })];

    expect(pairs(sortDyads(dyads, nameOf, null))).toEqual(["bc", "ca", "ab"]);
  });

  it("compares names as a reader does: accents and case apart, numbers by value", () => {
    const dyads = [makeDyad("x", "a"), makeDyad("y", "a"), makeDyad("z", "a")];
    const sort = { column: "from", direction: "ascending" } as const;

    expect(pairs(sortDyads(dyads, nameOf, sort))).toEqual(["za", "ya", "xa"]);
  });

  it("orders equal rows by name in both directions, whatever their order before", () => {
    const dyads = [makeDyad("b", "c"), makeDyad("a", "c"), makeDyad("a", "b")];
    const down = { column: "polarity", direction: "descending" } as const;

    expect(pairs(sortDyads(dyads, nameOf, down))).toEqual(["ab", "ac", "bc"]);
    expect(pairs(sortDyads([...dyads].reverse(), nameOf, down))).toEqual(["ab", "ac", "bc"]);
  });

  it("orders polarities as numbers", () => {
    const dyads = [-0.9, 0.1, -1, 0.75].map((polarity, i) => makeDyad(`a${i}`, "b", { polarity }));
    const sort = { column: "polarity", direction: "ascending" } as const;

    expect(sortDyads(dyads, nameOf, sort).map((dyad) => dyad.polarity)).toEqual([
      -1, -0.9, 0.1, 0.75,
    ]);
  });
});

describe("the order of a column", () => {
  it("starts large for amounts and days, at A for names, then turns", () => {
    const first = nextSort(null, "polarity");

    expect(first.direction).toBe("descending");
    expect(nextSort(first, "polarity").direction).toBe("ascending");
    expect(nextSort(first, "from").direction).toBe("ascending");
  });

  it("reads a leading minus as descending", () => {
    expect(parseTableSort("-date", "stances")).toEqual({
      column: "date",
      direction: "descending",
    });
    expect(parseTableSort("date", "dyads")).toBeNull();
  });
});
