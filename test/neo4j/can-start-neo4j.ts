import { Neo4jNotStartable, resolveNeo4jArtifacts } from "./neo4j-artifacts.ts";

/**
 * Tells whether a Neo4j of a test's own can be started here; prints why not.
 * @throws Neo4jNotStartable where it cannot although `CI` is `true`.
 */
export async function canStartNeo4j(): Promise<boolean> {
  try {
    await resolveNeo4jArtifacts();
    return true;
  } catch (error) {
    if (!(error instanceof Neo4jNotStartable) || process.env["CI"] === "true") throw error;
    console.warn(`Tests with a Neo4j of their own are skipped. ${error.message}`);
    return false;
  }
}
