import {
  SUGGESTION_OPERATORS,
  type SuggestionCondition,
  type SuggestionSource,
} from "../wire/query-param.ts";
import type { LineScanner } from "./line-scanner.ts";

/** A plain name of Cypher: a label, a type, a property or a parameter. */
export const PLAIN_NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

const MAX_CONDITIONS = 4;
const FORM = "suggest(Issue.id) or suggest(STANCE.issue where from = $actor)";

/**
 * Takes `suggest(Name.property where property = $param and …)`, of which `suggest` and the bracket
 * are taken already.
 * @throws FaultFound
 */
export function takeSuggestionSource(scanner: LineScanner): SuggestionSource {
  scanner.skipSpaces();
  const of = scanner.need(PLAIN_NAME, "a label or relationship type", `write ${FORM}`);
  scanner.need(/\s*\.\s*/y, "a dot and a property", `write it like ${of}.id`);
  const property = scanner.need(PLAIN_NAME, "the name of a property", `write it like ${of}.id`);
  const where: SuggestionCondition[] = [];
  let next = /\s+where\s+/y;
  while (scanner.take(next) !== undefined) {
    const start = scanner.offset;
    where.push(takeCondition(scanner));
    if (where.length > MAX_CONDITIONS) {
      throw scanner.wrong(start, `at most ${MAX_CONDITIONS} conditions`, "leave some out");
    }
    next = /\s+and\s+/y;
  }
  scanner.skipSpaces();
  const more = where.length === 0 ? '"where" or ")"' : '"and" or ")"';
  scanner.need(/\)/y, more, `write ${FORM}`);
  return { of, property, where };
}

function takeCondition(scanner: LineScanner): SuggestionCondition {
  const property = scanner.need(
    PLAIN_NAME,
    "a condition",
    "write the property, = and an earlier parameter, such as from = $actor",
  );
  scanner.skipSpaces();
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
  return { property, operator: known, param: name.slice(1) };
}
