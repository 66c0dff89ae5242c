import { afterAll, describe, it } from "@jest/globals";
import { leaseNeo4j } from "../../neo4j/lease-neo4j.ts";
import { makeNeo4jStore } from "../../store/neo4j/make-neo4j-store.ts";
import { describeImports } from "./describe-imports.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

if (lease === null) {
  describe("imports into Neo4j", () => {
    it.skip("needs Java 17 and Maven, or NEO4J_TEST_URI", () => undefined);
  });
} else {
  describeImports("Neo4j", () => makeNeo4jStore(lease));
}
