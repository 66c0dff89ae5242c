import { describe, expect, it } from "@jest/globals";
import { explorerLink } from "../../../../client/model/imports/explorer-link.ts";
import {
  choicesToParams,
  importParams,
  INITIAL_CHOICES,
} from "../../../../client/model/imports/import-choices.ts";
import {
  durationWords,
  progressWords,
  rowWords,
  sizeWords,
} from "../../../../client/model/imports/import-words.ts";
import {
  formatImportsState,
  parseImportsState,
  type ImportsState,
} from "../../../../client/model/imports/imports-state.ts";

describe("the address of the page of imports", () => {
  it.each<ImportsState>([
    { page: "start" },
    { page: "duplicates" },
    { page: "import", id: "20261201-071731-2655" },
  ])("says what it shows: %j", (state) => {
    expect(parseImportsState(formatImportsState(state))).toEqual({ state, notices: [] });
  });

  it("says what it could not read", () => {
    const { state, notices } = parseImportsState("import=../graph");
    expect([state, notices]).toEqual([{ page: "start" }, [expect.stringContaining("../graph")]]);
  });
});

describe("how a file is asked to be read", () => {
  const choices = {
    ...INITIAL_CHOICES,
    countries: "AZE, arm",
    skipsGeneric: true,
    day: "2020-01-02",
    foldsDays: true,
  };

  it.each([
    ["gdelt", "name=a&countries=aze&countries=arm&generic=skip"],
    ["gexf", "name=a&set=date%3D2020-01-02"],
    ["un-votes", "name=a"],
    [null, "name=a"],
  ])("takes what the format has: %s", (format, query) => {
    expect(choicesToParams("a", choices, format).toString()).toBe(query);
  });

  it("takes a format that was chosen for what it is, and the rest for the import alone", () => {
    const params = importParams("a", { ...choices, format: "gdelt", maxErrors: 0 }, "table");
    expect(params.toString()).toBe(
      "name=a&format=gdelt&countries=aze&countries=arm&generic=skip&aggregate=day&maxErrors=0",
    );
  });
});

describe("the words for numbers", () => {
  it("say sizes and times as people do", () => {
    expect([1, 999, 1000, 34_500_000, 2e12].map(sizeWords)).toEqual([
      "1 byte",
      "999 bytes",
      "1.0 kB",
      "35 MB",
      "2.0 TB",
    ]);
    expect([3, 34, 130, 7200].map(durationWords)).toEqual([
      "a few seconds",
      "about 30 seconds",
      "about 2 minutes",
      "about 2 hours",
    ]);
  });

  it("guess the time that is left once there is something to guess by", () => {
    const progress = { bytesRead: 100, bytes: 400, rows: 4000, rejected: 1, file: "a" };
    expect(progressWords({ ...progress, seconds: 0.5 })).toBe("4,000 rows · 1 rejected");
    expect(progressWords({ ...progress, seconds: 40 })).toBe(
      "4,000 rows · 100 a second · about 2 minutes left · 1 rejected",
    );
    expect(progressWords({ ...progress, bytesRead: 400, seconds: 40 })).not.toContain("left");
  });

  it("account for every row", () => {
    expect(rowWords({ rows: 3, stances: 2, ties: 0, skipped: 1, rejected: 0 })).toBe(
      "3 rows: 2 stances, 1 skipped, 0 rejected",
    );
    expect(rowWords({ rows: 1, stances: 0, ties: 1, skipped: 0, rejected: 0 })).toBe(
      "1 row: 1 tie, 0 rejected",
    );
  });
});

describe("the way into the explorer", () => {
  const stated = { first: "2020-01-01", last: "2020-02-01", actors: [] };

  it("is by the sources where they are few, else by the days, else by an actor", () => {
    expect(explorerLink({ ...stated, sources: ["a", "b"] })).toBe("/?source=a&source=b");
    expect(explorerLink({ ...stated, sources: null })).toBe("/?since=2020-01-01&until=2020-02-01");
    const ties = { first: null, last: null, actors: [], sources: [] };
    expect(explorerLink(ties, "nor")).toBe("/?open=nor");
    expect(explorerLink(ties)).toBe("/");
  });
});
