import type { GraphSchema } from "../wire/graph-schema.ts";
import type { Issue } from "../wire/issue.ts";
import { HELPER_PROPERTIES } from "../store/item-record.ts";
import type { GraphFacts } from "./graph-facts.ts";
import {
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
    readKinds(context, "MATCH (n) RETURN labels(n) AS names, keys(n) AS keys, count(*) AS n"),
    readKinds(
      context,
      "MATCH ()-[r]->() RETURN [type(r)] AS names, keys(r) AS keys, count(*) AS n",
    ),
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

/** Labels or types by name, each with the properties that any of its members has. */
async function readKinds(context: ReadContext, cypher: string): Promise<GraphSchema["labels"]> {
  const kinds = new Map<string, { count: number; properties: Set<string> }>();
  for (const [names, keys, n] of await readRows(context, cypher)) {
    for (const name of toTexts(names)) {
      const kind = kinds.get(name) ?? { count: 0, properties: new Set() };
      kind.count += toCount(n);
      for (const key of toTexts(keys))
        if (!HELPER_PROPERTIES.includes(key)) kind.properties.add(key);
      kinds.set(name, kind);
    }
  }
  return [...kinds]
    .map(([name, { count, properties }]) => ({
      name,
      count,
      properties: [...properties].sort(compareText),
    }))
    .sort((a, b) => compareText(a.name, b.name));
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

async function readSources(context: ReadContext): Promise<GraphSchema["sources"]> {
  const [nodes, rows] = await Promise.all([
    readRows(context, "MATCH (n:Source) RETURN n"),
    readRows(context, "MATCH (:Actor)-[s:STANCE]->() RETURN s.source AS source, count(*) AS n"),
  ]);
  const stances = new Map(rows.map(([source, n]) => [toTextOrNull(source), toCount(n)]));
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
