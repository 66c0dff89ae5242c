import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { SCHEMA_STATEMENTS, schemaScript } from "../../../server/store/neo4j/neo4j-schema.ts";
import { leaseNeo4j } from "../../neo4j/lease-neo4j.ts";
import { makeNeo4jStore } from "./make-neo4j-store.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

describe("cypher/schema.cypher", () => {
  it("is what the program creates", async () => {
    const file = path.resolve(import.meta.dirname, "../../../../cypher/schema.cypher");
    expect(await readFile(file, "utf8")).toBe(schemaScript());
  });
});

(lease === null ? describe.skip : describe)("setting up the schema", () => {
  it("creates every constraint and index, twice without a change, also at the same time", async () => {
    if (lease === null) return;
    const { store } = await makeNeo4jStore(lease);
    await lease.dropSchema();
    await Promise.all([store.setupSchema(), store.setupSchema()]);
    const first = await indexes();
    await store.setupSchema();
    expect(await indexes()).toEqual(first);
    expect(first.map(([name]) => name)).toEqual(SCHEMA_STATEMENTS.map(({ name }) => name).sort());
    expect(first.every(([, state]) => state === "ONLINE")).toBe(true);
    await store.close();
  });

  it("lets the program's own look-ups use an index", async () => {
    if (lease === null) return;
    const { store } = await makeNeo4jStore(lease);
    await store.setupSchema();
    for (const query of [
      "MATCH (a:Actor {id: $id}) RETURN a",
      "MATCH ()-[s:STANCE {id: $id}]->() RETURN s",
      "MATCH (a:Actor) WHERE a.search CONTAINS $id RETURN a",
      "MATCH (n:Source) WHERE n.ententeVersion IS NOT NULL RETURN n",
    ]) {
      const { operators } = await store.explain(query, { id: "x" });
      expect(operators.join(" ")).toMatch(/Index(Contains)?(Seek|Scan)/);
    }
    await store.close();
  });

  async function indexes(): Promise<(readonly [string, string])[]> {
    const answer = await lease?.driver.executeQuery(
      "SHOW INDEXES YIELD name, state, type WHERE type <> 'LOOKUP' RETURN name, state ORDER BY name",
    );
    return (answer?.records ?? []).map((row) => [
      String(row.get("name")),
      String(row.get("state")),
    ]);
  }
});
