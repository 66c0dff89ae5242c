import { Neo4jError } from "neo4j-driver";
import type { Neo4jConnection } from "./neo4j-connection.ts";

/** One constraint or index, and the Cypher that creates it where it is not there. */
export interface SchemaStatement {
  readonly name: string;
  readonly why: string;
  readonly cypher: string;
}

/** Everything that the loader relies on and that makes the program's own queries fast. */
export const SCHEMA_STATEMENTS: readonly SchemaStatement[] = [
  unique("entente_actor_id", "(n:Actor)", "n.id"),
  unique("entente_issue_id", "(n:Issue)", "n.id"),
  unique("entente_source_id", "(n:Source)", "n.id"),
  unique("entente_lock_id", "(n:EntenteLock)", "n.id"),
  unique("entente_stance_id", "()-[n:STANCE]-()", "n.id"),
  index("RANGE", "entente_stance_date", "()-[n:STANCE]-()", "n.date"),
  index("RANGE", "entente_stance_issue", "()-[n:STANCE]-()", "n.issue"),
  index("RANGE", "entente_stance_source", "()-[n:STANCE]-()", "n.source"),
  index("RANGE", "entente_actor_kind", "(n:Actor)", "n.kind"),
  index("TEXT", "entente_actor_search", "(n:Actor)", "n.search"),
  index("TEXT", "entente_issue_search", "(n:Issue)", "n.search"),
  index("RANGE", "entente_source_version", "(n:Source)", "n.ententeVersion"),
  index("RANGE", "entente_actor_version", "(n:Actor)", "n.ententeVersion"),
  index("RANGE", "entente_issue_version", "(n:Issue)", "n.ententeVersion"),
  {
    name: "entente_names",
    why: "Full-text search over names.",
    cypher:
      "CREATE FULLTEXT INDEX entente_names IF NOT EXISTS FOR (n:Actor|Issue) ON EACH [n.name, n.aliases]",
  },
];

/** The text of `cypher/schema.cypher`, for a database administrator to run. */
export function schemaScript(): string {
  const head = [
    "// Constraints and indexes of Entente. Running it again changes nothing.",
    "// The loader creates what is missing; run this yourself where its user may not.",
  ];
  const statements = SCHEMA_STATEMENTS.map(({ why, cypher }) => `\n// ${why}\n${cypher};`);
  return `${[...head, ...statements].join("\n")}\n`;
}

/** Creates what is missing and waits until it is usable. A user without the right to may have it all there. */
export async function setUpSchema(connection: Neo4jConnection): Promise<void> {
  const session = connection.session("write");
  try {
    const there = new Set<string>();
    const { records } = await session.run("SHOW INDEXES YIELD name RETURN name");
    for (const record of records) there.add(String(record.get("name")));
    // One transaction each; it is repeated when another process creates the same at the same time.
    for (const { name, cypher } of SCHEMA_STATEMENTS) {
      if (there.has(name)) continue;
      await session.executeWrite((tx) => tx.run(cypher)).catch(ignoreExisting);
    }
    await session.run("CALL db.awaitIndexes(300)");
  } catch (error) {
    throw connection.failed(error);
  } finally {
    await session.close().catch(() => undefined);
  }
}

/** Another process made the same one between the look and the command. */
function ignoreExisting(error: unknown): void {
  const isThere =
    error instanceof Neo4jError && /^Neo\.ClientError\.Schema\..*AlreadyExists$/.test(error.code);
  if (!isThere) throw error;
}

function unique(name: string, pattern: string, property: string): SchemaStatement {
  return {
    name,
    why: "One per id; the loader finds what it replaces by it.",
    cypher: `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ${pattern} REQUIRE ${property} IS UNIQUE`,
  };
}

function index(kind: string, name: string, pattern: string, property: string): SchemaStatement {
  return {
    name,
    why: purpose(kind, name),
    cypher: `CREATE ${kind} INDEX ${name} IF NOT EXISTS FOR ${pattern} ON (${property})`,
  };
}

function purpose(kind: string, name: string): string {
  if (kind === "TEXT") return "Typeahead: CONTAINS on folded names.";
  return name.endsWith("_version")
    ? "Finds the one node that carries the version of the graph."
    : "Filters of the explorer.";
}
