/** `npm run neo4j`: the server of the tests, for a developer to play with, until Ctrl-C. */
import { startNeo4j } from "./start-neo4j.ts";

console.log("Starting Neo4j (the first time, Maven fetches it) …");
const server = await startNeo4j({ heapMb: 1024 });
console.log(`Neo4j ${server.version} is process ${server.pid} in the folder ${server.home} , with an empty graph.
Both are gone when you end it.

export NEO4J_URI=${server.uri}
export NEO4J_USERNAME=${server.user}
export NEO4J_PASSWORD=${server.password}

Ctrl-C ends it.`);
const keepAlive = setInterval(() => undefined, 60_000);
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.once(name, () => {
    clearInterval(keepAlive);
    void server.stop();
  });
}
