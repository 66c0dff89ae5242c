import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { limitsMissed } from "../../server/queries/param-check.ts";
import { parseParamTexts, parseParamValues } from "../../server/queries/param-values.ts";
import { parseSavedQuery } from "../../server/queries/parse-saved-query.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import { isCalendarDate } from "../../server/wire/calendar-date.ts";
import type { QueryParam } from "../../server/wire/query-param.ts";
import { QueryFaultSchema, QueryFrontMatterSchema } from "../../server/wire/saved-query.ts";
import type { WireValue } from "../../server/wire/wire-value.ts";
import { mutated, WHOLE } from "./mutated-texts.ts";

const RUNS = 10_000;

describe("mutated front matter", () => {
  it("never breaks the parser, and each fault has its place in the text", () => {
    expect(parseSavedQuery(WHOLE).faults).toEqual([]);
    let broken = 0;
    fc.assert(
      fc.property(mutated, (text) => {
        const { front, faults } = parseSavedQuery(text);
        if (faults.length > 0) broken += 1;
        QueryFrontMatterSchema.parse(front);
        const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
        for (const fault of faults) {
          QueryFaultSchema.parse(fault);
          const there = Array.from(lines[fault.line - 1] ?? "");
          const end = fault.column - 1 + Math.min(fault.length, 1);
          hold(fault.line <= lines.length, "a fault beyond the last line");
          hold(end <= Math.max(there.length, 1), "a fault beyond the end of its line");
          hold(Array.from(fault.found).length <= 80, "a long quotation");
          hold(fault.message.length < 1000, "a long message");
        }
        for (const param of front.params) expectSound(param);
      }),
      { numRuns: RUNS },
    );
    // Mutations that break nothing would test nothing, and so would those that break everything.
    expect(broken).toBeGreaterThan(RUNS / 4);
    expect(broken).toBeLessThan(RUNS);
  }, 120_000);

  it("is read the same way every time", () => {
    fc.assert(
      fc.property(mutated, (text) => {
        expect(parseSavedQuery(text)).toEqual(parseSavedQuery(text));
      }),
      { numRuns: 500 },
    );
  });
});

const PARAMS = parseSavedQuery(WHOLE).front.params;
const NAMES = PARAMS.map(({ name }) => name);

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    ...["", "0", "-0", "1", "-1", "0.5", "100", "101", "1e5", "1e999", "NaN", "true", "false"],
    ...["2020-01-01", "2020-02-30", "1989-12-31", "person", "state", "Person", "null", " 1"],
  ),
  fc.integer().map(String),
  fc.double().map(String),
);
const anyName = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.constantFrom("isue", "__proto__", "constructor", "", "$issue") },
);
const anyTexts = fc.dictionary(anyName, fc.array(anyText, { maxLength: 3 }), { maxKeys: 8 });
const anyJson = fc.dictionary(
  anyName,
  fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    anyText,
    fc.array(anyText, { maxLength: 3 }),
    fc.integer({ min: -5, max: 105 }),
    fc.double(),
    fc.record({ $: fc.constant("date"), value: anyText }),
  ),
  { maxKeys: 8 },
);

describe("mutated parameters", () => {
  it.each([
    ["of a link", anyTexts, (given: never) => parseParamTexts(PARAMS, given)],
    ["as JSON", anyJson, (given: never) => parseParamValues(PARAMS, given)],
  ] as const)(
    "%s are bound within their limits or refused by name",
    (_, values, parse) => {
      let accepted = 0;
      fc.assert(
        fc.property(values as fc.Arbitrary<object>, (given) => {
          let bound: Readonly<Record<string, WireValue>>;
          try {
            bound = parse(given as never);
          } catch (error) {
            if (!(error instanceof EntenteError)) throw error;
            expect(error.code).toBe("invalid-request");
            expect(error.message.length).toBeLessThan(1000);
            return;
          }
          accepted += 1;
          hold(Object.keys(bound).join() === NAMES.join(), "other parameters than declared");
          for (const param of PARAMS) expectWithin(param, bound[param.name] ?? null);
        }),
        { numRuns: RUNS },
      );
      expect(accepted).toBeGreaterThan(RUNS / 100);
      expect(accepted).toBeLessThan(RUNS);
    },
    120_000,
  );
});

/** A declaration that was accepted accepts its own default. */
function expectSound(param: QueryParam): void {
  hold(/^[A-Za-z_]\w{0,59}$/.test(param.name), "a name that is none");
  const { min, max } = param;
  hold(min === undefined || max === undefined || min <= max, "a range the wrong way round");
  if (param.default === undefined) return;
  const [bound] = Object.values(parseParamTexts([{ ...param, optional: true }], {}));
  expectWithin(param, bound ?? null);
}

function expectWithin(param: QueryParam, value: WireValue): void {
  if (value === null) {
    hold(param.optional, "null where it is not optional");
    return;
  }
  hold(Array.isArray(value) === param.list, "a list for a value or a value for a list");
  for (const item of (Array.isArray(value) ? value : [value]) as readonly WireValue[]) {
    const isDate = typeof item === "object" && item !== null && "$" in item && item.$ === "date";
    const plain = isDate && "value" in item ? item.value : item;
    hold(isDate === (param.type === "date"), "a day for another type, or the other way round");
    hold(isOfType(param.type, plain as string), `no ${param.type}`);
    hold(limitsMissed(plain as string, param) === undefined, "a value outside of its limits");
  }
}

function isOfType(type: QueryParam["type"], value: string | number | boolean): boolean {
  switch (type) {
    case "integer":
      return Number.isSafeInteger(value);
    case "float":
      return Number.isFinite(value);
    case "date":
      return isCalendarDate(String(value));
    default:
      return typeof value === type;
  }
}

/** Cheaper than `expect`, which would take most of the time of so many runs. */
function hold(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise);
}
