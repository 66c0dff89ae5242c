import type { QueryParams } from "../store/graph-store.ts";
import { KIND_LABELS, SEARCH_PROPERTY } from "../store/item-record.ts";
import type { SuggestionCondition, SuggestionSource } from "../wire/query-param.ts";
import type { WireValue } from "../wire/wire-value.ts";

/** A query for suggestions, whose columns are value, label, kind, role and count. */
export interface SuggestionQuery {
  readonly cypher: string;
  readonly params: QueryParams;
}

/** A condition with the value of its parameter. */
export interface BoundCondition extends SuggestionCondition {
  readonly value: WireValue;
}

/** Labels whose nodes carry their folded names, so that the database itself can search them. */
const SEARCHED = ["Actor", ...Object.values(KIND_LABELS), "Issue"];
/** Types between such nodes. */
const SEARCHED_TYPES = ["STANCE", "REPRESENTS", "MEMBER_OF", "ALLIED_WITH", "PARTY_TO"];

/** What the property of a type is the id of, beside its ends. */
const REFERENCES: Readonly<Record<string, string>> = {
  issue: "Issue",
  source: "Source",
  via: "Actor",
};

/** True where suggestions are actors or issues by id, which the database searches by name. */
export function suggestsNodes({ of, property }: SuggestionSource, isType: boolean): boolean {
  return isType
    ? SEARCHED_TYPES.includes(of) && (property === "from" || property === "to")
    : SEARCHED.includes(of) && property === "id";
}

/** The label of the nodes that the values are ids of; undefined where they are none. */
export function referenceOf(source: SuggestionSource, isType: boolean): string | undefined {
  if (isType) return REFERENCES[source.property];
  return source.property === "id" ? source.of : undefined;
}

/**
 * Actors or issues whose folded names hold every word, best match first, then most stances.
 * @param folded what was typed, folded
 */
export function nodeQuery(
  source: SuggestionSource,
  isType: boolean,
  conditions: readonly BoundCondition[],
  folded: string,
  limit: number,
): SuggestionQuery {
  const end = source.property === "to" ? "b" : "a";
  const found = isType ? end : "n";
  const where = [
    `${found}.id IS NOT NULL`,
    `all(word IN $words WHERE ${found}.${SEARCH_PROPERTY} CONTAINS word)`,
    ...conditionTexts(conditions, isType),
  ];
  const count = isType ? "count(r)" : "COUNT { (n)-[:STANCE]->() } + COUNT { (n)<-[:STANCE]-() }";
  // With a line feed at both ends every name starts and ends the same way; engines differ in escapes.
  const cypher = `MATCH ${pattern(source, isType)} WHERE ${where.join(" AND ")}
WITH ${found} AS found, ${count} AS n
WITH found, n, $feed + found.${SEARCH_PROPERTY} + $feed AS text
RETURN found.id AS value, found.name AS label, found.kind AS kind, found.role AS role, n,
  CASE WHEN text STARTS WITH $whole THEN 0 WHEN text CONTAINS $whole THEN 1
    WHEN text STARTS WITH $start THEN 2 WHEN text CONTAINS $start OR text CONTAINS $word THEN 3
    ELSE 4 END AS rank
ORDER BY rank, n DESC, value LIMIT $limit`;
  const words = folded === "" ? [] : folded.split(" ").slice(0, 12);
  const ranks = { feed: "\n", whole: `\n${folded}\n`, start: `\n${folded}`, word: ` ${folded}` };
  return { cypher, params: { ...conditionParams(conditions), ...ranks, words, limit } };
}

/** All values of a property, the most frequent first. */
export function valueQuery(
  source: SuggestionSource,
  isType: boolean,
  conditions: readonly BoundCondition[],
  limit: number,
): SuggestionQuery {
  const value = propertyText(source.property, isType);
  const where = [`${value} IS NOT NULL`, ...conditionTexts(conditions, isType)];
  const cypher = `MATCH ${pattern(source, isType)} WHERE ${where.join(" AND ")}
RETURN ${value} AS value, null AS label, null AS kind, null AS role, count(*) AS n
ORDER BY n DESC, value LIMIT $limit`;
  return { cypher, params: { ...conditionParams(conditions), limit } };
}

/** Names of the nodes with these ids: id, name or title, kind, role. */
export function nameQuery(label: string, ids: readonly string[]): SuggestionQuery {
  const cypher = `MATCH (n:${quoted(label)}) WHERE n.id IN $ids
RETURN n.id AS value, coalesce(n.name, n.title) AS label, n.kind AS kind, n.role AS role`;
  return { cypher, params: { ids } };
}

function pattern({ of }: SuggestionSource, isType: boolean): string {
  return isType ? `(a)-[r:${quoted(of)}]->(b)` : `(n:${quoted(of)})`;
}

function conditionTexts(conditions: readonly BoundCondition[], isType: boolean): string[] {
  return conditions.map(({ property, operator, value }, index) => {
    const how = Array.isArray(value) ? "IN" : operator;
    return `${propertyText(property, isType)} ${how} $c${index}`;
  });
}

function conditionParams(conditions: readonly BoundCondition[]): QueryParams {
  return Object.fromEntries(conditions.map(({ value }, index) => [`c${index}`, value]));
}

function propertyText(property: string, isType: boolean): string {
  if (!isType) return `n.${quoted(property)}`;
  if (property === "from") return "a.id";
  return property === "to" ? "b.id" : `r.${quoted(property)}`;
}

/** The grammar of front matter lets only plain names through; the quotes hold for any. */
function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
