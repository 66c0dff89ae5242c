import { ActorSchema, type Actor } from "../wire/actor.ts";
import type { ActorCard } from "../wire/actor-card.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { TieSchema, type Tie } from "../wire/tie.ts";
import type { WireRow } from "../wire/wire-value.ts";
import type { GraphFacts } from "./graph-facts.ts";
import {
  readRows,
  toCount,
  toDay,
  toProperties,
  toText,
  toTextOrNull,
  type ReadContext,
} from "./row-values.ts";
import { readAtOneVersion } from "./versioned-read.ts";
import { compareText } from "../wire/compare-text.ts";

/** Everything about one actor that is not a stance; null for an unknown id. */
export function readActorCard(
  facts: GraphFacts,
  id: string,
  signal?: AbortSignal,
): Promise<ActorCard | null> {
  const context = { store: facts.store, ...(signal === undefined ? {} : { signal }) };
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const [row] = await readRows(context, "MATCH (n:Actor) WHERE n.id = $id RETURN n", { id });
    if (row === undefined) return null;
    const [out, back, ties] = await Promise.all([
      readSpan(context, `MATCH (a:Actor {id: $id})-[s:STANCE]->() ${SPAN}`, id),
      readSpan(context, `MATCH (:Actor)-[s:STANCE]->(b:Actor {id: $id}) ${SPAN}`, id),
      readTies(context, id),
    ]);
    const days = [...out.days, ...back.days].sort(compareText);
    return {
      actor: toActor(row),
      stancesOut: out.n,
      stancesIn: back.n,
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
      ties,
      dataVersion,
    };
  });
}

const SPAN = "RETURN count(s) AS n, min(s.date) AS first, max(s.date) AS last";

async function readSpan(
  context: ReadContext,
  cypher: string,
  id: string,
): Promise<{ n: number; days: readonly string[] }> {
  const [row] = await readRows(context, cypher, { id });
  const n = row === undefined ? 0 : toCount(row[0]);
  return { n, days: n === 0 || row === undefined ? [] : [toDay(row[1]), toDay(row[2])] };
}

const OUT = `MATCH (n:Actor {id: $id})-[r:REPRESENTS|MEMBER_OF|ALLIED_WITH|PARTY_TO]->(m)
  RETURN r, type(r) AS type, n.id AS f, m.id AS t, m.name AS name`;
const IN = `MATCH (m:Actor)-[r:REPRESENTS|MEMBER_OF|ALLIED_WITH|PARTY_TO]->(n:Actor {id: $id})
  WHERE m.id <> $id RETURN r, type(r) AS type, m.id AS f, n.id AS t, m.name AS name`;

async function readTies(context: ReadContext, id: string): Promise<ActorCard["ties"]> {
  const [out, back] = await Promise.all([
    readRows(context, OUT, { id }),
    readRows(context, IN, { id }),
  ]);
  return [...out, ...back]
    .map((row) => {
      const tie = toTie(row);
      return { tie, otherName: toTextOrNull(row[4]) ?? (tie.from === id ? tie.to : tie.from) };
    })
    .sort((a, b) => compareText(sortKey(a.tie), sortKey(b.tie)));
}

function sortKey(tie: Tie): string {
  const { type, from, to, source } = tie;
  const since = "since" in tie ? (tie.since ?? "") : "";
  const role = "role" in tie ? (tie.role ?? "") : "";
  return [type, from, to, role, since, source].join("\n");
}

function toActor(row: WireRow): Actor {
  return checked("actor", ActorSchema.safeParse(pick(toProperties(row[0]), ActorSchema.shape)));
}

function toTie([relationship, type, from, to]: WireRow): Tie {
  const { type: alliance, ...all } = toProperties(relationship);
  const name = toText(type);
  return checked(
    "tie",
    TieSchema.safeParse({
      ...pick(all, TIE_PROPERTIES),
      ...(alliance === undefined ? {} : { alliance }),
      type: name,
      from: toText(from),
      to: toText(to),
    }),
  );
}

const TIE_PROPERTIES = { role: 1, source: 1, since: 1, until: 1, treaty: 1 } as const;

/** Only what the wire knows: other programs may keep properties of their own in a shared database. */
function pick(
  properties: Readonly<Record<string, unknown>>,
  shape: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name in shape));
}

function checked<T>(
  what: string,
  result: { success: true; data: T } | { success: false; error: Error },
): T {
  if (result.success) return result.data;
  throw new EntenteError(
    "damaged-data",
    `An ${what} of the graph is not in the form that this program reads; import it again, or correct it in the database.`,
    { cause: result.error },
  );
}
