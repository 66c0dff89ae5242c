import { describe, expect, it } from "@jest/globals";
import { queryOffers, type QuerySubject } from "../../../../client/model/queries/query-offers.ts";
import type { SuggestionSource } from "../../../../server/wire/query-param.ts";
import { makeParam, makeQuery } from "./make-query.ts";

const from = (of: string, property: string): { suggest: SuggestionSource } => ({
  suggest: { of, property, where: [] },
});
const QUERIES = [
  makeQuery("ego", { params: [makeParam("actor", { ...from("Actor", "id"), default: "rus" })] }),
  makeQuery("said-about", {
    params: [
      makeParam("from", { ...from("Actor", "id"), optional: false, default: "rus" }),
      makeParam("to", { ...from("Actor", "id"), optional: false, default: "tur" }),
    ],
  }),
  makeQuery("on-issue", {
    params: [
      makeParam("issue", { ...from("Issue", "id"), optional: false, default: "talks" }),
      makeParam("since", { type: "date", optional: false, default: "2020-01-01" }),
    ],
  }),
  makeQuery("on-issue-by", {
    params: [
      makeParam("who", from("STANCE", "from")),
      makeParam("issue", { ...from("STANCE", "issue"), optional: false }),
    ],
  }),
  makeQuery("of-state", { params: [makeParam("state", from("State", "id"))] }),
  makeQuery("of-many", { params: [makeParam("actors", { ...from("Actor", "id"), list: true })] }),
  makeQuery("broken", { status: "broken", params: [makeParam("a", from("Actor", "id"))] }),
  makeQuery("unfilled", {
    params: [makeParam("a", from("Actor", "id")), makeParam("word", { optional: false })],
  }),
];

const offered = (subject: QuerySubject): Record<string, unknown> =>
  Object.fromEntries(queryOffers(QUERIES, subject).map(({ query, texts }) => [query.id, texts]));

describe("queries on what is opened", () => {
  it("takes those that ask for one actor, and of a state for a state only", () => {
    const person = { id: "vladimir-putin", kind: "person" } as const;

    expect(offered({ actors: [person], issue: null })).toEqual({
      ego: { actor: ["vladimir-putin"] },
      "of-many": { actors: ["vladimir-putin"] },
    });
    expect(offered({ actors: [{ id: "tur", kind: "state" }], issue: null })).toEqual({
      ego: { actor: ["tur"] },
      "of-state": { state: ["tur"] },
      "of-many": { actors: ["tur"] },
    });
  });

  it("fills both ends of a dyad in their order, or a list", () => {
    const actors = [
      { id: "tur", kind: "state" },
      { id: "rus", kind: "state" },
    ] as const;

    expect(offered({ actors, issue: null })).toEqual({
      "said-about": { from: ["tur"], to: ["rus"] },
      "of-many": { actors: ["tur", "rus"] },
    });
  });

  it("takes those that ask for an issue, and for a speaker with it", () => {
    const actors = [{ id: "tur", kind: "state" }] as const;

    expect(offered({ actors: [], issue: "casualties" })).toEqual({
      "on-issue": { issue: ["casualties"] },
      "on-issue-by": { issue: ["casualties"] },
    });
    expect(offered({ actors, issue: "casualties" })).toEqual({
      "on-issue-by": { who: ["tur"], issue: ["casualties"] },
    });
  });
});
