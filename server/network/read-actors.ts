import type { ActorHit, ActorPage } from "../wire/actor-card.ts";
import { foldText } from "../wire/fold-text.ts";
import { toKind } from "./node-rows.ts";
import { decodeCursor, encodeCursor, invalidCursor } from "./page-cursor.ts";
import {
  readRows,
  toCount,
  toText,
  toTextOrNull,
  toTexts,
  type ReadContext,
} from "./row-values.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { readAtOneVersion } from "./versioned-read.ts";
import type { WireRow } from "../wire/wire-value.ts";

export interface ActorsRequest {
  /** What was typed. Empty: every actor and issue, most stances first. */
  readonly q: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const MAX_WORDS = 12;

/**
 * Actors and issues whose name and aliases hold every word of `q`, whatever accents, case or order.
 * The whole name or alias comes first, then what begins with `q`, then what has a word that begins
 * with it; then the most stances; then the id.
 */
export function readActors(
  facts: GraphFacts,
  { q, limit, cursor }: ActorsRequest,
  signal?: AbortSignal,
): Promise<ActorPage> {
  const context = { store: facts.store, ...(signal === undefined ? {} : { signal }) };
  const folded = foldText(q);
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const scope = { dataVersion, request: { list: "actors", folded } };
    const offset = cursor === undefined ? 0 : readOffset(cursor, decodeCursor(cursor, scope));
    const { rows, total } = await find(context, folded, offset, limit);
    const next = offset + rows.length;
    return {
      actors: rows.map((row) => rowToHit(row, folded)),
      total,
      nextCursor: next < total && rows.length > 0 ? encodeCursor(scope, [next]) : null,
      dataVersion,
    };
  });
}

function readOffset(cursor: string, [offset]: readonly (string | number)[]): number {
  if (typeof offset !== "number") throw invalidCursor(cursor);
  return offset;
}

// `search` holds the folded name and aliases, one per line; with a line feed at both ends every one
// of them starts and ends the same way. The line feed is bound, since engines differ in escapes.
const FOUND = `MATCH (n)
  WHERE (n:Actor OR n:Issue) AND all(word IN $words WHERE n.search CONTAINS word)`;
const RANKED = `${FOUND}
  WITH n, $feed + n.search + $feed AS text,
    COUNT { (n)-[:STANCE]->() } AS out, COUNT { (n)<-[:STANCE]-() } AS back
  WITH n, out + back AS stances,
    CASE WHEN text STARTS WITH $whole THEN 0
      WHEN text CONTAINS $whole THEN 1
      WHEN text STARTS WITH $start THEN 2
      WHEN text CONTAINS $start OR text CONTAINS $wordStart THEN 3
      ELSE 4 END AS rank
  RETURN n.id AS id, labels(n) AS labels, n.name AS name, n.kind AS kind, n.role AS role,
    n.aliases AS aliases, stances, rank
  ORDER BY rank, stances DESC, id SKIP $offset LIMIT $limit`;

async function find(
  context: ReadContext,
  folded: string,
  offset: number,
  limit: number,
): Promise<{ rows: readonly WireRow[]; total: number }> {
  const words = wordsOf(folded);
  const shape = {
    feed: "\n",
    whole: `\n${folded}\n`,
    start: `\n${folded}`,
    wordStart: ` ${folded}`,
  };
  const [rows, [count]] = await Promise.all([
    readRows(context, RANKED, { ...shape, words, offset, limit }),
    readRows(context, `${FOUND} RETURN count(n) AS n`, { words }),
  ]);
  return { rows, total: toCount(count?.[0]) };
}

function wordsOf(folded: string): readonly string[] {
  return folded === "" ? [] : folded.split(" ").slice(0, MAX_WORDS);
}

function rowToHit(row: WireRow, folded: string): ActorHit {
  const [key, labels, title, kind, role, aliases, stances] = row;
  const id = toText(key);
  const name = toTextOrNull(title) ?? id;
  const isIssue = toTexts(labels).includes("Issue");
  const alias = matchingAlias(name, toTexts(aliases), folded);
  return {
    id,
    label: isIssue ? "issue" : "actor",
    name,
    kind: isIssue ? null : toKind(toTextOrNull(kind)),
    ...(typeof role === "string" ? { role } : {}),
    ...(alias === undefined ? {} : { alias }),
    stances: toCount(stances),
  };
}

/** The alias that explains the hit, where the name does not. */
function matchingAlias(
  name: string,
  aliases: readonly string[],
  folded: string,
): string | undefined {
  const words = wordsOf(folded);
  const holds = (text: string): boolean => words.every((word) => foldText(text).includes(word));
  if (holds(name)) return undefined;
  return (
    aliases.find((alias) => foldText(alias) === folded) ??
    aliases.find((alias) => foldText(alias).startsWith(folded)) ??
    aliases.find(holds) ??
    aliases.find((alias) => words.some((word) => foldText(alias).includes(word)))
  );
}
