import { execFile } from "node:child_process";
import path from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { schemaScript } from "../../server/store/neo4j/neo4j-schema.ts";
import { ARTICLE } from "../http/served-graph.ts";
import { leaseNeo4j } from "../neo4j/lease-neo4j.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

const PROGRAM = path.resolve(import.meta.dirname, "../../server/cli/entente.js");

describe("entente db", () => {
  it("prints the Cypher of the schema without a database", async () => {
    const { code, stdout } = await entente(["db", "setup", "--print"], {});
    expect([code, stdout]).toEqual([0, schemaScript()]);
  });

  it("ends with 2 and says how it is used, or what is not set", async () => {
    const wrong = await entente(["db", "destroy"], {});
    expect([wrong.code, wrong.stderr.includes("entente db setup")]).toEqual([2, true]);
    const unset = await entente(["db", "setup"], { NEO4J_URI: "" });
    expect([unset.code, unset.stderr.includes("NEO4J_URI")]).toEqual([2, true]);
  });

  it("ends with 3 and one sentence where the database does not answer", async () => {
    const environment = { NEO4J_URI: "bolt://127.0.0.1:1", NEO4J_PASSWORD: "never-shown" };
    const { code, stdout, stderr } = await entente(["db", "setup"], environment);
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
      expect((await entente(["db", "setup"], environment)).code).toBe(0);
      const first = await entente(["db", "load", ARTICLE], environment);
      expect([first.code, first.stderr]).toEqual([0, ""]);
      const again = await entente(["db", "load", ARTICLE], environment);
      expect(again.stdout).toContain('"created":0,"changed":0');
    },
    60_000,
  );
});

function entente(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment };
    const child = execFile(process.execPath, [PROGRAM, ...words], { env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}
