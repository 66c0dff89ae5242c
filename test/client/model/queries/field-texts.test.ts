import { describe, expect, it } from "@jest/globals";
import {
  readFields,
  toCypherParams,
  withoutDefaults,
} from "../../../../client/model/queries/field-texts.ts";
import type { QueryParam } from "../../../../server/wire/query-param.ts";
import { makeParam } from "./make-query.ts";

describe("reading fields", () => {
  it.each<[string, Partial<QueryParam>, readonly string[] | null, unknown]>([
    ["a text as it is, spaces and all", {}, [" a b "], " a b "],
    ["an empty optional field as left out", {}, [], null],
    ["a whole number", { type: "integer" }, ["-20"], -20],
    ["a decimal number", { type: "float" }, ["-0.5"], -0.5],
    ["yes and no", { type: "boolean" }, ["false"], false],
    ["a leap day", { type: "date" }, ["2020-02-29"], "2020-02-29"],
    ["a list without its empty lines", { list: true }, ["aze", "", "arm"], ["aze", "arm"]],
    ["a value at both ends of a range", { type: "integer", min: 1, max: 1 }, ["1"], 1],
    ["the default of an untouched field", { default: "tur" }, null, "tur"],
    ["nothing where a default was taken away", { default: "tur" }, [], null],
  ])("takes %s", (_what, parts, texts, value) => {
    const param = makeParam("x", parts);
    const { values, faults } = readFields([param], texts === null ? {} : { x: texts });

    expect(faults).toEqual([]);
    expect(values).toEqual({ x: value });
  });

  it.each<[string, Partial<QueryParam>, readonly string[], string]>([
    [
      "a day that does not exist",
      { type: "date" },
      ["2020-02-30"],
      "must be a day of the calendar",
    ],
    ["an exponent", { type: "float" }, ["1e999"], "must be a number in decimal digits"],
    ["a fraction of a whole number", { type: "integer" }, ["1.5"], "must be a whole number"],
    ["a number beyond 2^53", { type: "integer" }, ["9007199254740993"], "is too large"],
    [
      "a number outside its range",
      { type: "integer", min: 1, max: 9 },
      ["10"],
      "must be from 1 to 9",
    ],
    [
      "a day before the least one",
      { type: "date", min: "2020-01-01" },
      ["2019-12-31"],
      "at least 2020-01-01",
    ],
    ["a value that is not on the list", { values: ["a", "b"] }, ["c"], "must be one of a, b"],
    ["another word than yes or no", { type: "boolean" }, ["1"], "must be yes or no"],
    ["an empty field that is needed", { optional: false }, [], "must be filled in"],
    ["an empty list that is needed", { optional: false, list: true }, [""], "at least one value"],
    ["one wrong value of a list", { type: "integer", list: true }, ["1", "x"], "whole number"],
    ["a text of 10,001 characters", {}, ["x".repeat(10_001)], "10001 characters"],
  ])("refuses %s, naming the field", (_what, parts, texts, words) => {
    const { values, faults } = readFields([makeParam("x", parts)], { x: texts });

    expect(values).toEqual({});
    expect(faults).toEqual([{ param: "x", message: expect.stringContaining(words) }]);
  });

  it("tells all faults at once", () => {
    const params = [makeParam("a", { optional: false }), makeParam("b", { type: "integer" })];

    expect(readFields(params, { b: ["x"] }).faults.map(({ param }) => param)).toEqual(["a", "b"]);
  });
});

describe("fields in links and in Cypher", () => {
  it("keep only what differs from the default, also a default that was taken away", () => {
    const params = [
      makeParam("same", { default: "tur" }),
      makeParam("other", { default: "tur" }),
      makeParam("gone", { default: ["a", "b"], list: true }),
    ];
    const texts = { same: ["tur"], other: ["aze"], gone: [] };

    expect(withoutDefaults(params, texts)).toEqual({ other: ["aze"], gone: [] });
  });

  it("bind days as dates, one by one and in lists", () => {
    const params = [
      makeParam("since", { type: "date" }),
      makeParam("days", { type: "date", list: true }),
      makeParam("until", { type: "date" }),
    ];
    const values = { since: "2020-10-22", days: ["2020-10-23"], until: null };

    expect(toCypherParams(params, values)).toEqual({
      since: { $: "date", value: "2020-10-22" },
      days: [{ $: "date", value: "2020-10-23" }],
      until: null,
    });
  });
});
