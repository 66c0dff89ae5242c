import { expect } from "@jest/globals";
import { errorOf, rowsOf, valueOf, type ContractContext } from "./contract-context.ts";

/** What a store refuses, with which code, and where in the query it points. */
export function describeRefusals({ fact, shared }: ContractContext): void {
  const refused = (cypher: string, params = {}): ReturnType<typeof errorOf> =>
    errorOf(rowsOf(shared().store, cypher, params));

  fact("points at the token where a query stops being Cypher", async () => {
    const error = await refused("MATCH (a:Actor)\nRETURN a.name,, a.id");
    expect(error.code).toBe("invalid-query");
    expect(error.details).toMatchObject({ line: 2, column: 15 });
    expect(error.message).toContain("line 2, column 15");
  });

  fact("names a parameter that was not given", async () => {
    const error = await refused("MATCH (a:Actor) WHERE a.id = $nobody RETURN a");
    expect(error.code).toBe("invalid-query");
    expect(error.message).toContain("$nobody");
  });

  fact("refuses an unknown variable", async () => {
    expect((await refused("MATCH (a) RETURN b")).code).toBe("invalid-query");
  });

  fact("refuses an empty query", async () => {
    expect((await refused("  // nothing\n")).code).toBe("invalid-query");
  });

  fact("refuses a node as a parameter", async () => {
    const node = { $: "node", id: "x", labels: [], properties: {} };
    const error = await refused("RETURN $node AS value", { node });
    expect(error.code).toBe("invalid-query");
    expect(error.message).toContain("$node");
  });

  const writes = [
    "CREATE (n:Actor {id: 'x'})",
    "MATCH (n:Actor) SET n.name = 'x'",
    "MERGE (n:Actor {id: 'x'})",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n:Actor) REMOVE n.name",
    "MATCH (n:Actor) CALL { WITH n SET n.name = 'x' } RETURN n",
    "FOREACH (i IN [1] | CREATE (:Actor))",
  ];
  for (const write of writes) {
    fact(`refuses to write: ${write}`, async () => {
      const { store } = shared();
      const count =
        "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(n) + count(r) + count(n.name)";
      const before = await valueOf(store, count);
      const version = await store.dataVersion();
      expect((await refused(write)).code).toBe("forbidden-query");
      expect(await valueOf(store, count)).toBe(before);
      expect(await store.dataVersion()).toBe(version);
    });
  }

  fact("refuses to read a file", async () => {
    const error = await refused("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line");
    expect(error.code).toBe("forbidden-query");
  });

  fact("answers label expressions, or refuses them and says where", async () => {
    const { store } = shared();
    const query = "MATCH (n:Person|State) RETURN count(n) AS n";
    if (store.supports.patternExpressions) {
      expect(await valueOf(store, query)).toBe(2);
      return;
    }
    const error = await refused(query);
    expect(error.code).toBe("unsupported-query");
    expect(error.details).toEqual({ line: 1, column: 16, token: "|" });
  });

  fact("answers quantified path patterns, or refuses them and says where", async () => {
    const { store } = shared();
    const query = "MATCH (a:Actor {id: 'ada'})-[:STANCE]->{1,2}(b) RETURN count(b) AS n";
    if (store.supports.patternExpressions) {
      expect(await valueOf(store, query)).toBe(3);
      return;
    }
    const error = await refused(query);
    expect(error.code).toBe("unsupported-query");
    expect(error.details).toMatchObject({ line: 1, token: "{" });
  });

  fact("goes on answering after a query that it refused", async () => {
    await refused("RETURN");
    expect(await valueOf(shared().store, "RETURN 1 AS one")).toBe(1);
  });

  const plans = [
    ["MATCH (a:Actor)-[s:STANCE]->(b) WHERE a.id = $id RETURN b LIMIT $limit", "read"],
    ["MATCH (a:Actor) RETURN a.`set` AS value, 'CREATE' AS text // SET", "read"],
    ["CREATE (n:Actor)", "write"],
    ["MATCH (n:Actor) SET n.x = 1", "write"],
    ["MATCH (n) CALL { WITH n CREATE (m:X) } RETURN n", "write"],
    ["CREATE INDEX FOR (n:Actor) ON (n.name)", "schema"],
  ] as const;
  for (const [query, kind] of plans) {
    fact(`explains as ${kind}: ${query}`, async () => {
      const plan = await shared().store.explain(query);
      expect(plan.kind).toBe(kind);
      expect(plan.operators.length).toBeGreaterThan(0);
      expect(plan.text).not.toBe("");
    });
  }

  fact("names the procedures that a query calls", async () => {
    const plan = await shared().store.explain("CALL db.labels() YIELD label RETURN label");
    expect(plan.procedures).toEqual(["db.labels"]);
    expect(plan.kind).toBe("read");
  });

  fact("refuses to explain what is not Cypher", async () => {
    const error = await errorOf(shared().store.explain("MATCH (n RETURN n"));
    expect(error.code).toBe("invalid-query");
    expect(error.details).toMatchObject({ line: 1, column: 10, token: "RETURN" });
  });
}
