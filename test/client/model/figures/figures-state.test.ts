import { describe, expect, it } from "@jest/globals";
import {
  formatFiguresState,
  INITIAL_FIGURES_STATE,
  parseFiguresState,
  type FiguresState,
} from "../../../../client/model/figures/figures-state.ts";

const ID = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

const STATES: readonly FiguresState[] = [
  INITIAL_FIGURES_STATE,
  { page: "gallery", search: "Nagorno & Karabakh" },
  { page: "figure", id: ID },
  { page: "revise", id: ID },
  { page: "make", subject: { kind: "filter", filter: {}, minStances: 1 } },
  {
    page: "make",
    subject: {
      kind: "filter",
      filter: { issue: ["settlement-talks"], since: "2020-10-22", polarityMin: -0.5 },
      minStances: 2,
    },
  },
  {
    page: "make",
    subject: { kind: "query", query: "who-backs-whom", texts: { issue: ["a & b"], since: [] } },
  },
];

describe("the address of the page of figures", () => {
  it.each(STATES)("leads back to the state that it was made from: %j", (state) => {
    const { state: parsed, notices } = parseFiguresState(`?${formatFiguresState(state)}`);
    expect(parsed).toEqual(state);
    expect(notices).toEqual([]);
  });

  it("shows the gallery and says so where an id is none", () => {
    const { state, notices } = parseFiguresState("?figure=../../etc/passwd");
    expect(state).toEqual(INITIAL_FIGURES_STATE);
    expect(notices).toEqual(["The link's figure “../../etc/passwd” is not the id of a figure."]);
  });

  it("takes the address of an explorer's view as what to draw, and says what it left out", () => {
    const { state, notices } = parseFiguresState("?make&issue=casualties&since=2020-02-30");
    expect(state).toEqual({
      page: "make",
      subject: { kind: "filter", filter: { issue: ["casualties"] }, minStances: 1 },
    });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain("2020-02-30");
  });
});
