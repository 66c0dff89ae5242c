import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createNeo4jStore } from "../../../server/store/neo4j/neo4j-store.ts";
import { neo4jVariables } from "../../browser/start-entente.ts";
import { entente } from "../../cli/run-entente.ts";
import { leaseNeo4j, type Neo4jLease } from "../../neo4j/lease-neo4j.ts";
import { settingsOf } from "../../store/neo4j/make-neo4j-store.ts";
import { importWhole, importWithKills, manyEvents } from "./import-kills.ts";

const ROWS = 1_500;
const MINUTES = 60_000;

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "entente-kill-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

if (lease === null) {
  describe("an import into Neo4j that is killed", () => {
    it.skip("needs Java 17 and Maven, or NEO4J_TEST_URI", () => undefined);
  });
} else {
  describe("an import into Neo4j that is killed", () => {
    it(
      "ends as without kills, after twenty of them at random moments, and can be taken back",
      () => killAndCompare(lease),
      5 * MINUTES,
    );
  });
}

async function killAndCompare(database: Neo4jLease): Promise<void> {
  const file = path.join(folder, "day.CSV");
  await writeFile(file, manyEvents(ROWS));
  let killed: Readonly<Record<string, string>> = {};
  const environment = (name: string): Record<string, string> => ({
    ...neo4jVariables(database),
    ENTENTE_DATA: path.join(folder, name),
  });
  await database.empty();
  const empty = await versionOf(database);
  await importWhole(file, environment("first"));
  await database.empty();
  const started = performance.now();
  const undisturbed = await importWhole(file, environment("whole"));
  const wholeMs = performance.now() - started;
  const version = await versionOf(database);
  for (const seed of [1, 2, 3, 4]) {
    await database.empty();
    killed = environment(`killed-${seed}`);
    const report = await importWithKills(file, killed, { seed, wholeMs });
    expect(await versionOf(database)).toBe(version);
    expect(report.files).toEqual(undisturbed.files);
    // A kill after the end makes the next one find everything there.
    expect([undisturbed.graph.created, 0]).toContain(report.graph.created);
  }
  const list = await entente(["import", "list", "--json"], { environment: killed });
  const { imports } = JSON.parse(list.stdout) as { imports: { id: string }[] };
  for (const { id } of imports) {
    const undone = await entente(["import", "undo", id], { environment: killed });
    expect(undone).toMatchObject({ code: 0, stderr: "" });
  }
  expect(await versionOf(database)).toBe(empty);
}

async function versionOf(database: Neo4jLease): Promise<string> {
  const store = await createNeo4jStore(settingsOf(database));
  try {
    return await store.dataVersion();
  } finally {
    await store.close();
  }
}
