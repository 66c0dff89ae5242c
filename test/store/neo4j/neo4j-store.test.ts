import { afterAll, describe, it } from "@jest/globals";
import { leaseNeo4j } from "../../neo4j/lease-neo4j.ts";
import { describeGraphStore } from "../contract.ts";
import { makeNeo4jStore } from "./make-neo4j-store.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

if (lease === null) {
  describe("Neo4j as a GraphStore", () => {
    it.skip("needs Java 17 and Maven, or NEO4J_TEST_URI", () => undefined);
  });
} else {
  describeGraphStore("Neo4j", () => makeNeo4jStore(lease));
}
