import { describe, expect, it } from "@jest/globals";
import { issuePairToText, parseIssuePair, withIssue } from "../../../client/model/issue-pair.ts";
import { bestIssuePair, surveyedIssues, twoIssues } from "../../../client/model/two-issues.ts";
import { makeDyad, makeNetwork } from "./small-network.ts";

const against = (from: string, to: string, n = 1): ReturnType<typeof makeDyad> =>
  makeDyad(from, to, { n, polarity: -0.5, positive: 0, negative: n });

const FISHING = makeNetwork([
  makeDyad("a", "b"),
  makeDyad("b", "a"),
  makeDyad("c", "d"),
  against("a", "c"),
]);
const BORDER = makeNetwork([against("a", "b"), against("d", "c", 3), makeDyad("a", "d")]);
const TRADE = makeNetwork([makeDyad("a", "b", { n: 10 })]);
const PAIR = { allies: "fishing", opponents: "border" } as const;
const NAMES = { allies: "Fishing", opponents: "The border" } as const;

describe("two issues", () => {
  it("are drawn as support on one and opposition on the other, with the same actors in both", () => {
    const { allies, opponents } = twoIssues(PAIR, NAMES, { allies: FISHING, opponents: BORDER });

    expect(allies.dyads.map(({ from, to }) => `${from}${to}`)).toEqual(["ab", "ba", "cd"]);
    expect(opponents.dyads.map(({ from, to }) => `${from}${to}`)).toEqual(["ab", "dc"]);
    expect(allies.nodes).toEqual(opponents.nodes);
    expect(allies.nodes.map(({ id, stancesOut }) => `${id}${stancesOut}`)).toEqual([
      "a4",
      "b1",
      "c1",
      "d3",
    ]);
  });

  it("leave out whoever has neither support on the one nor opposition on the other", () => {
    const { allies } = twoIssues(PAIR, NAMES, {
      allies: makeNetwork([makeDyad("a", "b"), against("e", "f")]),
      opponents: makeNetwork([makeDyad("g", "a")]),
    });

    expect(allies.nodes.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("name who is both, in whichever direction, and open the direction with more stances", () => {
    const { both } = twoIssues(PAIR, NAMES, { allies: FISHING, opponents: BORDER });

    expect(both.map(({ from, to, allied, opposed }) => [from, to, allied.n, opposed.n])).toEqual([
      ["d", "c", 1, 3],
      ["a", "b", 2, 1],
    ]);
  });

  it("count two as opponents by the mean of both directions, and issues as nobody's ally", () => {
    const talks = makeNetwork([makeDyad("a", "b"), makeDyad("a", "talks")]);
    const nodes = talks.nodes.map((node) =>
      node.id === "talks" ? { ...node, label: "issue" as const, kind: null } : node,
    );
    const { both } = twoIssues(PAIR, NAMES, {
      allies: { ...talks, nodes },
      opponents: {
        ...makeNetwork([makeDyad("a", "b", { n: 3 }), against("b", "a"), against("a", "talks")]),
        nodes,
      },
    });

    expect(both).toEqual([]);
  });
});

describe("the two issues that the page chooses", () => {
  it("have the most pairs who are both, in that order", () => {
    const networks = new Map([
      ["trade", TRADE],
      ["border", BORDER],
      ["fishing", FISHING],
    ]);

    expect(bestIssuePair(networks)).toEqual(PAIR);
  });

  it("are the first two where nobody is both, and none where there is one issue", () => {
    const calm = new Map([
      ["trade", TRADE],
      ["talks", TRADE],
      ["tea", TRADE],
    ]);

    expect(bestIssuePair(calm)).toEqual({ allies: "trade", opponents: "talks" });
    expect(bestIssuePair(new Map([["trade", TRADE]]))).toBeNull();
  });

  it("are among the eight with the most stances, of which none is without any", () => {
    const issues = Array.from({ length: 12 }, (_, stances) => ({
      id: `i-${stances}`,
      name: `Issue ${stances}`,
      stances,
    }));

    expect(surveyedIssues({ issues })).toEqual(
      [11, 10, 9, 8, 7, 6, 5, 4].map((stances) => `i-${stances}`),
    );
    expect(surveyedIssues({ issues: issues.slice(0, 2) })).toEqual(["i-1"]);
  });
});

describe("a pair of issues in an address", () => {
  it("comes back equal, and is two different ids or nothing", () => {
    expect(parseIssuePair(issuePairToText(PAIR))).toEqual(PAIR);
    for (const text of ["", "a", "a~a", "a~b~c", "a~", "a~../b"]) {
      expect(parseIssuePair(text)).toBeNull();
    }
  });

  it("changes places where one side takes the issue of the other", () => {
    expect(withIssue(PAIR, "allies", "trade")).toEqual({ ...PAIR, allies: "trade" });
    expect(withIssue(PAIR, "allies", "border")).toEqual({ allies: "border", opponents: "fishing" });
  });
});
