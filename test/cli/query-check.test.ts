import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { entente, type Ended } from "./run-entente.ts";

const FINE =
  "// name: Fine\n// summary: All actors.\nMATCH (a:Actor) RETURN a.name AS name ORDER BY name LIMIT 100\n";
const BAD_DEFAULT = FINE.replace(
  "MATCH",
  "// param: since date = 2020-02-30  The day\nMATCH (s) WHERE s.date > $since WITH 1 AS one MATCH",
);
const WRITES = "// name: Writes\n// summary: Makes a node.\nMERGE (n:Note) RETURN n LIMIT 1\n";
const NO_CYPHER = "// name: Wrong\n// summary: No Cypher.\nMATCH (a) WHERE RETURN a LIMIT 1\n";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "entente-check-"));
  await mkdir(path.join(folder, "queries", "below"), { recursive: true });
  const files = {
    "fine.cypher": FINE,
    "bad-default.cypher": BAD_DEFAULT,
    "below/writes.CQL": WRITES,
    "below/no-cypher.cypher": NO_CYPHER,
    "below/notes.txt": "no query",
    "schema.cypher": "CREATE INDEX x FOR (n:X) ON (n.y)",
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(path.join(folder, "queries", name), text);
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("entente query check", () => {
  it("prints a line for each fault of a folder, and ends with 1", async () => {
    const { code, stdout, stderr } = await check(["queries"]);
    expect(stdout.split("\n")).toEqual([
      expect.stringMatching(
        /^queries\/bad-default\.cypher:3:24 Expected .*found "2020-02-30".*in the calendar\.$/,
      ),
      expect.stringMatching(
        /^queries\/below\/no-cypher\.cypher:3:\d+ The query is not valid Cypher/,
      ),
      expect.stringMatching(/^queries\/below\/writes\.CQL:3:1 The query is refused.*MERGE writes/),
      "",
    ]);
    expect([code, stderr]).toEqual([1, "4 files checked: 3 faults in 3.\n"]);
  });

  it("prints nothing for files that are in order, and makes no data folder", async () => {
    const { code, stdout, stderr } = await check(["queries/fine.cypher", "queries/fine.cypher"]);
    expect([code, stdout, stderr]).toEqual([0, "", "2 files checked: no faults.\n"]);
    expect(await readdir(folder)).toEqual(["queries"]);
  });

  it("finds no fault in the queries of the program", async () => {
    const { code, stderr } = await check([path.resolve("cypher")]);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^\d\d files checked: no faults/)]);
  });

  it("reads standard input", async () => {
    const good = await check(["-"], FINE);
    expect([good.code, good.stdout]).toEqual([0, ""]);
    const bad = await check(["-"], WRITES);
    expect([bad.code, bad.stdout]).toEqual([1, expect.stringMatching(/^<stdin>:3:1 /)]);
  });

  it("ends with 3 where a file cannot be read, having checked the others", async () => {
    const { code, stdout, stderr } = await check(["absent.cypher", "queries/below/writes.CQL"]);
    expect(stdout).toMatch(
      /^absent\.cypher:1:1 absent\.cypher cannot be read[^\n]*\nqueries\/below\/writes\.CQL:3:1 /,
    );
    expect([code, stderr]).toEqual([3, "2 files checked: 1 fault in 1; 1 could not be.\n"]);
  });

  it("ends with 3 where the database does not answer", async () => {
    const environment = { NEO4J_URI: "bolt://127.0.0.1:1", NEO4J_PASSWORD: "p" };
    const words = ["query", "check", "queries/fine.cypher"];
    const { code, stdout } = await entente(words, { cwd: folder, environment });
    expect([code, stdout]).toEqual([3, expect.stringMatching(/The database did not answer/)]);
  }, 60_000);

  it("ends with 2 where there is nothing to check", async () => {
    const { code, stderr } = await check(["queries/below/notes.txt/.."]);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/could not be/)]);
    await mkdir(path.join(folder, "queries", "empty"), { recursive: true });
    const empty = await check(["queries/empty"]);
    expect([empty.code, empty.stderr]).toEqual([
      2,
      "entente: there are no query files in queries/empty; they end in .cypher or .cql.\n",
    ]);
    await rm(path.join(folder, "queries", "empty"), { recursive: true });
  });

  it("tells all of it as JSON", async () => {
    const { code, stdout, stderr } = await check(["queries", "--json"]);
    expect([code, stderr]).toEqual([1, ""]);
    const { files, totals } = JSON.parse(stdout) as {
      files: { file: string; status: string; faults: object[] }[];
      totals: object;
    };
    expect(files.map(({ file, status }) => [file, status])).toEqual([
      ["queries/bad-default.cypher", "broken"],
      ["queries/below/no-cypher.cypher", "broken"],
      ["queries/below/writes.CQL", "broken"],
      ["queries/fine.cypher", "ok"],
    ]);
    expect(files[0]?.faults[0]).toMatchObject({ line: 3, column: 24, length: 10 });
    expect(totals).toEqual({ files: 4, broken: 3, unchecked: 0, faults: 3 });
  });
});

function check(paths: readonly string[], input = ""): Promise<Ended> {
  return entente(["query", "check", ...paths], { cwd: folder, input });
}
