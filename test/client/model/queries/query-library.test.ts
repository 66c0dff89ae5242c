import { describe, expect, it } from "@jest/globals";
import {
  librarySections,
  tagCounts,
  type LibraryMemory,
} from "../../../../client/model/queries/query-library.ts";
import { makeQuery } from "./make-query.ts";

const QUERIES = [
  makeQuery("backs", { name: "Who backs whom", tags: ["support", "issues"] }),
  makeQuery("opposes", { name: "Who opposes whom", summary: "Hostility.", tags: ["issues"] }),
  makeQuery("mine", { name: "Erdoğan’s friends", origin: "user" }),
];
const NOTHING: LibraryMemory = { favourites: [], recent: [] };
const ALL = { search: "", tag: null };

const shown = (
  wish: Parameters<typeof librarySections>[1],
  memory: LibraryMemory = NOTHING,
): Record<string, string[]> =>
  Object.fromEntries(
    librarySections(QUERIES, wish, memory).map(({ title, queries }) => [
      title,
      queries.map(({ id }) => id),
    ]),
  );

describe("the library", () => {
  it("shows own queries before built-in ones", () => {
    expect(shown(ALL)).toEqual({ "Saved here": ["mine"], "Built in": ["backs", "opposes"] });
  });

  it("shows each query once: as a favourite before recently run before where it is from", () => {
    const memory = { favourites: ["opposes"], recent: ["opposes", "gone", "mine"] };

    expect(shown(ALL, memory)).toEqual({
      Favourites: ["opposes"],
      "Recently run": ["mine"],
      "Built in": ["backs"],
    });
  });

  it("finds words in any order and without accents, names before summaries", () => {
    expect(shown({ search: "erdogan", tag: null })).toEqual({ Found: ["mine"] });
    expect(shown({ search: "whom who", tag: null })).toEqual({ Found: ["backs", "opposes"] });
    expect(shown({ search: "hostil", tag: null })).toEqual({ Found: ["opposes"] });
    expect(shown({ search: "nobody", tag: null })).toEqual({ Found: [] });
  });

  it("narrows by a tag, also together with words", () => {
    expect(shown({ search: "", tag: "issues" })).toEqual({ Found: ["backs", "opposes"] });
    expect(shown({ search: "backs", tag: "issues" })).toEqual({ Found: ["backs"] });
  });

  it("counts tags, most used first", () => {
    expect(tagCounts(QUERIES)).toEqual([
      { tag: "issues", queries: 2 },
      { tag: "support", queries: 1 },
    ]);
  });
});
