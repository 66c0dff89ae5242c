import { describe, expect, it } from "@jest/globals";
import { parseViewState } from "../../../client/model/parse-view-state.ts";
import {
  countLimits,
  formatViewState,
  INITIAL_VIEW_STATE,
  withFilter,
  type ViewState,
} from "../../../client/model/view-state.ts";

const FULL: ViewState = {
  filter: {
    issue: ["nagorno-karabakh", "casualties"],
    actor: ["tur"],
    kind: ["state", "person"],
    act: ["05", "190"],
    source: ["article"],
    status: ["claimed"],
    since: "2020-10-21",
    until: "2020-10-22",
    polarityMin: -0.5,
    polarityMax: 0,
  },
  minStances: 2,
  most: 1000,
  time: { span: { first: "2020-10-20", last: "2020-10-25" }, step: "week", pace: "cumulative" },
  arrangement: {
    marked: ["arm"],
    hidden: ["iran", "nikkei"],
    only: ["arm", "aze"],
    grown: [
      { of: "arm", brought: ["arm", "aze"] },
      { of: "aze", brought: [] },
    ],
    pins: [
      { id: "arm", x: -12, y: 0 },
      { id: "aze", x: 300, y: 7 },
    ],
  },
  layout: "circles",
  dashed: true,
  blocs: false,
  mode: "table",
  table: "stances",
  sort: { column: "polarity", direction: "descending" },
  panel: "balance",
  issues: { allies: "casualties", opponents: "nagorno-karabakh" },
  selection: { kind: "dyad", from: "vladimir-putin", to: "tayyip-erdogan" },
  stance: "nk-17",
};

describe("the view state in the URL", () => {
  it("comes back equal from its text, every part set", () => {
    const { state, notices } = parseViewState(formatViewState(FULL));

    expect(state).toEqual(FULL);
    expect(notices).toEqual([]);
  });

  it("is no text at all for the whole graph", () => {
    expect(formatViewState(INITIAL_VIEW_STATE)).toBe("");
    expect(parseViewState("").state).toEqual(INITIAL_VIEW_STATE);
  });

  it("keeps a polarity bound of zero", () => {
    expect(parseViewState("polarityMin=0").state.filter).toEqual({ polarityMin: 0 });
  });

  it("writes an opened dyad readably", () => {
    const state: ViewState = { ...INITIAL_VIEW_STATE, selection: FULL.selection };

    expect(formatViewState(state)).toBe("open=vladimir-putin~tayyip-erdogan");
  });

  it.each([
    ["since=2020-02-30", "2020-02-30"],
    ["kind=alien", "alien"],
    ["polarityMin=2", "2"],
    ["polarityMax=", "polarityMax"],
    ["issue=Not+An+Id", "Not An Id"],
    ["open=a~b~c", "a~b~c"],
    ["view=map", "map"],
    ["issues=a~a", "a~a"],
    ["sort=height", "height"],
    ["minStances=0", "0"],
    ["minStances=1e9", "1e9"],
    ["most=301", "301"],
    ["act=5x", "5x"],
    ["stance=../x&open=a", "../x"],
    ["colour=red", "colour"],
  ])("leaves out %s and says so", (search, said) => {
    const { state, notices } = parseViewState(search);

    expect({ ...state, selection: null }).toEqual(INITIAL_VIEW_STATE);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(said);
  });

  it("keeps the good members of a list beside a bad one", () => {
    const { state, notices } = parseViewState("kind=state&kind=alien&kind=person");

    expect(state.filter.kind).toEqual(["state", "person"]);
    expect(notices).toHaveLength(1);
  });

  it("swaps reversed dates and reversed polarity bounds", () => {
    const { state, notices } = parseViewState(
      "since=2020-10-23&until=2020-10-21&polarityMin=0.5&polarityMax=-0.5",
    );

    expect(state.filter).toEqual({
      since: "2020-10-21",
      until: "2020-10-23",
      polarityMin: -0.5,
      polarityMax: 0.5,
    });
    expect(notices).toHaveLength(2);
  });

  it("shortens a value of 10 kB in its notice", () => {
    const { notices } = parseViewState(`issue=${"x ".repeat(5000)}`);

    expect(notices[0]?.length).toBeLessThan(140);
  });

  it("refuses a column of the other table as the order", () => {
    expect(parseViewState("sort=n").state.sort).toEqual({ column: "n", direction: "ascending" });
    expect(parseViewState("table=stances&sort=n").notices).toHaveLength(1);
  });
});

describe("withFilter", () => {
  it("takes a part out when its list is empty or its bound undefined", () => {
    const state = withFilter(FULL, { issue: [], since: undefined });

    expect(Object.keys(state.filter)).not.toContain("issue");
    expect(Object.keys(state.filter)).not.toContain("since");
    expect(state.filter.until).toBe("2020-10-22");
  });
});

describe("countLimits", () => {
  it("counts a span of dates or polarities once, and the least size", () => {
    expect(countLimits(FULL)).toBe(9);
    expect(countLimits(INITIAL_VIEW_STATE)).toBe(0);
  });
});
