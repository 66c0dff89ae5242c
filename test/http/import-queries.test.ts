import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import {
  QueryImportSchema,
  SavedQueryListSchema,
  SavedQuerySchema,
  type QueryImport,
} from "../../server/wire/saved-query.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

/** As Neo4j Browser exports favourites: folders, names with underscores, a placeholder. */
const FAVOURITES = {
  ".placeholder": strToU8("forces directory creation"),
  "People/Who_backs_whom.cypher": strToU8(
    "// Who backs whom\n// since a day\nMATCH (a:Actor)-[s:STANCE]->(b:Actor)\nWHERE s.date >= date($since) AND s.polarity > 0\nRETURN a, s, b LIMIT $top",
  ),
  "People/Everybody.cypher": strToU8("MATCH (a:Actor) RETURN a.name"),
  "Movies_example.cypher": strToU8("// Movies\n:play movies"),
  "Clean_up.cypher": strToU8("// Clean up\nMATCH (n) DETACH DELETE n"),
  "Broken.cypher": strToU8("// Broken\nMATCH (a:Actor RETURN a LIMIT 5"),
  "__MACOSX/People/._Everybody.cypher": new Uint8Array([0, 5, 22, 7]),
  "notes.txt": strToU8("not a query"),
};

let served: ServedGraph;
beforeEach(async () => {
  served = await serveGraph({ file: ARTICLE });
});
afterEach(() => served.close());

describe("importing queries", () => {
  it("takes in exported favourites, and refuses one by one what does more than read", async () => {
    const { queries, totals } = await importFile("favourites.zip", zipSync(FAVOURITES));
    expect(totals).toEqual({ created: 3, exists: 0, refused: 2 });
    const told = new Map(queries.map((each) => [each.source, each]));
    expect(told.get("People/Who_backs_whom.cypher")).toMatchObject({
      outcome: "created",
      id: "who-backs-whom",
      name: "Who backs whom",
      status: "ok",
      review: ["since", "top"],
    });
    expect(told.get("Movies_example.cypher")).toMatchObject({
      outcome: "refused",
      id: null,
      faults: [{ line: 2, found: ":play movies" }],
    });
    expect(told.get("Clean_up.cypher")?.faults).toMatchObject([{ line: 2, found: "DETACH" }]);
    expect(told.get("Broken.cypher")).toMatchObject({ outcome: "created", status: "broken" });
    const listed = await list();
    expect(listed.map(({ id, status }) => [id, status])).toEqual([
      ["broken", "broken"],
      ["everybody", "ok"],
      ["who-backs-whom", "ok"],
    ]);
    const run = await served.get("/api/queries/who-backs-whom/run?since=2020-10-01&top=3");
    expect(await run.json()).toMatchObject({ summary: { rows: 3 } });
  });

  it("makes nothing new the second time", async () => {
    const zip = zipSync(FAVOURITES);
    await importFile("favourites.zip", zip);
    const again = await importFile("favourites.zip", zip);
    expect(again.totals).toEqual({ created: 0, exists: 3, refused: 2 });
    expect(await list()).toHaveLength(3);
  });

  it("says beforehand what would come in, and saves nothing", async () => {
    const trial = await importFile("favourites.zip", zipSync(FAVOURITES), "&dryRun=true");
    expect(trial.totals).toEqual({ created: 3, exists: 0, refused: 2 });
    expect(await list()).toEqual([]);
    const real = await importFile("favourites.zip", zipSync(FAVOURITES));
    expect(real).toEqual(trial);
  });

  it("takes several statements of one file, each with the line where it begins", async () => {
    const file = "// One\nMATCH (a:Actor) RETURN a LIMIT 1;\n\n// Two\nMATCH (i:Issue) RETURN i\n";
    const { queries } = await importFile("all.cql", strToU8(file));
    expect(queries.map(({ id, line, source }) => [id, line, source])).toEqual([
      ["one", 1, "all.cql"],
      ["two", 4, "all.cql"],
    ]);
  });

  it("gives another id to a query of the same name, and keeps the first", async () => {
    await importFile("a.cypher", strToU8("// Same\nMATCH (a:Actor) RETURN a LIMIT 1"));
    const { queries } = await importFile("b.cypher", strToU8("// Same\nMATCH (i:Issue) RETURN i"));
    expect(queries[0]).toMatchObject({ id: "same-2", outcome: "created" });
    const first = SavedQuerySchema.parse(await (await served.get("/api/queries/same")).json());
    expect(first.text).toContain("a:Actor");
  });

  it("reads UTF-16 with its mark and UTF-8 with one, and refuses other bytes", async () => {
    const text = "// Ağdam\nMATCH (a:Actor) RETURN a LIMIT 1";
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    expect((await importFile("a.cypher", utf16)).queries[0]).toMatchObject({ name: "Ağdam" });
    const utf8 = Buffer.from(`\ufeff${text}`, "utf8");
    expect((await importFile("a.cypher", utf8)).queries[0]).toMatchObject({ outcome: "exists" });
    const latin = Buffer.from("// Café\nRETURN 1", "latin1");
    expect((await importFile("a.cypher", latin)).queries[0]).toMatchObject({
      outcome: "refused",
      faults: [{ expected: "a text in UTF-8" }],
    });
  });

  it("refuses an archive that claims gigabytes, before it unpacks it", async () => {
    const bomb = zipSync({ "a.cypher": new Uint8Array(64 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    const problem = await problemOf(await send("bomb.zip", bomb));
    expect(problem.code).toBe("invalid-file");
  });

  it.each([
    ["a damaged archive", zipSync(FAVOURITES).slice(0, 400)],
    ["an archive without queries", zipSync({ "a.txt": strToU8("x") })],
  ])("refuses %s", async (_, bytes) => {
    const problem = await problemOf(await send("x.zip", bytes));
    expect(problem).toMatchObject({ code: "invalid-file", status: 400 });
  });

  it("finds nothing in an empty file, and nothing in comments", async () => {
    for (const text of ["", "\n\n", "// only a comment\n/* and another */\n"]) {
      const { queries } = await importFile("a.cypher", strToU8(text));
      expect(queries).toEqual([]);
    }
  });
});

async function importFile(name: string, bytes: Uint8Array, more = ""): Promise<QueryImport> {
  const response = await send(name, bytes, more);
  const body: unknown = await response.json();
  if (response.status !== 200) throw new Error(JSON.stringify(body));
  return QueryImportSchema.parse(body);
}

function send(name: string, bytes: Uint8Array, more = ""): Promise<Response> {
  return fetch(`${served.base}/api/queries/import?name=${encodeURIComponent(name)}${more}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: Buffer.from(bytes),
  });
}

async function list() {
  const response = await served.get("/api/queries");
  return SavedQueryListSchema.parse(await response.json()).queries;
}
