import type { QueryParams } from "../store/graph-store.ts";
import type { StanceFilter } from "../wire/network-filter.ts";

/** A filter as Cypher: conditions on `(a:Actor)-[s:STANCE]->(b)`, and the values that they name. */
export interface FilterCypher {
  /** ` WHERE … AND …`, or nothing for a filter that holds for every stance. */
  readonly where: string;
  readonly params: QueryParams;
}

/** What a stance filter may ask beside the filter of the network. */
export interface StanceConditions extends Omit<StanceFilter, "kind"> {
  readonly kind?: readonly string[] | undefined;
  /** Id of the speaker. */
  readonly from?: string | undefined;
  /** Id of the target. */
  readonly to?: string | undefined;
  /** Sources whose stances are left out. */
  readonly without?: readonly string[] | undefined;
}

/** The only texts that a filter can put into a query. Each name is also that of its parameter. */
const CLAUSES = {
  from: "a.id = $from",
  to: "b.id = $to",
  // A stance that is aimed at an issue is about it, also where its own `issue` says nothing.
  issue: "(s.issue IN $issue OR b.id IN $issue)",
  actor: "(a.id IN $actor OR b.id IN $actor)",
  // Issues have no kind.
  kind: "a.kind IN $kind AND (b.kind IS NULL OR b.kind IN $kind)",
  since: "s.date >= date($since)",
  until: "s.date <= date($until)",
  polarityMin: "s.polarity >= $polarityMin",
  polarityMax: "s.polarity <= $polarityMax",
  act: "any(beginning IN $act WHERE s.act STARTS WITH beginning)",
  source: "s.source IN $source",
  status: "s.status IN $status",
  without: "NOT s.source IN $without",
} as const satisfies Record<keyof StanceConditions, string>;

/** Names of the conditions, in the order in which a query holds them. */
const NAMES = Object.keys(CLAUSES) as readonly (keyof typeof CLAUSES)[];

/** The conditions as Cypher. An empty list is a condition that nothing fulfils. */
export function filterToCypher(
  conditions: StanceConditions,
  extra: readonly ExtraClause[] = [],
): FilterCypher {
  const used = NAMES.filter((name) => conditions[name] !== undefined);
  const clauses = [...used.map((name) => CLAUSES[name]), ...extra.map((name) => EXTRA[name])];
  return {
    where: clauses.length === 0 ? "" : ` WHERE ${clauses.join(" AND ")}`,
    params: Object.fromEntries(used.map((name) => [name, conditions[name] ?? null])),
  };
}

/** Conditions of single queries, which bind the values themselves. */
const EXTRA = {
  /** Past the stance with `$afterDate` and `$afterId`, newest first. */
  after: "(s.date < date($afterDate) OR (s.date = date($afterDate) AND s.id > $afterId))",
  /** Speaker or target in `$ids`. */
  fromIds: "a.id IN $ids",
  toIds: "b.id IN $ids",
  /** Speaker or target in `$near`. */
  fromNear: "a.id IN $near",
  toNear: "b.id IN $near",
  /** One of `$stanceIds`. */
  stanceIds: "s.id IN $stanceIds",
  /** Not about itself, which the other direction has already. */
  notSelf: "a.id <> b.id",
} as const;
export type ExtraClause = keyof typeof EXTRA;

/** True for a filter that leaves nothing out. */
export function isUnfiltered(conditions: StanceConditions): boolean {
  return NAMES.every((name) => conditions[name] === undefined);
}
