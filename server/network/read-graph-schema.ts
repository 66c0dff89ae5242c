import type { GraphSchema } from "../wire/graph-schema.ts";
import type { Issue } from "../wire/issue.ts";
import { MOST_SOURCES } from "../wire/graph-schema.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { readLabels, readRelationshipTypes } from "./read-kinds.ts";
import {
  readCount,
  readRows,
  toCount,
  toDay,
  toProperties,
  toText,
  toTextOrNull,
  toTexts,
  type ReadContext,
} from "./row-values.ts";
import { toSource } from "./read-stances.ts";
import { readAtOneVersion, VersionedValue } from "./versioned-read.ts";
import { compareText } from "../wire/compare-text.ts";

/**
 * What the graph holds: labels, relationship types and their properties, issues and sources with
 * their stances, the span of days. Reads the whole graph, so it is kept until the data changes.
 */
export function createGraphSchemaReader(facts: GraphFacts): () => Promise<GraphSchema> {
  const versioned = new VersionedValue(() =>
    readAtOneVersion(facts.store, (version) => readSchema(facts, version)),
  );
  return async () => versioned.get(await facts.store.dataVersion());
}

async function readSchema(facts: GraphFacts, dataVersion: string): Promise<GraphSchema> {
  const { store } = facts;
  const context = { store };
  const [labels, relationshipTypes, issues, sources, dates, all] = await Promise.all([
    readLabels(context),
    readRelationshipTypes(context),
    readIssues(context),
    readSources(context),
    readDates(context),
    facts.totals(dataVersion),
  ]);
  const totals = { nodes: all.nodes, dyads: all.dyads, stances: all.stances };
  const { name, version } = store.engine;
  return {
    engine: { name, version },
    labels,
    relationshipTypes,
    issues,
    sources,
    dates,
    totals,
    dataVersion,
  };
}

async function readIssues(context: ReadContext): Promise<GraphSchema["issues"]> {
  const [nodes, rows] = await Promise.all([
    readRows(
      context,
      "MATCH (n:Issue) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.summary AS summary",
    ),
    // Counted as the filter of the network counts: by the issue that a stance names, and by its target.
    readRows(
      context,
      "MATCH (:Actor)-[s:STANCE]->(b) WITH s.issue AS issue, CASE WHEN b.kind IS NULL THEN b.id ELSE null END AS target RETURN issue, target, count(*) AS n",
    ),
  ]);
  const stances = new Map<string, number>();
  for (const [issue, target, n] of rows) {
    for (const id of new Set([toTextOrNull(issue), toTextOrNull(target)])) {
      if (id !== null) stances.set(id, (stances.get(id) ?? 0) + toCount(n));
    }
  }
  return nodes
    .map(([key, name, aliases, summary]): Issue & { stances: number } => {
      const id = toText(key);
      return {
        id,
        name: toTextOrNull(name) ?? id,
        ...(Array.isArray(aliases) ? { aliases: [...toTexts(aliases)] } : {}),
        ...(typeof summary === "string" ? { summary } : {}),
        stances: stances.get(id) ?? 0,
      };
    })
    .sort((a, b) => compareText(a.id, b.id));
}

/** Sources by id: all of them, or of many those with most stances. */
async function readSources(context: ReadContext): Promise<GraphSchema["sources"]> {
  const count = await readCount(context, "MATCH (n:Source) RETURN count(n) AS n");
  const rows = await readRows(
    context,
    "MATCH (:Actor)-[s:STANCE]->() RETURN s.source AS source, count(*) AS n ORDER BY n DESC, source LIMIT $most",
    { most: MOST_SOURCES },
  );
  const stances = new Map(rows.map(([source, n]) => [toTextOrNull(source), toCount(n)]));
  const nodes =
    count <= MOST_SOURCES
      ? await readRows(context, "MATCH (n:Source) RETURN n")
      : await readRows(context, "UNWIND $ids AS id MATCH (n:Source {id: id}) RETURN n", {
          ids: [...stances.keys()].filter((id) => id !== null),
        });
  return nodes
    .map(([node]) => {
      const source = toSource(toProperties(node));
      return { ...source, stances: stances.get(source.id) ?? 0 };
    })
    .sort((a, b) => compareText(a.id, b.id));
}

async function readDates(context: ReadContext): Promise<GraphSchema["dates"]> {
  const [row] = await readRows(
    context,
    "MATCH (:Actor)-[s:STANCE]->() RETURN min(s.date) AS first, max(s.date) AS last",
  );
  const [first, last] = row ?? [];
  if (first === null || first === undefined) return null;
  return { first: toDay(first), last: toDay(last) };
}
