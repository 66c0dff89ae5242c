import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { interchangeItems } from "../../server/import/read-interchange.ts";
import { createGraphFacts } from "../../server/network/graph-facts.ts";
import { createGraphSchemaReader } from "../../server/network/read-graph-schema.ts";
import { checkSavedQuery, type CheckContext } from "../../server/queries/check-saved-query.ts";
import { guardQuery } from "../../server/queries/query-guard.ts";
import type { GraphStore } from "../../server/store/graph-store.ts";
import { createEmbeddedStore } from "../../server/store/embedded/embedded-store.ts";
import { createNeo4jStore } from "../../server/store/neo4j/neo4j-store.ts";
import { ARTICLE, readGraph } from "../http/served-graph.ts";
import { BAD_CLAUSES } from "./bad-clauses.ts";
import { BAD_CYPHER } from "./bad-cypher.ts";
import { BAD_DECLARATIONS } from "./bad-declarations.ts";
import { BAD_FRONT_MATTER } from "./bad-front-matter.ts";
import { declaring, headed } from "./query-texts.ts";

const BAD = [...BAD_FRONT_MATTER, ...BAD_DECLARATIONS, ...BAD_CLAUSES, ...BAD_CYPHER];

describe("a query file that is broken", () => {
  let context: CheckContext;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "entente-queries-"));
    const store = await createEmbeddedStore({ folder, minReaders: 1, maxReaders: 1 });
    await store.loader.load(interchangeItems(await readGraph(ARTICLE)));
    context = contextOf(store);
    close = async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    };
  });
  afterAll(() => close());

  it.each(BAD)("is told what is wrong with it: $title", async ({ text, faults }) => {
    const checked = await checkSavedQuery(text, context);
    expect(checked.status).toBe("broken");
    const said = checked.faults.map(
      ({ line, column, length, message }) => `${line}:${column}+${length} ${message}`,
    );
    expect(said).toEqual(faults);
  });

  it.each(BAD)("has each fault where its text stands: $title", async ({ text }) => {
    const { faults } = await checkSavedQuery(text, context);
    const lines = text.split("\n");
    for (const { line, column, length, found } of faults) {
      const there = Array.from(lines[line - 1] ?? "").slice(column - 1, column - 1 + length);
      expect(there).toHaveLength(length);
      if (!found.endsWith("…") && length > 0 && found !== "") expect(there.join("")).toBe(found);
    }
  });

  it("is not one that is in order", async () => {
    const good = [headed("tags: alliances"), declaring('x string in ("aze", "arm") = "aze"  Who')];
    for (const text of good) {
      expect(await checkSavedQuery(text, context)).toMatchObject({ status: "ok", faults: [] });
    }
  });

  it("is not told apart from a good one by a database that does not answer", async () => {
    const away = await createNeo4jStore({
      uri: "bolt://127.0.0.1:1",
      username: "neo4j",
      password: "none",
      database: "neo4j",
    });
    const asking = contextOf(away);
    expect(await checkSavedQuery(headed(), asking)).toMatchObject({
      status: "unchecked",
      faults: [],
    });
    const broken = await checkSavedQuery(headed("tgas: alliances"), asking);
    expect(broken.status).toBe("broken");
    await away.close();
  });
});

function contextOf(store: GraphStore): CheckContext {
  return {
    readGraphSchema: createGraphSchemaReader(createGraphFacts(store)),
    guard: (cypher, params) => guardQuery(store, cypher, params),
  };
}
