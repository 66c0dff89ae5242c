import { startNeo4jBroker, type Neo4jBroker } from "./neo4j-broker.ts";

declare global {
  var ententeNeo4jBroker: Neo4jBroker | undefined;
}

/** Jest calls it once per run, in the process that starts the test files. */
export default async function globalSetup(): Promise<void> {
  globalThis.ententeNeo4jBroker = await startNeo4jBroker();
  process.env["ENTENTE_NEO4J_BROKER"] = globalThis.ententeNeo4jBroker.url;
}
