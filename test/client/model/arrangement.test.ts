import { describe, expect, it } from "@jest/globals";
import {
  arrangedNetwork,
  bringBack,
  hide,
  INITIAL_ARRANGEMENT,
  invertMarks,
  isolate,
  pinAt,
  toggleMarks,
  togglePins,
  withinLimits,
  withNeighbours,
} from "../../../client/model/arrangement.ts";
import { parseViewState } from "../../../client/model/parse-view-state.ts";
import { stepName } from "../../../client/model/step-name.ts";
import {
  INITIAL_VIEW_STATE,
  withFilter,
  type ViewState,
} from "../../../client/model/view-state.ts";
import { makeDyad, makeNetwork } from "./small-network.ts";

const SMALL_NETWORK = makeNetwork([
  makeDyad("arm", "aze"),
  makeDyad("tur", "aze"),
  makeDyad("rus", "arm"),
]);

const ids = SMALL_NETWORK.nodes.map(({ id }) => id).sort();
const [one = "", two = ""] = ids;

describe("what is done by hand", () => {
  it("takes what is hidden and everything that hangs on it out of the network", () => {
    const left = arrangedNetwork(SMALL_NETWORK, hide(INITIAL_ARRANGEMENT, [one]));

    expect(left.nodes.map(({ id }) => id).sort()).toEqual(ids.filter((id) => id !== one));
    expect([...left.dyads, ...left.ties].every(({ from, to }) => from !== one && to !== one)).toBe(
      true,
    );
  });

  it("is the same network again once it is brought back", () => {
    const hidden = hide(isolate(INITIAL_ARRANGEMENT, [one, two]), [one]);

    expect(arrangedNetwork(SMALL_NETWORK, hidden).nodes.map(({ id }) => id)).toEqual([two]);
    expect(arrangedNetwork(SMALL_NETWORK, bringBack(hidden))).toBe(SMALL_NETWORK);
  });

  it("inverts twice to the same marks", () => {
    const marked = toggleMarks(INITIAL_ARRANGEMENT, [one]);
    const inverted = invertMarks(marked, SMALL_NETWORK);

    expect(inverted.marked).toEqual(ids.filter((id) => id !== one));
    expect(invertMarks(inverted, SMALL_NETWORK)).toEqual(marked);
  });

  it("knows the neighbours of both directions", () => {
    const [dyad] = SMALL_NETWORK.dyads;
    if (dyad === undefined) throw new Error("the network has no dyad");

    expect(withNeighbours([dyad.from], SMALL_NETWORK)).toContain(dyad.to);
    expect(withNeighbours([dyad.to], SMALL_NETWORK)).toContain(dyad.from);
  });
});

describe("the name of a step", () => {
  const nameOf = (id: string): string => id.toUpperCase();
  const after = (change: Partial<ViewState>): string =>
    stepName(INITIAL_VIEW_STATE, { ...INITIAL_VIEW_STATE, ...change }, nameOf);

  it("says what a link cannot hold, and keeps what was there before", () => {
    const many = Array.from({ length: 310 }, (_, n) => `p-${100 + n}`);
    const place = { x: 1, y: 2 };
    const before = togglePins(INITIAL_ARRANGEMENT, ["zoe", ...many.slice(0, 299)], () => place);
    expect(withinLimits(before, INITIAL_ARRANGEMENT)).toEqual({ arrangement: before, lost: [] });

    const wanted = pinAt(before, "adam", place);
    const { arrangement, lost } = withinLimits(wanted, before);
    expect(arrangement.pins).toEqual(before.pins);
    expect(lost).toEqual(["At most 300 can be pinned in one view; 1 more was left out."]);
  });

  it("says what of a link with too much in it was left out", () => {
    const ids = Array.from({ length: 600 }, (_, n) => `a-${n}`);
    const params = new URLSearchParams(ids.map((id) => ["hide", id]));
    params.append("grow", ["arm", ...ids].join("~"));
    for (const id of ids) params.append("pin", `${id}~1~2`);
    const { state, notices } = parseViewState(params.toString());

    expect(state.arrangement.hidden).toHaveLength(500);
    expect(state.arrangement.grown[0]?.brought).toEqual(ids.slice(0, 500));
    expect(state.arrangement.pins).toHaveLength(300);
    expect(notices).toHaveLength(3);
  });

  it("says what was done to whom", () => {
    expect(after({ arrangement: hide(INITIAL_ARRANGEMENT, ["arm"]) })).toBe("Hide ARM");
    expect(after({ arrangement: isolate(INITIAL_ARRANGEMENT, ["arm", "aze"]) })).toBe(
      "Show only 2 actors and issues",
    );
    expect(after({ selection: { kind: "dyad", from: "arm", to: "aze" } })).toBe("Open ARM → AZE");
    expect(after({ layout: "circles" })).toBe("Arrange: Circles by bloc");
    expect(after(withFilter(INITIAL_VIEW_STATE, { since: "2020-01-01" }))).toBe("Change the days");
    expect(after(withFilter(INITIAL_VIEW_STATE, { polarityMin: 0, issue: ["x"] }))).toBe(
      "Filter issues and polarity",
    );
  });
});
