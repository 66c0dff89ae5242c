import { describe, expect, it } from "@jest/globals";
import {
  searchDuplicates,
  type SuspectedDuplicate,
} from "../../server/import/suspected-duplicates.ts";
import type { Actor } from "../../server/wire/actor.ts";

describe("searchDuplicates", () => {
  it.each<[what: string, a: Partial<Actor>, b: Partial<Actor>, reason: string]>([
    [
      "one Wikidata item",
      { name: "A", wikidata: "Q7" },
      { name: "B", wikidata: "Q7" },
      "both are Q7 in Wikidata",
    ],
    ["one name", { name: "Ine Dahl" }, { name: "INE DAHL" }, "both are called “ine dahl”"],
    [
      "an alias",
      { name: "Ine Dahl" },
      { name: "Foo", aliases: ["Ine Dahl"] },
      "both are called “ine dahl”",
    ],
    [
      "another order",
      { name: "Ine Dahl" },
      { name: "Dahl, Ine" },
      "“ine dahl” and “dahl, ine” have the same words",
    ],
    [
      "a title",
      { name: "Ine Dahl" },
      { name: "Dr. Ine Dahl" },
      "“ine dahl” and “dr. ine dahl” have the same words",
    ],
    [
      "initials",
      { name: "Recep Tayyip Erdogan" },
      { name: "R. T. Erdoğan" },
      "“recep tayyip erdogan” and “r. t. erdogan” fit by their initials",
    ],
    [
      "a letter",
      { name: "Armen Sarkissian" },
      { name: "Armen Sarkisian" },
      "“armen sarkissian” and “armen sarkisian” differ by one letter",
    ],
  ])("lists two actors with %s, and says so", (_what, a, b, reason) => {
    const pairs = search([actor("a", a), actor("b", b)]);
    expect(pairs).toEqual([{ a: "a", b: "b", reasons: [reason] }]);
  });

  it.each<[what: string, a: Partial<Actor>, b: Partial<Actor>]>([
    [
      "two countries",
      { name: "Andrew Yang", country: "twn" },
      { name: "Andrew Yang", country: "usa" },
    ],
    [
      "two Wikidata items",
      { name: "Ine Dahl", wikidata: "Q1" },
      { name: "Ine Dahl", wikidata: "Q2" },
    ],
    ["a state and a person", { name: "Georgia", kind: "state" }, { name: "Georgia" }],
    ["short names that differ by a letter", { name: "Li Na" }, { name: "Li Ma" }],
    ["the same family name", { name: "Ine Dahl" }, { name: "Jo Dahl" }],
  ])("does not suspect %s", (_what, a, b) => {
    expect(search([actor("a", a), actor("b", b)])).toEqual([]);
  });

  it("puts the strongest first and keeps to its limit", () => {
    const actors = [
      actor("a", { name: "Armen Sarkissian", country: "arm" }),
      actor("b", { name: "Armen Sarkisian", country: "arm" }),
      actor("c", { name: "Armen Sarkisian", country: "arm" }),
    ];
    expect(search(actors).map(({ a, b }) => `${a}${b}`)).toEqual(["bc", "ab", "ac"]);
    expect(search(actors, 1)).toEqual([
      { a: "b", b: "c", reasons: ["both are called “armen sarkisian”", "both belong to arm"] },
    ]);
  });

  it("compares 50,000 actors with a common family name in bounded time", () => {
    const actors = Array.from({ length: 50_000 }, (_, index) =>
      actor(`a${index}`, { name: `${index.toString(36)}x Kim` }),
    );
    expect(search(actors).length).toBeLessThanOrEqual(1000);
  });
});

function actor(id: string, more: Partial<Actor>): Actor {
  return { id, kind: "person", name: id, ...more };
}

function search(actors: readonly Actor[], limit?: number): SuspectedDuplicate[] {
  const steps = searchDuplicates(actors, limit);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
