import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { schemaScript } from "../../server/store/neo4j/neo4j-schema.ts";
import { ARTICLE } from "../http/served-graph.ts";
import { leaseNeo4j } from "../neo4j/lease-neo4j.ts";
import { QueryResultSchema } from "../../server/wire/query-result.ts";
import { entente } from "./run-entente.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

describe("entente db", () => {
  it("prints the Cypher of the schema without a database", async () => {
    const { code, stdout } = await entente(["db", "setup", "--print"]);
    expect([code, stdout]).toEqual([0, schemaScript()]);
  });

  it("ends with 2 and says how it is used, or what is not set", async () => {
    const wrong = await entente(["db", "destroy"]);
    expect([wrong.code, wrong.stderr.includes("setup, load")]).toEqual([2, true]);
    const unset = await entente(["db", "setup"], { environment: { NEO4J_URI: "" } });
    expect([unset.code, unset.stderr.includes("NEO4J_URI")]).toEqual([2, true]);
  });

  it("ends with 3 and one sentence where the database does not answer", async () => {
    const environment = { NEO4J_URI: "bolt://127.0.0.1:1", NEO4J_PASSWORD: "never-shown" };
    const { code, stdout, stderr } = await entente(["db", "setup"], { environment });
    expect([code, stdout, stderr.trim().split("\n").length]).toEqual([3, "", 1]);
    expect(stderr).not.toContain("never-shown");
  });

  (lease === null ? it.skip : it)(
    "sets up and loads, twice the same",
    async () => {
      const environment = {
        NEO4J_URI: lease?.uri,
        NEO4J_USERNAME: lease?.user,
        NEO4J_PASSWORD: lease?.password,
      };
      expect((await entente(["db", "setup"], { environment })).code).toBe(0);
      const first = await entente(["db", "load", ARTICLE], { environment });
      expect([first.code, first.stdout, first.stderr]).toEqual([
        0,
        `${ARTICLE}: 25 actors, 7 issues, 3 sources, 49 stances, 26 ties; 110 new, 0 changed\n`,
        "",
      ]);
      const again = await entente(["db", "load", ARTICLE, "--json"], { environment });
      expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, changed: 0 });

      // What the other commands read is the database, and the data folder has only queries of users.
      const folder = await mkdtemp(path.join(tmpdir(), "entente-db-"));
      const data = { environment: { ...environment, ENTENTE_DATA: folder } };
      const run = await entente(["query", "run", "mediators", "--json"], data);
      const { rows, summary } = QueryResultSchema.parse(JSON.parse(run.stdout));
      expect([summary.engine, rows.length, rows[0]?.[0]]).toEqual(["neo4j", 2, "Mike Pompeo"]);
      const check = await entente(["query", "check", path.resolve("cypher")], data);
      expect([check.code, check.stdout]).toEqual([0, ""]);
      await rm(folder, { recursive: true });
    },
    120_000,
  );

  it("says in one line that a file is not there", async () => {
    const environment = { NEO4J_URI: "bolt://127.0.0.1:1", NEO4J_PASSWORD: "p" };
    const { code, stderr } = await entente(["db", "load", "absent.json"], { environment });
    expect([code, stderr.trimEnd().split("\n").length]).toEqual([3, 1]);
  });
});
