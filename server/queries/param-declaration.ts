import { PARAM_TYPES, type ParamType, type QueryParam } from "../wire/query-param.ts";
import { LineScanner } from "./line-scanner.ts";
import { nearestName } from "./nearest-name.ts";
import { takeClauses } from "./param-clauses.ts";
import type { TextPlace } from "./query-fault.ts";
import type { PlacedSource } from "./suggestion-source.ts";

/** A declared parameter and where its name stands. */
export interface DeclaredParam {
  readonly param: QueryParam;
  readonly place: TextPlace;
  /** Its suggestion source, if it has one, and where that stands. */
  readonly suggest: PlacedSource | undefined;
}

/** Most characters of a parameter's name. */
const MAX_NAME_CHARS = 60;
/** The words that the request for suggestions itself uses. */
const RESERVED = ["param", "q"];

const OTHER_NAMES: Readonly<Record<string, ParamType>> = {
  int: "integer",
  number: "float",
  double: "float",
  decimal: "float",
  text: "string",
  str: "string",
  bool: "boolean",
  datetime: "date",
  day: "date",
};

/**
 * A parameter as its line declares it: `since date? 1990-01-01.. = 2020-01-01  Earliest day`.
 * @param at UTF-16 offset of the declaration in the line
 * @param earlier parameters that are declared before
 * @throws FaultFound
 */
export function parseParam(
  text: string,
  line: number,
  at: number,
  earlier: readonly QueryParam[],
): DeclaredParam {
  const scanner = new LineScanner(text, line, at);
  scanner.skipSpaces();
  const { name, place } = takeName(scanner, earlier);
  const { type, list } = takeType(scanner);
  const optional = scanner.take(/\?/y) !== undefined;
  if (scanner.peek(/\S/y) !== undefined) {
    throw scanner.unexpected("a space after the type", "write the type, then a space");
  }
  const clauses = takeClauses(scanner, { type, list }, earlier);
  return {
    place,
    suggest: clauses.suggest,
    param: { name, type, list, optional, ...clauses.declared, text: scanner.rest(), review: false },
  };
}

function takeName(
  scanner: LineScanner,
  earlier: readonly QueryParam[],
): { name: string; place: TextPlace } {
  const start = scanner.offset;
  const name = scanner.take(/[A-Za-z_][A-Za-z0-9_]*(?=\s|$)/y);
  if (name === undefined) {
    const remedy =
      scanner.peek(/\$/y) === undefined
        ? "begin it with a letter, and use letters, digits and _ only"
        : "write the name without $";
    throw scanner.unexpected("the name of a parameter", remedy);
  }
  if (name.length > MAX_NAME_CHARS) {
    throw scanner.wrong(start, `a name of at most ${MAX_NAME_CHARS} characters`, "shorten it");
  }
  if (RESERVED.includes(name)) {
    throw scanner.wrong(
      start,
      "a name that the request for suggestions does not use",
      "call it something else",
    );
  }
  if (earlier.some((param) => param.name === name)) {
    throw scanner.wrong(start, "a name that is not declared before", "declare it once");
  }
  const place = scanner.placeFrom(start);
  scanner.skipSpaces();
  return { name, place };
}

const TYPE_LIST = `a type (${PARAM_TYPES.join(", ")} or list<…> of one)`;

function takeType(scanner: LineScanner): { type: ParamType; list: boolean } {
  if (scanner.take(/list\s*</y) === undefined)
    return { type: takeScalarType(scanner), list: false };
  scanner.skipSpaces();
  const type = takeScalarType(scanner);
  scanner.need(/\s*>/y, '">" after the type of the list', `write list<${type}>`);
  return { type, list: true };
}

function takeScalarType(scanner: LineScanner): ParamType {
  const start = scanner.offset;
  const word = scanner.take(/[A-Za-z]+/y);
  if (word === "list") scanner.skipSpaces();
  if (word === undefined) throw scanner.unexpected(TYPE_LIST, "write one of them");
  const type = PARAM_TYPES.find((known) => known === word);
  if (type !== undefined) return type;
  if (word === "list") throw scanner.unexpected('"<" and a type', "write it like list<string>");
  const near = OTHER_NAMES[word.toLowerCase()] ?? nearestName(word, PARAM_TYPES);
  throw scanner.wrong(
    start,
    TYPE_LIST,
    near === undefined ? "write one of them" : `did you mean ${near}?`,
  );
}
