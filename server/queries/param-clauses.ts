import {
  MAX_PARAM_VALUES,
  type ParamScalar,
  type ParamType,
  type ParamValue,
  type QueryParam,
} from "../wire/query-param.ts";
import type { LineScanner } from "./line-scanner.ts";
import { isLess, limitsMissed, shownScalar } from "./param-check.ts";
import { LITERAL_FORMS, takeLiteral } from "./param-literal.ts";
import { takeSuggestionSource, type PlacedSource } from "./suggestion-source.ts";

/** The type of the parameter whose clauses are read. */
export type ClauseType = Pick<QueryParam, "type" | "list">;

type Declared = Pick<QueryParam, "default" | "values" | "min" | "max" | "suggest">;

/** What stands between the type of a parameter and its text. */
export interface ParamClauses {
  readonly declared: Declared;
  /** Where the names of its suggestion source stand, if it has one. */
  readonly suggest: PlacedSource | undefined;
}

const MAX_ENUMERATION = 200;
const WITH_RANGE: readonly ParamType[] = ["integer", "float", "date"];

const IN = /in\s*\(/y;
const RANGE = /(?:[-+]?\d[\w-]*(?:\.\d+)?\s*)?\.\.(?!\.)/y;
const SUGGEST = /suggest\s*\(/y;
const DEFAULT = /=\s*/y;
/** The beginning of a text that was hardly meant as one. */
const MISSED_IN = /in\s*(?=["[\d])/y;
const MISSED_DEFAULT = /(?:"|-?\d+(?:\.\d+)?(?:\s|$)|\d{4}-\d{2}-\d{2}(?:\s|$))/y;

/**
 * Takes `in (…)` or a range, `suggest(…)`, and then `= default`, each where there is one.
 * @throws FaultFound
 */
export function takeClauses(
  scanner: LineScanner,
  of: ClauseType,
  earlier: readonly QueryParam[],
): ParamClauses {
  const declared: { -readonly [Key in keyof Declared]: Declared[Key] } = {};
  let suggest: PlacedSource | undefined;
  for (;;) {
    scanner.skipSpaces();
    const start = scanner.offset;
    if (scanner.take(IN) !== undefined) {
      refuseSecond(scanner, start, declared);
      declared.values = takeEnumeration(scanner, start, of.type);
    } else if (scanner.peek(RANGE) !== undefined) {
      Object.assign(declared, takeRange(scanner, start, of.type, declared));
    } else if (scanner.take(SUGGEST) !== undefined) {
      if (declared.suggest !== undefined) {
        throw scanner.wrong(start, "one suggestion source", "leave the second out");
      }
      suggest = takeSuggestionSource(scanner, earlier);
      declared.suggest = suggest.source;
    } else break;
  }
  if (scanner.take(DEFAULT) !== undefined) {
    declared.default = takeDefault(scanner, of, declared);
    refuseLateClause(scanner);
  } else refuseMissedMarks(scanner);
  return { declared, suggest };
}

function refuseSecond(scanner: LineScanner, start: number, { values, min, max }: Declared): void {
  if (values === undefined && min === undefined && max === undefined) return;
  throw scanner.wrong(start, "one enumeration or one range", "leave the second out");
}

function takeEnumeration(scanner: LineScanner, start: number, type: ParamType): ParamScalar[] {
  if (type === "boolean") {
    throw scanner.wrong(start, "no enumeration for a boolean", "leave it out");
  }
  const values: ParamScalar[] = [];
  do {
    scanner.skipSpaces();
    const at = scanner.offset;
    const value = takeLiteral(scanner, type);
    if (values.includes(value)) {
      throw scanner.wrong(at, "values that differ", "name each value once");
    }
    if (values.push(value) > MAX_ENUMERATION) {
      throw scanner.wrong(at, `at most ${MAX_ENUMERATION} values`, "use suggest(…) for long lists");
    }
    scanner.skipSpaces();
  } while (scanner.take(/,/y) !== undefined);
  scanner.need(/\)/y, '"," or ")"', 'write it like in ("a", "b")');
  return values;
}

function takeRange(
  scanner: LineScanner,
  start: number,
  type: ParamType,
  declared: Declared,
): Pick<QueryParam, "min" | "max"> {
  const hasMin = scanner.peek(/\.\./y) === undefined;
  const min = hasMin ? takeBound(scanner, type, start) : undefined;
  scanner.skipSpaces();
  scanner.need(/\.\./y, '".." between the ends of a range', "write it like 1..100");
  const max = scanner.peek(/[-+\d"]/y) === undefined ? undefined : takeBound(scanner, type, start);
  if (!WITH_RANGE.includes(type)) {
    throw scanner.wrong(
      start,
      `no range for the type ${type}`,
      type === "string" ? 'list its values as in ("a", "b")' : "leave it out",
    );
  }
  refuseSecond(scanner, start, declared);
  if (min === undefined && max === undefined) {
    throw scanner.wrong(start, "a range with an end", "write it like 1..100, 1.. or ..100");
  }
  if (min !== undefined && max !== undefined && isLess(max, min)) {
    throw scanner.wrong(start, "a range that begins with its lower end", "swap the ends");
  }
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function takeBound(scanner: LineScanner, type: ParamType, start: number): string | number {
  // A range on a type that has none is refused as a whole, so its ends are read as numbers.
  const value = takeLiteral(scanner, WITH_RANGE.includes(type) ? type : "float");
  if (typeof value !== "boolean") return value;
  throw scanner.wrong(start, "the end of a range", "write a number or a day");
}

function takeDefault(scanner: LineScanner, of: ClauseType, declared: Declared): ParamValue {
  if (!of.list) return takeFitting(scanner, of.type, declared);
  scanner.need(/\[/y, "a list in [ ]", `write it like [${EXAMPLES[of.type]}]`);
  const values: ParamScalar[] = [];
  scanner.skipSpaces();
  if (scanner.take(/\]/y) !== undefined) return values;
  do {
    scanner.skipSpaces();
    const at = scanner.offset;
    if (values.push(takeFitting(scanner, of.type, declared)) > MAX_PARAM_VALUES) {
      throw scanner.wrong(at, `at most ${MAX_PARAM_VALUES} values`, "leave some out");
    }
    scanner.skipSpaces();
  } while (scanner.take(/,/y) !== undefined);
  scanner.need(/\]/y, '"," or "]"', `write it like [${EXAMPLES[of.type]}]`);
  return values;
}

const EXAMPLES = {
  string: '"a", "b"',
  integer: "1, 2",
  float: "0.5, 1",
  boolean: "true, false",
  date: "2020-10-22, 2020-10-23",
} as const satisfies Record<ParamType, string>;

function takeFitting(scanner: LineScanner, type: ParamType, declared: Declared): ParamScalar {
  const start = scanner.offset;
  if (scanner.take(/null(?=\s|$)/iy) !== undefined) {
    throw scanner.wrong(
      start,
      LITERAL_FORMS[type],
      "leave the default out: an optional parameter without a value is null",
    );
  }
  const value = takeLiteral(scanner, type);
  const missed = limitsMissed(value, { type, ...declared });
  if (missed === undefined) return value;
  throw scanner.wrong(
    start,
    `a default that is ${missed}`,
    `change ${shownScalar(value, type)}, or what the parameter accepts`,
  );
}

function refuseLateClause(scanner: LineScanner): void {
  if (scanner.peek(/\S/y) !== undefined) {
    throw scanner.unexpected("a space after the default", "write the default, then a space");
  }
  scanner.skipSpaces();
  for (const clause of [IN, SUGGEST]) {
    if (scanner.peek(clause) !== undefined) {
      throw scanner.unexpected("the text that explains the parameter", "write this before the =");
    }
  }
}

/** A forgotten sign must not turn a value into a part of the text. */
function refuseMissedMarks(scanner: LineScanner): void {
  if (scanner.take(MISSED_IN) !== undefined) {
    throw scanner.unexpected('"(" after in', 'write it like in ("a", "b")');
  }
  if (scanner.peek(MISSED_DEFAULT) !== undefined) {
    throw scanner.unexpected(
      "= before a default, or the text that explains the parameter",
      "write = before a default; begin the text with a letter",
    );
  }
}
