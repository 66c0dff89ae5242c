import { describe, expect, it } from "@jest/globals";
import { ALL_EVIDENCE, narrowedFilter } from "../../../client/model/evidence-choice.ts";

describe("what is read of the evidence", () => {
  it("is all that the view's filter lets through where nothing is chosen", () => {
    const filter = { issue: ["dam"], since: "2020-01-01", polarityMax: 0.5 };

    expect(narrowedFilter(filter, ALL_EVIDENCE)).toEqual(filter);
  });

  it("lies within the view's filter on every side", () => {
    const filter = {
      since: "2020-02-01",
      until: "2020-03-01",
      polarityMin: -0.5,
      status: ["stated"],
    };
    const choice = { ...ALL_EVIDENCE, since: "2020-01-01", until: "2020-02-10", sign: "hostility" };

    expect(narrowedFilter(filter as never, choice as never)).toEqual({
      ...filter,
      until: "2020-02-10",
      polarityMax: -0.000001,
    });
  });

  it.each([
    [{ polarityMin: 0.2 }, { sign: "hostility" }],
    [{ until: "2020-01-01" }, { since: "2020-01-02" }],
    [{ status: ["stated"] }, { status: "denied" }],
    [{ source: ["daily"] }, { source: "radio" }],
    [{ issue: ["dam"] }, { issue: "road" }],
  ])("is nothing where %j and %j have nothing in common", (filter, choice) => {
    expect(narrowedFilter(filter as never, { ...ALL_EVIDENCE, ...choice } as never)).toBeNull();
  });
});
