import { describe, expect, it } from "@jest/globals";
import { findPaths } from "../../server/signed/find-paths.ts";
import { compareDyadLists } from "../../server/signed/compare-dyads.ts";
import { toPathGraph } from "../../server/signed/path-graph.ts";
import type { Network } from "../../server/wire/network.ts";
import { changeSentence } from "../../server/words/change-sentence.ts";
import { nameList } from "../../server/words/name-list.ts";
import { pathSentence } from "../../server/words/path-sentence.ts";
import { smallNetwork, type DyadWish } from "../view/small-network.ts";

const NAMES: Readonly<Record<string, string>> = { a: "Ada", b: "Ben", c: "Cem" };
const nameOf = (id: string): string => NAMES[id] ?? id;

describe("a path in words", () => {
  it.each<[string, DyadWish[], string]>([
    [
      "an even number of oppositions",
      [
        { from: "a", to: "b", polarity: -0.4, n: 3 },
        { from: "c", to: "b", polarity: -0.5 },
      ],
      "Ada opposes Ben (−0.4, 3 stances); Cem opposes Ben (−0.5, 1 stance): an even number of oppositions, so Ada and Cem would be allies.",
    ],
    [
      "an odd number of oppositions",
      [
        { from: "a", to: "b", polarity: 0.4 },
        { from: "b", to: "a", polarity: 0.2 },
        { from: "b", to: "c", polarity: -0.5 },
      ],
      "Ada and Ben support each other (+0.3, 2 stances); Ben opposes Cem (−0.5, 1 stance): an odd number of oppositions, so Ada and Cem would be opponents.",
    ],
    [
      "support all the way",
      [
        { from: "a", to: "b", polarity: 1 },
        { from: "b", to: "c", polarity: 1 },
      ],
      "Ada supports Ben (+1.0, 1 stance); Ben supports Cem (+1.0, 1 stance): support all the way, so Ada and Cem would be allies.",
    ],
    [
      "a neutral step, and two who differ about each other",
      [
        { from: "a", to: "b", polarity: 0 },
        { from: "b", to: "c", polarity: 0.4, n: 2 },
        { from: "c", to: "b", polarity: -0.2 },
      ],
      "Ada speaks neutrally of Ben (0, 1 stance); Ben and Cem differ about each other, on the whole in support (+0.2, 3 stances): a neutral step, so nothing follows for Ada and Cem.",
    ],
  ])("says what follows from %s", (_what, dyads, expected) => {
    expect(sentenceOf(smallNetwork(["a", "b", "c"], dyads), "c")).toBe(expected);
  });

  it("draws no conclusion from a single step, and none from no step", () => {
    const network = smallNetwork(["a", "b"], [{ from: "b", to: "a", polarity: 0.34 }]);
    expect(sentenceOf(network, "b")).toBe("Ben supports Ada (+0.34, 1 stance).");
    expect(sentenceOf(network, "a")).toBe("Ada is both ends.");
  });
});

describe("a change in words", () => {
  it.each<[number | null, number | null, string, string]>([
    [
      -0.4,
      0.3,
      "Ada → Ben changed sides: −0.4 (hostile) over 2 stances, then +0.3 (supportive) over 2 stances.",
      "Ada → Ben has the other sign: −0.4 (hostile) over 2 stances, without them +0.3 (supportive) over 2 stances.",
    ],
    [
      0.3,
      0.9,
      "Ada → Ben became stronger: +0.3 (supportive) over 2 stances, then +0.9 (supportive) over 2 stances.",
      "Ada → Ben is stronger: +0.3 (supportive) over 2 stances, without them +0.9 (supportive) over 2 stances.",
    ],
    [
      null,
      0.1,
      "Ada → Ben is new: +0.1 (slightly supportive) over 2 stances.",
      "Ada → Ben is new: +0.1 (slightly supportive) over 2 stances.",
    ],
    [
      0.1,
      null,
      "Ada → Ben fell silent: before +0.1 (slightly supportive) over 2 stances.",
      "Ada → Ben rests on the left out sources alone: +0.1 (slightly supportive) over 2 stances.",
    ],
  ])("from %p to %p", (before, after, overTime, withoutSources) => {
    const side = (polarity: number | null): Network["dyads"] =>
      polarity === null
        ? []
        : smallNetwork(["a", "b"], [{ from: "a", to: "b", polarity, n: 2 }]).dyads;
    const [change] = compareDyadLists(side(before), side(after), 0.1);
    if (change === undefined) throw new Error("there is no change");
    expect(changeSentence(change, nameOf, "periods")).toBe(overTime);
    expect(changeSentence(change, nameOf, "sources")).toBe(withoutSources);
  });
});

describe("a list of names", () => {
  it("joins few with and, and counts the rest of many", () => {
    expect(nameList([])).toBe("");
    expect(nameList(["A"])).toBe("A");
    expect(nameList(["A", "B", "C", "D"])).toBe("A, B, C and D");
    expect(nameList(["A", "B", "C", "D", "E"])).toBe("A, B, C and 2 others");
  });
});

function sentenceOf(network: Network, to: string): string {
  const graph = toPathGraph(network.dyads, { mode: "any", direction: "both" });
  const question = { from: "a", to, extent: "shortest", maxSteps: 3, limit: 1 } as const;
  const [path] = findPaths(graph, question).paths;
  if (path === undefined) throw new Error("there is no path");
  return pathSentence(path, nameOf);
}
