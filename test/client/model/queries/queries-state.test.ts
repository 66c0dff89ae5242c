import { describe, expect, it } from "@jest/globals";
import {
  formatQueriesState,
  INITIAL_QUERIES_STATE,
  parseQueriesState,
  type QueriesState,
} from "../../../../client/model/queries/queries-state.ts";

describe("the link of a query", () => {
  it.each<[string, Partial<QueriesState>, string]>([
    ["nothing for the library", {}, ""],
    ["an opened query", { query: "who-backs-whom" }, "query=who-backs-whom"],
    ["a new query", { edit: true }, "edit"],
    [
      "parameters under their own mark, lists repeated",
      { query: "q", texts: { view: ["x y"], state: ["aze", "arm"], since: [] } },
      "query=q&$view=x+y&$state=aze&$state=arm&$since=",
    ],
    [
      "view, order and what is opened",
      {
        query: "q",
        view: "graph",
        sort: { column: "n", direction: "descending" },
        open: { kind: "dyad", from: "~1", to: "b" },
      },
      "query=q&view=graph&sort=-n&open=%7E1&to=b",
    ],
  ])("holds %s, and is read back the same", (_what, parts, text) => {
    const state = { ...INITIAL_QUERIES_STATE, ...parts };

    expect(formatQueriesState(state)).toBe(text);
    expect(parseQueriesState(`?${text}`)).toEqual({ state, notices: [] });
  });

  it("leaves out what means nothing, and says so", () => {
    const { state, notices } = parseQueriesState("?query=No%20Id&view=cake&sort=-&colour=red");

    expect(state).toEqual(INITIAL_QUERIES_STATE);
    expect(notices).toHaveLength(4);
    expect(notices.join(" ")).toContain("“cake” means nothing here");
    expect(notices.join(" ")).toContain("“colour”, which this page does not know");
  });

  it("takes no parameters without a query", () => {
    expect(parseQueriesState("?$issue=x").state.texts).toEqual({});
  });
});
