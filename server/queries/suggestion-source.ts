import {
  SUGGESTION_OPERATORS,
  type QueryParam,
  type SuggestionCondition,
  type SuggestionSource,
} from "../wire/query-param.ts";
import type { LineScanner } from "./line-scanner.ts";
import type { TextPlace } from "./query-fault.ts";

/** A suggestion source and where its names stand. */
export interface PlacedSource {
  readonly source: SuggestionSource;
  readonly ofPlace: TextPlace;
  /** Of the property, and then of those of the conditions. */
  readonly propertyPlaces: readonly TextPlace[];
}

/** A plain name of Cypher: a label, a type, a property or a parameter. */
export const PLAIN_NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

const MAX_CONDITIONS = 4;
const FORM = "suggest(Issue.id) or suggest(STANCE.issue where from = $actor)";

/**
 * Takes `suggest(Name.property where property = $param and …)`, of which `suggest` and the bracket
 * are taken already.
 * @param earlier the parameters that its conditions may name
 * @throws FaultFound
 */
export function takeSuggestionSource(
  scanner: LineScanner,
  earlier: readonly QueryParam[],
): PlacedSource {
  scanner.skipSpaces();
  const ofStart = scanner.offset;
  const of = scanner.need(PLAIN_NAME, "a label or relationship type", `write ${FORM}`);
  const ofPlace = scanner.placeFrom(ofStart);
  scanner.need(/\s*\.\s*/y, "a dot and a property", `write it like ${of}.id`);
  const propertyStart = scanner.offset;
  const property = scanner.need(PLAIN_NAME, "the name of a property", `write it like ${of}.id`);
  const propertyPlaces = [scanner.placeFrom(propertyStart)];
  const where: SuggestionCondition[] = [];
  let next = /\s+where\s+/y;
  while (scanner.take(next) !== undefined) {
    const start = scanner.offset;
    where.push(takeCondition(scanner, propertyPlaces, earlier));
    if (where.length > MAX_CONDITIONS) {
      throw scanner.wrong(start, `at most ${MAX_CONDITIONS} conditions`, "leave some out");
    }
    next = /\s+and\s+/y;
  }
  scanner.skipSpaces();
  const more = where.length === 0 ? '"where" or ")"' : '"and" or ")"';
  scanner.need(/\)/y, more, `write ${FORM}`);
  return { source: { of, property, where }, ofPlace, propertyPlaces };
}

function takeCondition(
  scanner: LineScanner,
  propertyPlaces: TextPlace[],
  earlier: readonly QueryParam[],
): SuggestionCondition {
  const begin = scanner.offset;
  const property = scanner.need(
    PLAIN_NAME,
    "a condition",
    "write the property, = and an earlier parameter, such as from = $actor",
  );
  propertyPlaces.push(scanner.placeFrom(begin));
  scanner.skipSpaces();
  const operatorStart = scanner.offset;
  const operator = scanner.take(/>=|<=|=/y);
  const known = SUGGESTION_OPERATORS.find((each) => each === operator);
  if (known === undefined) {
    throw scanner.unexpected("=, >= or <=", `write it like ${property} = $actor`);
  }
  scanner.skipSpaces();
  const start = scanner.offset;
  const name = scanner.take(/\$[A-Za-z_][A-Za-z0-9_]*/y);
  if (name === undefined) {
    const plain = scanner.take(PLAIN_NAME);
    const remedy = plain === undefined ? "write it like $actor" : `write $${plain}`;
    if (plain === undefined) throw scanner.unexpected("a parameter", remedy);
    throw scanner.wrong(start, "a parameter", remedy);
  }
  const param = earlier.find((each) => each.name === name.slice(1));
  if (param === undefined) {
    throw scanner.wrong(
      start,
      "a parameter that is declared before",
      `declare ${name.slice(1)} on a line above`,
    );
  }
  if (param.list && known !== "=") {
    throw scanner.wrong(operatorStart, "= before a list", `write = ${name}`);
  }
  return { property, operator: known, param: param.name };
}
