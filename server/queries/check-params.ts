import type { QueryFault } from "../wire/saved-query.ts";
import { tokenPosition, type CypherToken } from "../store/cypher-lexer.ts";
import { nearestName } from "./nearest-name.ts";
import type { KnownNames } from "./known-names.ts";
import type { DeclaredParam } from "./param-declaration.ts";
import type { ParsedSavedQuery } from "./parse-saved-query.ts";
import { charCount, orList, queryFault, type TextPlace } from "./query-fault.ts";

/** Parameters that are declared and not used, or used and not declared. */
export function checkUsedParams(
  { params, unread }: ParsedSavedQuery,
  tokens: readonly CypherToken[],
): QueryFault[] {
  const used = tokens.filter(({ kind }) => kind === "parameter");
  const names = new Set(used.map(({ value }) => value));
  const declared = new Set([...params.map(({ param }) => param.name), ...unread]);
  const unused = params.filter(({ param }) => !names.has(param.name));
  const strangers = used.filter(
    ({ value }, index) =>
      !declared.has(value) && used.findIndex((other) => other.value === value) === index,
  );
  return [
    ...unused.map((param) => unusedFault(param)),
    ...strangers.map((token) => undeclaredFault(token, [...declared])),
  ];
}

/** Suggestion sources that the graph does not have. */
export function checkSuggestionSources(
  params: readonly DeclaredParam[],
  known: KnownNames,
): QueryFault[] {
  return params.flatMap(({ suggest }) => {
    if (suggest === undefined) return [];
    const { of, property, where } = suggest.source;
    const properties = known.labels.get(of) ?? known.types.get(of);
    if (properties === undefined) {
      const names = [...known.labels.keys(), ...known.types.keys()];
      return [unknownName(suggest.ofPlace, "a label or relationship type of the graph", of, names)];
    }
    const wanted = [property, ...where.map((condition) => condition.property)];
    return suggest.propertyPlaces.flatMap((place, index) => {
      const name = wanted[index] ?? "";
      if (properties.has(name)) return [];
      return [unknownName(place, `a property of ${of}`, name, [...properties])];
    });
  });
}

function unusedFault({ param, place }: DeclaredParam): QueryFault {
  return queryFault("params", place, {
    expected: "a parameter that the Cypher uses",
    found: param.name,
    remedy: `write $${param.name} in the Cypher, or leave the line out`,
  });
}

function undeclaredFault(token: CypherToken, declared: readonly string[]): QueryFault {
  const near = nearestName(token.value, declared);
  const isPlain = /^[A-Za-z_]\w*$/.test(token.value);
  const { line, column } = tokenPosition(token);
  return queryFault(
    "params",
    { line, column, length: charCount(token.text) },
    {
      expected: "a declared parameter",
      found: token.text,
      remedy:
        near !== undefined
          ? `did you mean $${near}?`
          : isPlain
            ? `declare it with a line // param: ${token.value} string`
            : "call it a name of letters, digits and _, and declare it",
    },
  );
}

function unknownName(
  place: TextPlace,
  expected: string,
  found: string,
  names: readonly string[],
): QueryFault {
  const near = nearestName(found, names);
  const list = orList([...names].sort().slice(0, 20));
  const remedy = near === undefined ? `write ${list}` : `did you mean ${near}?`;
  return queryFault("params", place, { expected, found, remedy });
}
