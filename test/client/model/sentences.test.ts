import { describe, expect, it } from "@jest/globals";
import { targetSentence, totalsSentence } from "../../../client/model/sentences.ts";
import { makeDyad, makeModel } from "./small-network.ts";

describe("sentences", () => {
  it("says all that a dyad's line shows", () => {
    const model = makeModel([makeDyad("putin", "erdogan", { n: 2, positive: 2 })]);

    expect(targetSentence({ kind: "dyad", from: "putin", to: "erdogan" }, model)).toBe(
      "PUTIN → ERDOGAN: 2 stances, mean polarity +0.5 (supportive), 22 October 2020.",
    );
  });

  it("does not call one stance a mean, and names a contest", () => {
    const model = makeModel([
      makeDyad("a", "b"),
      makeDyad("b", "a", { n: 3, positive: 1, negative: 2, polarity: -0.2 }),
    ]);

    expect(targetSentence({ kind: "dyad", from: "a", to: "b" }, model)).toContain(
      "1 stance, polarity +0.5",
    );
    expect(targetSentence({ kind: "dyad", from: "b", to: "a" }, model)).toContain(
      "contested (1 supportive, 2 hostile)",
    );
  });

  it("says of a node what it took and received and how many relations lead on", () => {
    const model = makeModel([makeDyad("a", "b", { n: 2 }), makeDyad("c", "a")]);

    expect(targetSentence({ kind: "node", id: "a" }, model)).toBe(
      "A, person: 2 stances taken, 1 received; 2 relations shown.",
    );
  });

  it("is null for what the network does not hold", () => {
    const model = makeModel([makeDyad("a", "b")]);

    expect(targetSentence({ kind: "dyad", from: "b", to: "a" }, model)).toBeNull();
    expect(targetSentence({ kind: "node", id: "x" }, model)).toBeNull();
  });
});

describe("the totals", () => {
  const all = { nodes: 23, dyads: 40, stances: 48 };

  it("says when everything is shown", () => {
    expect(totalsSentence({ ...all, shown: all, all })).toBe(
      "23 actors and issues, 40 relations, 48 stances: all shown.",
    );
  });

  it("counts what was filtered away", () => {
    const under = { nodes: 12, dyads: 18, stances: 31 };

    expect(totalsSentence({ ...under, shown: under, all })).toBe(
      "12 of 23 actors and issues, 18 of 40 relations, 31 of 48 stances shown; 17 filtered away.",
    );
  });

  it("tells what was filtered from what was cut", () => {
    const under = { nodes: 20, dyads: 30, stances: 40 };
    const shown = { nodes: 10, dyads: 15, stances: 25 };

    expect(totalsSentence({ ...under, shown, all })).toContain(
      "8 filtered away, 15 beyond the size of this picture",
    );
  });

  it("says that an empty graph is empty", () => {
    const none = { nodes: 0, dyads: 0, stances: 0 };

    expect(totalsSentence({ ...none, shown: none, all: none })).toBe("The graph holds no stances.");
  });
});
