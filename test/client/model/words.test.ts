import { describe, expect, it } from "@jest/globals";
import { countOf } from "../../../server/words/count-words.ts";
import { describeFilter, describePolarity } from "../../../client/model/describe-filter.ts";
import { formatDay, formatPeriod } from "../../../server/words/format-day.ts";
import { formatPolarity, polarityPhrase } from "../../../server/words/polarity-words.ts";
import { tiePhrase } from "../../../client/model/tie-phrase.ts";
import { INITIAL_VIEW_STATE, withFilter } from "../../../client/model/view-state.ts";

describe("polarities", () => {
  it.each([
    [0.5, "+0.5"],
    [-0.3, "−0.3"],
    [0, "0"],
    [1, "+1.0"],
    [0.34, "+0.34"],
    [-0.01, "−0.01"],
    [0.333333, "+0.33"],
    [0.7000000001, "+0.7"],
  ])("writes %d as %s", (polarity, text) => {
    expect(formatPolarity(polarity)).toBe(text);
  });

  it("takes the word from the sign and says where it is slight", () => {
    expect(polarityPhrase(0.01)).toBe("+0.01 (slightly supportive)");
    expect(polarityPhrase(-0.01)).toBe("−0.01 (slightly hostile)");
    expect(polarityPhrase(0.2)).toBe("+0.2 (supportive)");
    expect(polarityPhrase(0)).toBe("0 (neutral)");
  });
});

describe("days", () => {
  it("names the day as it is written, in any time zone", () => {
    expect(formatDay("2020-10-22")).toBe("22 October 2020");
    expect(formatDay("0099-01-01")).toContain("99");
  });

  it("says a shared month once", () => {
    expect(formatPeriod("2020-10-22", "2020-10-22")).toBe("22 October 2020");
    expect(formatPeriod("2020-10-21", "2020-10-22")).toMatch(/^21\W+22 October 2020$/);
    expect(formatPeriod("1999-12-31", "2000-01-01")).toMatch(/^31 December 1999\W+1 January 2000$/);
  });

  it("gives back what is not a day", () => {
    expect(formatDay("yesterday")).toBe("yesterday");
  });
});

describe("counts", () => {
  it("has one singular", () => {
    expect([0, 1, 2, 12034].map((count) => countOf(count, "stance"))).toEqual([
      "0 stances",
      "1 stance",
      "2 stances",
      "12,034 stances",
    ]);
  });
});

describe("the headline", () => {
  const names = {
    issue: (id: string) => (id === "nk" ? "Nagorno-Karabakh" : id),
    actor: (id: string) => (id === "tur" ? "Turkey" : id),
    source: (id: string) => id,
  };
  const dates = { first: "2020-10-21", last: "2020-10-23" };

  it("names the dates of everything when nothing is filtered", () => {
    expect(describeFilter(INITIAL_VIEW_STATE, names, dates)).toMatch(
      /^All stances, 21\W+23 October 2020$/,
    );
    expect(describeFilter(INITIAL_VIEW_STATE, names, null)).toBe("All stances");
  });

  it("says each limit", () => {
    const state = withFilter(INITIAL_VIEW_STATE, {
      issue: ["nk"],
      actor: ["tur"],
      kind: ["state"],
      since: "2020-10-22",
      polarityMin: 0.01,
      status: ["claimed"],
    });

    expect(describeFilter({ ...state, minStances: 2 }, names, dates)).toBe(
      "Claimed supportive stances by or about Turkey between states on Nagorno-Karabakh since 22 October 2020 (dyads of 2 stances or more)",
    );
  });

  it("shortens a long list", () => {
    const state = withFilter(INITIAL_VIEW_STATE, { issue: ["a", "b", "c", "d", "e"] });

    expect(describeFilter(state, names, dates)).toBe("All stances on a, b or 3 others");
  });

  it.each([
    [undefined, undefined, ""],
    [-1, -0.01, "hostile"],
    [0, 0, "neutral"],
    [0.01, 1, "supportive"],
    [-0.5, 0.2, "polarity −0.5 to +0.2"],
  ])("describes the bounds %p and %p as “%s”", (min, max, text) => {
    expect(describePolarity(min, max)).toBe(text);
  });
});

describe("a tie", () => {
  const tie = {
    type: "REPRESENTS",
    from: "vladimir-putin",
    to: "rus",
    source: "s",
    role: "President",
  } as const;

  it("reads differently from its two ends", () => {
    expect(tiePhrase(tie, "vladimir-putin")).toEqual({ term: "Represents", note: "President" });
    expect(tiePhrase(tie, "rus")).toEqual({ term: "Represented by", note: "President" });
  });
});
