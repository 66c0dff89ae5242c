import { describe, expect, it } from "@jest/globals";
import { createNeo4jStore } from "../../../server/store/neo4j/neo4j-store.ts";
import { canStartNeo4j } from "../../neo4j/can-start-neo4j.ts";
import { startNeo4j } from "../../neo4j/start-neo4j.ts";
import { ADA, BELA, PAPER, stance } from "../contract-graph.ts";
import { errorOf, valueOf } from "../contract-context.ts";

const STANCES = 3_000;
const ITEMS = [
  ...[ADA, BELA, PAPER],
  ...Array.from({ length: STANCES }, (_, n) => stance({ id: `s${n}` })),
];

((await canStartNeo4j()) ? describe : describe.skip)("a Neo4j that dies", () => {
  it("that dies during a load leaves whole batches, and loading again completes the graph", async () => {
    const neo4j = await startNeo4j();
    const settings = { uri: neo4j.uri, username: neo4j.user, password: neo4j.password };
    const store = await createNeo4jStore(settings);
    try {
      const failed = await errorOf(
        store.load(ITEMS, {
          onProgress: () => {
            void neo4j.kill();
          },
        }),
      );
      expect(failed.code).toBe("database-unavailable");
      await neo4j.restart();
      const there = Number(await valueOf(store, "MATCH ()-[s:STANCE]->() RETURN count(s)"));
      expect(there).toBeGreaterThan(0);
      expect(there).toBeLessThan(STANCES);
      const again = await store.load(ITEMS);
      expect(again).toMatchObject({ stances: STANCES, created: STANCES - there, changed: 0 });
      const version = await store.dataVersion();
      await store.load(ITEMS);
      expect(await store.dataVersion()).toBe(version);
      expect(await valueOf(store, "MATCH (l:EntenteLock) RETURN count(l)")).toBe(0);
    } finally {
      await store.close();
      await neo4j.stop();
    }
  }, 300_000);
});
