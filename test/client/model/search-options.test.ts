import { describe, expect, it } from "@jest/globals";
import { searchActions } from "../../../client/model/search-actions.ts";
import {
  mayBeQuestion,
  questionProblem,
  searchGroups,
  type SearchGround,
} from "../../../client/model/search-options.ts";
import { INITIAL_VIEW_STATE } from "../../../client/model/view-state.ts";
import type { QuestionReading } from "../../../server/wire/question.ts";

const GROUND: SearchGround = {
  hits: [{ id: "tur", label: "actor", name: "Turkey", kind: "state", stances: 7 }],
  reading: null,
  sources: [
    { id: "article", title: "Turkey and the région", kind: "article", stances: 4 },
    { id: "ledger", title: "Ledger", kind: "dataset", stances: 1 },
  ],
  queries: [],
  actions: searchActions(INITIAL_VIEW_STATE),
};

describe("what a text finds", () => {
  it("finds every word without regard to accents and case", () => {
    const groups = searchGroups("REGION turkey", GROUND);

    expect(groups.find(({ title }) => title === "Sources")?.options).toHaveLength(1);
  });

  it("is the actions where nothing is typed", () => {
    expect(searchGroups("", GROUND).map(({ title }) => title)).toEqual(["Actions"]);
  });

  it("does not offer what would change nothing", () => {
    const names = GROUND.actions.map(({ name }) => name);

    expect(names).toContain("Show the tables");
    expect(names).not.toContain("Show the graph");
    expect(names).not.toContain("Show everything");
  });
});

describe("a question", () => {
  const reading: QuestionReading = {
    q: "Turkey",
    understood: true,
    reading: "All stances by or about Turkey",
    names: [{ text: "Turkey", start: 0, end: 6, hit: null, others: [] }],
    unknown: [],
    cypher: "",
    params: {},
    filter: {},
    evidence: [],
    selection: null,
    total: 7,
    forms: [],
    dataVersion: "1",
  };

  it("is more than a word, and more than a name", () => {
    expect(mayBeQuestion("Turkey ")).toBe(false);
    expect(mayBeQuestion("who supports")).toBe(true);
    const titles = searchGroups("Turkey", { ...GROUND, reading }).map(({ title }) => title);
    expect(titles).not.toContain("As a question");
  });

  it("says what it does not know and what may have been meant", () => {
    const unknown = [{ text: "Turkei", start: 0, end: 6, suggestions: ["Turkey"] }];

    expect(questionProblem({ ...reading, understood: false, unknown })).toBe(
      "Nothing here is called “Turkei”; perhaps Turkey?",
    );
    expect(questionProblem(reading)).toBeNull();
  });
});
