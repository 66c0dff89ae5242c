import { describe, expect, it } from "@jest/globals";
import { GraphDirectory } from "../../server/import/graph-directory.ts";
import { nameKey, slugOf } from "../../server/import/name-key.ts";
import { SlugSchema } from "../../server/wire/slug.ts";
import type { Actor } from "../../server/wire/actor.ts";

const ERDOGAN: Actor = {
  id: "tayyip-erdogan",
  kind: "person",
  name: "Tayyip Erdogan",
  aliases: ["Recep Tayyip Erdoğan"],
  country: "tur",
  wikidata: "Q39259",
};

describe("GraphDirectory", () => {
  it.each<[by: string, proposed: Actor]>([
    ["name", { id: "x", kind: "person", name: "Tayyip Erdogan" }],
    ["accents and case", { id: "x", kind: "person", name: "TAYYİP ERDOĞAN" }],
    ["alias", { id: "x", kind: "person", name: "recep tayyip erdogan" }],
    ["order of words", { id: "x", kind: "person", name: "Erdoğan, Tayyip" }],
    ["title", { id: "x", kind: "person", name: "President Tayyip Erdogan" }],
    ["Wikidata item", { id: "x", kind: "person", name: "The Reis", wikidata: "Q39259" }],
  ])("finds a known actor by %s", (_by, proposed) => {
    expect(new GraphDirectory({ actors: [ERDOGAN] }).actor(proposed).id).toBe("tayyip-erdogan");
  });

  it.each<[what: string, proposed: Actor]>([
    ["another kind", { id: "x", kind: "group", name: "Tayyip Erdogan" }],
    ["another country", { id: "x", kind: "person", name: "Tayyip Erdogan", country: "aze" }],
    ["initials only", { id: "x", kind: "person", name: "T. Erdogan" }],
    ["a part of the name", { id: "x", kind: "person", name: "Erdogan" }],
    ["an office", { id: "x", kind: "person", name: "President of Turkey" }],
  ])("does not take an actor of %s for a known one", (_what, proposed) => {
    expect(new GraphDirectory({ actors: [ERDOGAN] }).actor(proposed).id).toBe("x");
  });

  it("takes any kind where the file does not say, and gives the known one's", () => {
    const known = new GraphDirectory({ actors: [ERDOGAN] });
    const proposed = { id: "x", kind: "group", name: "Tayyip Erdogan" } as const;
    expect(known.actor(proposed, { anyKind: true })).toMatchObject({
      id: "tayyip-erdogan",
      kind: "person",
    });
  });

  it("goes by the id first where it stands for a code", () => {
    const known = new GraphDirectory({
      actors: [{ id: "aze", kind: "state", name: "Azərbaycan" }],
    });
    const proposed = { id: "aze", kind: "state", name: "Azerbaijan" } as const;
    expect(known.actor(proposed, { coded: true }).id).toBe("aze");
  });

  it("merges nobody: a name of two known actors becomes a third, unless one has the id", () => {
    const two: Actor[] = [
      { id: "li-wei-1", kind: "person", name: "Li Wei" },
      { id: "li-wei-2", kind: "person", name: "Li Wei" },
    ];
    const proposed = { id: "li-wei", kind: "person", name: "Li Wei" } as const;
    const known = new GraphDirectory({ actors: two });
    expect(known.actor(proposed).id).toBe("li-wei");
    expect(known.actor(proposed).id).toBe("li-wei");
    expect(new GraphDirectory({ actors: [...two, proposed] }).actor(proposed).id).toBe("li-wei");
  });

  it("gives an id of its own, always the same, where another actor or an issue has it", () => {
    const taken = { id: "north", kind: "person", name: "Ada North" } as const;
    const proposed = { id: "north", kind: "group", name: "North" } as const;
    const ids = [
      new GraphDirectory({ actors: [taken] }).actor(proposed).id,
      new GraphDirectory({ issues: [{ id: "north", name: "The north" }] }).actor(proposed).id,
    ];
    expect(ids[0]).toMatch(/^north-[0-9a-f]{6}$/);
    expect(ids[1]).toBe(ids[0]);
    const again = new GraphDirectory({ actors: [taken, { ...proposed, id: ids[0] ?? "" }] });
    expect(again.actor(proposed).id).toBe(ids[0]);
  });

  it("keeps actors apart that a file tells apart", () => {
    const known = new GraphDirectory();
    const bush = (id: string): Actor => ({ id, kind: "person", name: "Bush", country: "usa" });
    expect(known.distinctActor(bush("bush-1")).id).toBe("bush-1");
    expect(known.distinctActor(bush("bush-2")).id).toBe("bush-2");
  });

  it("finds issues by id and name, and keeps their ids apart from actors'", () => {
    const known = new GraphDirectory({
      actors: [{ id: "river", kind: "group", name: "River" }],
      issues: [{ id: "peace", name: "Peace", aliases: ["Frieden"] }],
    });
    expect(known.issue({ id: "x", name: "frieden" }).id).toBe("peace");
    expect(known.issue({ id: "river", name: "River" }).id).toBe("river-issue");
    expect(known.issue({ id: "river", name: "River" }).id).toBe("river-issue");
  });
});

describe("nameKey", () => {
  it.each([
    ["Dr. Kim Min", "Min, Kim"],
    ["Sheikh Sultan bin Saeed", "sultan bin saeed"],
    ["Côte d’Ivoire", "cote d'ivoire"],
  ])("is the same for %s and %s", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ["President of Armenia", "Armenia"],
    ["King George", "George"],
    ["North Korea", "South Korea"],
  ])("tells %s from %s", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });
});

describe("slugOf", () => {
  it.each([
    ["Tayyip Erdoğan", "tayyip-erdogan"],
    ["  Boko  Haram! ", "boko-haram"],
    ["U.S. Pacific Air Force", "u-s-pacific-air-force"],
  ])("makes of %j the id %s", (name, id) => {
    expect(slugOf(name)).toBe(id);
  });

  it("gives different ids to names that differ in letters which ids do not have", () => {
    const ids = [
      "Группа",
      "明",
      "清",
      "Gruppe 明",
      "Gruppe 清",
      "!",
      "x".repeat(300),
      "x".repeat(301),
    ].map(slugOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !SlugSchema.safeParse(id).success)).toEqual([]);
  });
});
