import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { QueryResultSchema } from "../../server/wire/query-result.ts";
import { entente, startEntente, type Ended, type RunOptions } from "./run-entente.ts";

let folder: string;
let data: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "entente-cli-"));
  data = path.join(folder, "data");
  const first = await run(["query", "list"]);
  expect([first.code, first.stderr]).toEqual([
    0,
    `The data folder ${data} is new; the graph of an article is loaded into it.\n`,
  ]);
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("entente query run", () => {
  it("prints a table that a pipe can use, and nothing else", async () => {
    const { code, stdout, stderr } = await run(["query", "run", "reversals"]);
    expect([code, stderr]).toEqual([0, ""]);
    const [head = "", rule = "", row = "", ...rest] = stdout.split("\n");
    expect(rest).toEqual([""]);
    expect(head).toMatch(/^speaker {2}target {2}issue /);
    expect(rule).toMatch(/^[─ ]+$/);
    // Not cut to any width.
    expect(row).toContain("Holds that Moscow and Ankara have to meet each other half way.");
    expect(row).toMatch(/^Russia {3}Turkey {2}nagorno-karabakh {2}2020-10-22 +-0\.2 {2}/);
  });

  it("takes each parameter as an option, in the name that a shell likes or its own", async () => {
    const kebab = await rows(["query", "run", "mediators", "--min-regard", "0.2"]);
    expect(kebab.map((row) => row.at(-1))).toEqual(["mike-pompeo"]);
    const own = await rows(["query", "run", "mediators", "--minRegard=0.2"]);
    expect(own).toEqual(kebab);
    const byParam = await rows(["query", "run", "mediators", "--param", "minRegard:=0.2"]);
    expect(byParam).toEqual(kebab);
  });

  it("takes lists, negative numbers, days, switches, and nothing at all", async () => {
    const two = ["--statuses", "stated", "--statuses", "reported"];
    expect(await rows(["query", "run", "casualty-claims", ...two])).toHaveLength(2);
    const enemies = ["query", "run", "common-enemies", "--max-polarity", "-0.98"];
    expect(await rows(enemies)).toHaveLength(0);
    const since = ["--since", "2020-10-22", "--until=2020-10-22"];
    expect(await rows(["query", "run", "who-backs-whom", ...since])).toHaveLength(6);
    for (const off of [["--no-between"], ["--between", "false"], ["--between=false"]]) {
      expect(await rows(["query", "run", "ego-network", ...off])).toHaveLength(11);
    }
    for (const on of [[], ["--between"], ["--between", "true"]]) {
      expect(await rows(["query", "run", "ego-network", ...on])).toHaveLength(12);
    }
    expect(await rows(["query", "run", "reversals", "--no-issue"])).toHaveLength(1);
  }, 60_000);

  it("gives the form that was asked for", async () => {
    const words = ["query", "run", "who-opposes-whom", "--format"];
    const csv = await run([...words, "csv"]);
    expect([csv.code, csv.stderr]).toEqual([0, ""]);
    expect(csv.stdout.split("\r\n")).toHaveLength(5);
    const gexf = await run([...words, "gexf"]);
    expect(gexf.stdout).toMatch(/^<\?xml [^]*<gexf [^]*<\/gexf>\n?$/);
    expect((gexf.stdout.match(/<edge /g) ?? []).length).toBe(3);
    expect((await run([...words, "graphml"])).stdout).toMatch(/<graphml [^]*<\/graphml>\n?$/);
    const lines = (await run([...words, "ndjson"])).stdout.trimEnd().split("\n");
    const parsed = lines.map((line) => JSON.parse(line) as object);
    expect(parsed[0]).toEqual({ columns: ["a", "s", "b"] });
    expect(parsed).toHaveLength(5);
    expect(parsed.at(-1)).toMatchObject({ summary: { rows: 3, truncated: false } });
  }, 60_000);

  it("says what is left of a result that is cut, and ends with 1 where nobody asked for a cut", async () => {
    const words = ["query", "run", "ego-network", "--format", "csv"];
    const wanted = await run([...words, "--limit-rows", "2"]);
    const note = "The result was cut by the limit of 2 rows after 2 rows; 10 more are left.\n";
    expect([wanted.code, wanted.stderr]).toEqual([0, note]);
    const unwanted = await run(words, { environment: { ENTENTE_QUERY_ROWS: "2" } });
    expect([unwanted.code, unwanted.stderr]).toEqual([1, note]);
    expect(unwanted.stdout).toBe(wanted.stdout);
  });

  it("runs a file and standard input, with their own parameters as options", async () => {
    const file = path.join(folder, "mine.cypher");
    const text = `// name: Mine\n// summary: Numbers.\n// param: top integer 1..9 = 3  How many\nUNWIND range(1, $top) AS n RETURN n LIMIT 9\n`;
    await writeFile(file, text);
    expect(await rows(["query", "run", file, "--top", "2"])).toEqual([[1], [2]]);
    expect(await rows(["query", "run", "-"], { input: text })).toEqual([[1], [2], [3]]);
    const plain = { input: "RETURN $text AS text, $number + 1 AS number" };
    const free = ["--param", "text=a=b", "--param", "number:=2"];
    expect(await rows(["query", "run", "-", ...free], plain)).toEqual([["a=b", 3]]);
    expect(await rows(["cypher", ...free], plain)).toEqual([["a=b", 3]]);
  }, 60_000);

  it("ends with 2 and one sentence where the values do not fit", async () => {
    const cases: [string[], RegExp][] = [
      [["query", "run", "meditors"], /there is no query "meditors"; did you mean mediators\?/],
      [
        ["query", "run", "mediators", "--min-regard", "2"],
        /minRegard is not accepted \(2\); write a value from 0 to 1/,
      ],
      [
        ["query", "run", "mediators", "--sida-a", "x"],
        /--sida-a is not an option.*did you mean --side-a\?/,
      ],
      [["query", "run", "reversals", "--min-days", "1.5"], /minDays is not a whole number \(1.5\)/],
      [
        ["query", "run", "newcomers", "--since", "2020-02-30"],
        /since is not a day of the calendar \(2020-02-30\)/,
      ],
      [["query", "run", "newcomers", "--param", "sinc=2020-02-03"], /did you mean since\?/],
      [["query", "run", "mediators", "--format", "gexf"], /The result has no nodes/],
      [
        ["cypher", "MATCH (n) DETACH DELETE n"],
        /DETACH writes; change the graph through an import/,
      ],
      [["cypher", "MATCH (n RETURN n"], /line 1, column/],
      [["cypher", "RETURN $x AS x"], /uses the parameter \$x, which was not given/],
      [["query", "run", "-"], /The query is empty/],
    ];
    for (const [words, message] of cases) {
      const { code, stdout, stderr } = await run(words);
      expect([words, code, stdout]).toEqual([words, 2, ""]);
      expect(stderr).toMatch(message);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    }
  }, 120_000);

  it("ends with 3 where a file or the data cannot be used, and tells it as JSON to who wants that", async () => {
    const missing = await run(["query", "run", "./absent.cypher", "--json"]);
    expect(missing.code).toBe(3);
    expect(JSON.parse(missing.stderr)).toMatchObject({ problem: { code: "invalid-file" } });
    const words = ["query", "list", "--data", path.join(folder, "mine.cypher")];
    const file = await run(words);
    expect([file.code, file.stderr.split("\n").length]).toEqual([3, 2]);
    const down = await run(["query", "list", "--server", "http://127.0.0.1:1"]);
    expect([down.code, down.stdout]).toEqual([3, ""]);
    expect(down.stderr).toContain("The server at http://127.0.0.1:1 does not answer");
  });

  it("ends with 130 on Ctrl-C, at once, and leaves nothing behind", async () => {
    const endless =
      "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c RETURN count(*) AS n";
    const running = startEntente(["cypher", endless], options({}));
    running.child.stdin.end();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    running.child.kill("SIGINT");
    const { code, stdout, stderr } = await running.ended;
    expect([code, stdout, stderr]).toEqual([130, "", ""]);
    expect(await readdir(data)).toEqual(["graph"]);
  });

  it("can be interrupted while it waits for standard input", async () => {
    const running = startEntente(["cypher"], options({}));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    running.child.kill("SIGINT");
    expect((await running.ended).code).toBe(130);
  });

  it("stops without a word when its reader has had enough", async () => {
    const many = "UNWIND range(1, 300000) AS n RETURN n, 'a text of some length' AS text";
    const running = startEntente(["cypher", many, "--format", "ndjson"], options({}));
    running.child.stdin.end();
    await running.prints(/"columns"/);
    running.child.stdout.destroy();
    const { code, stderr } = await running.ended;
    expect([code, stderr]).toEqual([0, ""]);
  });
});

describe("entente query list and show", () => {
  it("finds queries by words and tags, for people and for programs", async () => {
    const table = await run(["query", "list", "ENEMY", "--tag", "triads"]);
    const ids = table.stdout
      .split("\n")
      .slice(2, -1)
      .map((line) => line.split(" ")[0]);
    expect(ids).toEqual(["balanced-triads", "enemy-of-my-enemy"]);
    const { queries } = JSON.parse(
      (await run(["query", "list", "enemy", "--tag", "triads", "--json"])).stdout,
    ) as { queries: { id: string; params: unknown[] }[] };
    expect(queries.map(({ id }) => id)).toEqual(ids);
    expect(queries[1]?.params).toHaveLength(2);
  });

  it("shows a query as its file, which runs as such", async () => {
    const shown = await run(["query", "show", "newcomers"]);
    expect(shown.stdout).toMatch(/^\/\/ name: Actors first seen after a date\n/);
    const direct = await run(["query", "run", "newcomers"]);
    const piped = await run(["query", "run", "-"], { input: shown.stdout });
    expect([piped.code, piped.stdout]).toEqual([0, direct.stdout]);
  });

  it("says what a query asks for", async () => {
    const { code, stdout } = await run(["query", "run", "mediators", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("--side-a TEXT");
    expect(stdout).toContain(
      "--min-regard NUMBER   Least regard that each side must have (0 to 1; default",
    );
  });
});

function options({ environment, ...others }: RunOptions): RunOptions {
  return { ...others, cwd: folder, environment: { ENTENTE_DATA: data, ...environment } };
}

function run(words: readonly string[], more: RunOptions = {}): Promise<Ended> {
  return entente(words, options(more));
}

/** The rows of a result, of which standard error has nothing to say. */
async function rows(
  words: readonly string[],
  more: RunOptions = {},
): Promise<readonly unknown[][]> {
  const { code, stdout, stderr } = await run([...words, "--json"], more);
  expect([words, code, stderr]).toEqual([words, 0, ""]);
  return QueryResultSchema.parse(JSON.parse(stdout)).rows;
}
