import { describe, expect, it } from "@jest/globals";
import { parseParamTexts, parseParamValues } from "../../server/queries/param-values.ts";
import { parseSavedQuery } from "../../server/queries/parse-saved-query.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import type { QueryParam } from "../../server/wire/query-param.ts";
import { header } from "./query-texts.ts";

/** Values as a link has them: each is refused with exactly this. */
const BAD_TEXTS: readonly (readonly [param: string, query: string, said: string])[] = [
  [
    "x date",
    "x=2020-02-30",
    "x: x is not a day of the calendar (2020-02-30); write a day as YYYY-MM-DD, such as 2020-10-22",
  ],
  [
    "x date",
    "x=2021-02-29",
    "x: x is not a day of the calendar (2021-02-29); write a day as YYYY-MM-DD, such as 2020-10-22",
  ],
  [
    "x date",
    "x=22.10.2020",
    "x: x is not a day of the calendar (22.10.2020); write a day as YYYY-MM-DD, such as 2020-10-22",
  ],
  [
    "x date",
    "x=2020-10-22T00:00",
    "x: x is not a day of the calendar (2020-10-22T00:00); write a day as YYYY-MM-DD, such as 2020-10-22",
  ],
  [
    "x date 2020-01-01..",
    "x=2019-12-31",
    "x: x is not accepted (2019-12-31); write a value at least 2020-01-01",
  ],
  ["x float", "x=1e999", "x: x is not a number (1e999); write a number, such as -0.5"],
  ["x float", "x=1e3", "x: x is not a number (1e3); write a number, such as -0.5"],
  ["x float", "x=NaN", "x: x is not a number (NaN); write a number, such as -0.5"],
  ["x float", "x=Infinity", "x: x is not a number (Infinity); write a number, such as -0.5"],
  ["x float", "x=0,5", "x: x is not a number (0,5); write a number, such as -0.5"],
  ["x float", "x=.5", "x: x is not a number (.5); write a number, such as -0.5"],
  ["x float -1..1", "x=1.0001", "x: x is not accepted (1.0001); write a value from -1 to 1"],
  ["x float ..1", "x=2", "x: x is not accepted (2); write a value at most 1"],
  ["x integer", "x=1.0", "x: x is not a whole number (1.0); write a whole number, such as 20"],
  ["x integer", "x=0x10", "x: x is not a whole number (0x10); write a whole number, such as 20"],
  ["x integer", "x=%2B5", "x: x is not a whole number (+5); write a whole number, such as 20"],
  ["x integer", "x=+5", "x: x is not a whole number ( 5); write a whole number, such as 20"],
  [
    "x integer",
    "x=9007199254740993",
    "x: x is not a whole number (9007199254740993); write a whole number, such as 20",
  ],
  ["x integer", "x=٣", "x: x is not a whole number (٣); write a whole number, such as 20"],
  ["x integer 1..100", "x=0", "x: x is not accepted (0); write a value from 1 to 100"],
  ["x integer in (1, 2)", "x=3", "x: x is not accepted (3); write one of 1, 2"],
  ["x boolean", "x=yes", "x: x is not true or false (yes); write true or false"],
  ["x boolean", "x=1", "x: x is not true or false (1); write true or false"],
  ['x string in ("a", "b")', "x=c", 'x: x is not accepted (c); write one of "a", "b"'],
  ['x string in ("a", "b")', "x=A", 'x: x is not accepted (A); write one of "a", "b"'],
  ["x string", "x=", "x: x is empty (); fill it in"],
  ["x string", "", "x: x is missing; give it a value"],
  ["x string", "x=a&x=b", 'x: x is given 2 times (["a","b"]); give it once'],
  [
    "x string",
    `x=${"a".repeat(10_001)}`,
    `x: x has 10,001 characters (${"a".repeat(79)}…); write at most 10,000`,
  ],
  ["x string", "x=a&y=b", "y: y is not a parameter of this query; its parameters are x"],
  [
    "actor string",
    "actor=a&actr=b",
    "actr: actr is not a parameter of this query; did you mean actor?",
  ],
  [
    "x list<integer>",
    "x=1&x=two",
    'x: x is not a whole number (["1","two"]); write a whole number, such as 20',
  ],
  [
    "x list<date>",
    "x=2020-02-30",
    "x: x is not a day of the calendar (2020-02-30); write a day as YYYY-MM-DD, such as 2020-10-22",
  ],
  [
    "x list<integer> 1..3",
    "x=1&x=4",
    'x: x is not accepted (["1","4"]); write a value from 1 to 3',
  ],
  [
    "x integer",
    "__proto__=1&x=1",
    "__proto__: __proto__ is not a parameter of this query; its parameters are x",
  ],
];

/** Values as JSON has them. */
const BAD_VALUES: readonly (readonly [param: string, json: string, said: string])[] = [
  [
    "x string",
    '{"x": 5}',
    'params.x: x is not text (5); write text in double quotes, such as "nagorno-karabakh"',
  ],
  [
    "x string",
    '{"x": ["a"]}',
    'params.x: x is not text (a); write text in double quotes, such as "nagorno-karabakh"',
  ],
  ["x string", '{"x": null}', "params.x: x is null and not optional; give it a value"],
  [
    "x string",
    '{"x": {"$": "date", "value": "2020-10-22"}}',
    'params.x: x is not text ({"$":"date","value":"2020-10-22"}); write text in double quotes, such as "nagorno-karabakh"',
  ],
  [
    "x string",
    '{"x": "\\ud800"}',
    'params.x: x holds half a character ("\\ud800"); send whole Unicode characters',
  ],
  [
    "x integer",
    '{"x": "5"}',
    'params.x: x is not a whole number ("5"); write a whole number, such as 20',
  ],
  [
    "x integer",
    '{"x": 5.5}',
    "params.x: x is not a whole number (5.5); write a whole number, such as 20",
  ],
  [
    "x integer",
    '{"x": 1e300}',
    "params.x: x is not a whole number (1e+300); write a whole number, such as 20",
  ],
  [
    "x float",
    '{"x": 1e999}',
    "params.x: x is not a number (Infinity); write a number, such as -0.5",
  ],
  ["x float", '{"x": true}', "params.x: x is not a number (true); write a number, such as -0.5"],
  ["x boolean", '{"x": "true"}', 'params.x: x is not true or false ("true"); write true or false'],
  [
    "x date",
    '{"x": "2020-02-30"}',
    'params.x: x is not a day of the calendar ("2020-02-30"); write "YYYY-MM-DD", such as "2020-10-22"',
  ],
  [
    "x date",
    '{"x": {"$": "date", "value": "2020-02-30"}}',
    'params.x: x is not a day of the calendar ({"$":"date","value":"2020-02-30"}); write "YYYY-MM-DD", such as "2020-10-22"',
  ],
  [
    "x date",
    '{"x": {"$": "datetime", "value": "2020-02-03"}}',
    'params.x: x is not a day of the calendar ({"$":"datetime","value":"2020-02-03"}); write "YYYY-MM-DD", such as "2020-10-22"',
  ],
  [
    "x list<string>",
    '{"x": "a"}',
    'params.x: x is not a list ("a"); write a list, such as ["aze", "arm"]',
  ],
  [
    "x list<string>",
    '{"x": ["a", 1]}',
    'params.x: x is not text (["a",1]); write text in double quotes, such as "nagorno-karabakh"',
  ],
  [
    "x list<string>",
    '{"x": [["a"]]}',
    'params.x: x is not text ([["a"]]); write text in double quotes, such as "nagorno-karabakh"',
  ],
  [
    "x string",
    '{"x": "a", "constructor": 1}',
    "params.constructor: constructor is not a parameter of this query; its parameters are x",
  ],
];

describe("values of parameters", () => {
  it.each(BAD_TEXTS)("are refused in a link: %s given %s", (param, query, said) => {
    expect(faultsOf(() => parseParamTexts(declared(param), textsOf(query)))).toEqual([said]);
  });

  it.each(BAD_VALUES)("are refused as JSON: %s given %s", (param, json, said) => {
    const values = JSON.parse(json) as Record<string, unknown>;
    expect(faultsOf(() => parseParamValues(declared(param), values))).toEqual([said]);
  });

  it("are told all their faults at once", () => {
    const params = declared("since date", "n integer 1..10", "kind string");
    const faults = faultsOf(() => parseParamTexts(params, textsOf("since=x&n=11&other=1")));
    expect(faults).toHaveLength(4);
  });

  it("are bound with their types from a link", () => {
    const params = declared(
      "actor string",
      "since date",
      "n integer",
      "least float",
      "all boolean",
      "kinds list<string>",
      "days list<date>",
    );
    const link =
      "actor=a%26b&since=2020-02-29&n=-0&least=-0.50&all=true&kinds=a&kinds=a&days=2020-01-01";
    expect(parseParamTexts(params, textsOf(link))).toEqual({
      actor: "a&b",
      since: { $: "date", value: "2020-02-29" },
      n: 0,
      least: -0.5,
      all: true,
      kinds: ["a", "a"],
      days: [{ $: "date", value: "2020-01-01" }],
    });
  });

  it("are bound with their types from JSON", () => {
    const params = declared("since date", "day date", "n integer", "kinds list<string>?");
    const given = {
      since: "2020-02-29",
      day: { $: "date", value: "2020-03-01" },
      n: 5,
      kinds: null,
    };
    expect(parseParamValues(params, given)).toEqual({
      since: { $: "date", value: "2020-02-29" },
      day: { $: "date", value: "2020-03-01" },
      n: 5,
      kinds: null,
    });
  });

  it("are their defaults, or null, where they are left out", () => {
    const params = declared(
      "a string?",
      'b string = "x"',
      'c string? = "y"',
      "d list<date> = [2020-01-01]",
    );
    const expected = { a: null, b: "x", c: "y", d: [{ $: "date", value: "2020-01-01" }] };
    expect(parseParamTexts(params, {})).toEqual(expected);
    expect(parseParamValues(params, {})).toEqual(expected);
  });

  it("are null in a link where an optional one is empty, and an empty list where a list is", () => {
    const params = declared('a string? = "x"', "n integer?", "l list<string>", "m list<string>?");
    expect(parseParamTexts(params, textsOf("a=&n=&l=&m="))).toEqual({
      a: null,
      n: null,
      l: [],
      m: null,
    });
  });
});

function declared(...lines: readonly string[]): readonly QueryParam[] {
  const { front, faults } = parseSavedQuery(header(...lines.map((line) => `param: ${line}`)));
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join(" "));
  return front.params;
}

function textsOf(query: string): Record<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const [name, text] of new URLSearchParams(query)) {
    texts.set(name, [...(texts.get(name) ?? []), text]);
  }
  return Object.fromEntries(texts);
}

/** Place, message, value and remedy of each fault. */
function faultsOf(parse: () => unknown): string[] {
  try {
    parse();
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    expect(error.code).toBe("invalid-request");
    const faults = error.details["errors"] as {
      place: string;
      value?: string;
      message: string;
      remedy: string;
    }[];
    return faults.map(
      ({ place, value, message, remedy }) =>
        `${place}: ${message}${value === undefined ? "" : ` (${value})`}; ${remedy}`,
    );
  }
  return [];
}
