import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { RESULT_TYPES } from "../../server/wire/query-result.ts";
import { linesOf, parseLines, postCypher, resultOf, type CypherBody } from "./run-cypher.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const ENDLESS = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n";
/** Some 20 MB as NDJSON: more than all buffers between the engine and a reader hold. */
const LONG = { cypher: `UNWIND range(1, 300000) AS n RETURN n, '${"x".repeat(50)}' AS text` };
const DEFAULTS = { timeMs: 60_000, rows: 1_000_000, bytes: 268_435_456 };

let served: ServedGraph;
beforeAll(async () => {
  served = await serveGraph({ file: ARTICLE });
});
afterAll(() => served.close());

describe("POST /api/cypher", () => {
  it("gives columns, rows with typed values, and how they came about", async () => {
    const cypher = "MATCH (a:Actor)-[s:STANCE {id: $id}]->(b) RETURN a.id AS who, s.date AS day, b";
    const params = { id: "azerbaijan-accuses-armenia-of-missile-strikes" };
    const { columns, rows, summary } = await resultOf(served.base, { cypher, params });
    expect(columns).toEqual(["who", "day", "b"]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.slice(0, 2)).toEqual(["aze", { $: "date", value: "2020-10-22" }]);
    expect(rows[0]?.[2]).toMatchObject({ $: "node", id: "arm", labels: ["Actor", "State"] });
    expect(summary).toEqual({
      rows: 1,
      truncated: false,
      timeMs: expect.any(Number) as unknown,
      engine: "embedded",
      dataVersion: await served.store.dataVersion(),
      limits: DEFAULTS,
    });
  });

  it("gives a parameter back as it came, whatever type it has", async () => {
    const value = [
      1.5,
      null,
      { a: [true, "'}) DETACH DELETE n //"] },
      { $: "date", value: "2020-02-29" },
    ];
    const { rows } = await resultOf(served.base, {
      cypher: "RETURN $value AS v",
      params: { value },
    });
    expect(rows).toEqual([[value]]);
  });

  it("gives the same rows as lines, with a head and an end", async () => {
    const body = { cypher: "MATCH (a:Actor) RETURN a.id AS id, a ORDER BY id" };
    const [whole, lines] = [await resultOf(served.base, body), await linesOf(served.base, body)];
    expect(lines.columns).toEqual(whole.columns);
    expect(lines.rows).toEqual(whole.rows);
    expect(lines.summary?.rows).toBe(25);
  });

  it("answers a query without rows in every form that needs none", async () => {
    const body = { cypher: "MATCH (n:Nobody) RETURN n.a AS a, n AS b" };
    expect(await resultOf(served.base, body)).toMatchObject({ columns: ["a", "b"], rows: [] });
    expect(await linesOf(served.base, body)).toMatchObject({ columns: ["a", "b"], rows: [] });
    expect(await textOf(body, RESULT_TYPES.csv)).toBe("a,b\r\n");
    expect(await textOf(body, RESULT_TYPES.gexf)).toContain("<nodes>\n</nodes>");
  });

  it("refuses a graph file of rows that are no graph, and says what to do", async () => {
    const response = await postCypher(
      served.base,
      { cypher: "MATCH (a:Actor) RETURN a.id AS id" },
      {
        headers: { accept: RESULT_TYPES.graphml },
      },
    );
    expect(await problemOf(response)).toMatchObject({
      code: "not-a-graph",
      detail: expect.stringMatching(/columns id; return some/) as unknown,
    });
  });

  it.each([
    ["MATCH (a) SET a.x = 1", "forbidden-query", { line: 1, column: 11, length: 3 }],
    ["MATCH (a)\n  DETACH DELETE a", "forbidden-query", { line: 2, column: 3, length: 6 }],
    ["RETURN nobody", "invalid-query", { line: 1, column: 8, length: 6 }],
    ["MATCH (a:A|B) RETURN a", "unsupported-query", { line: 1, column: 11, length: 1 }],
  ])("refuses %j with the place of the reason", async (cypher, code, position) => {
    for (const type of Object.values(RESULT_TYPES)) {
      const response = await postCypher(served.base, { cypher }, { headers: { accept: type } });
      expect(await problemOf(response)).toMatchObject({ code, position });
    }
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["no text", {}, "cypher"],
    ["a text that is none", { cypher: 7 }, "cypher"],
    [
      "an unknown tag",
      { cypher: "RETURN $a", params: { a: { $: "day", value: "x" } } },
      "params.a",
    ],
    ["a limit of nothing", { cypher: "RETURN 1", limits: { rows: 0 } }, "limits.rows"],
    ["a limit in words", { cypher: "RETURN 1", limits: { timeMs: "5" } }, "limits.timeMs"],
    ["an unknown limit", { cypher: "RETURN 1", limits: { row: 5 } }, "limits.row"],
    ["an unknown field", { cypher: "RETURN 1", query: "x" }, "query"],
    ["a text without end", { cypher: "R".repeat(100_001) }, "cypher"],
  ])("refuses %s and names the field", async (_what, body, place) => {
    const problem = await problemOf(await postCypher(served.base, body as unknown as CypherBody));
    expect(problem.code).toBe("invalid-request");
    expect(problem.errors?.map((fault) => fault.place)).toEqual([place]);
  });
});

describe("limits", () => {
  const MANY = "UNWIND range(1, 50) AS n RETURN n";

  it("that are lowered cut the result, which says so and how much is missing", async () => {
    const { rows, summary } = await resultOf(served.base, { cypher: MANY, limits: { rows: 20 } });
    expect(rows).toHaveLength(20);
    expect(summary).toMatchObject({
      rows: 20,
      truncated: true,
      cut: { by: "rows", left: 30, isExact: true },
      limits: { ...DEFAULTS, rows: 20 },
    });
  });

  it("on bytes cut between two rows", async () => {
    // Nine rows of four bytes and three of five.
    const lines = await linesOf(served.base, { cypher: MANY, limits: { bytes: 52 } });
    expect(lines.rows.map(([n]) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(lines.summary?.cut).toEqual({ by: "bytes", left: 38, isExact: true });
  });

  it("count bytes and not characters", async () => {
    const cypher = "UNWIND ['ə', 'e', 'e'] AS n RETURN n";
    const { rows } = await resultOf(served.base, { cypher, limits: { bytes: 12 } });
    expect(rows).toEqual([["ə"]]);
  });

  it("that are just enough cut nothing", async () => {
    const limits = { rows: 50, bytes: 9 * 4 + 41 * 5 };
    const { rows, summary } = await resultOf(served.base, { cypher: MANY, limits });
    expect(rows).toHaveLength(50);
    expect(summary.truncated).toBe(false);
    expect(summary.cut).toBeUndefined();
  });

  it("cannot be raised", async () => {
    const own = await serveGraph({ queryLimits: { timeMs: 5000, rows: 3, bytes: 1000 } });
    const limits = { timeMs: 60_000, rows: 1000, bytes: 10_000 };
    const { rows, summary } = await resultOf(own.base, { cypher: MANY, limits });
    expect(rows).toHaveLength(3);
    expect(summary.limits).toEqual({ timeMs: 5000, rows: 3, bytes: 1000 });
    await own.close();
  });

  it("on time are an error where there is no row yet", async () => {
    const response = await postCypher(served.base, { cypher: ENDLESS, limits: { timeMs: 300 } });
    expect(await problemOf(response)).toMatchObject({ code: "timeout", status: 504 });
  });

  it("on time cut a result whose reader is slow", async () => {
    const response = await openCypher(served.port, { ...LONG, limits: { timeMs: 1500 } });
    await sleep(2500);
    const { rows, summary } = parseLines(await readAll(response));
    expect(rows.length).toBeGreaterThan(0);
    expect(summary?.cut).toEqual({ by: "time", left: 300_000 - rows.length, isExact: true });
    expect(rows.map(([n]) => n)).toEqual(rows.map((_, index) => index + 1));
  });
});

describe("a result that breaks midway", () => {
  it("ends with its problem as NDJSON, and unfinished as JSON", async () => {
    for (const type of [RESULT_TYPES.ndjson, RESULT_TYPES.json]) {
      const response = await openCypher(served.port, LONG, type);
      expect(response.statusCode).toBe(200);
      for (const pid of served.store.enginePids) process.kill(pid, "SIGKILL");
      if (type === RESULT_TYPES.json) {
        await expect(readAll(response)).rejects.toThrow("aborted");
      } else {
        const { rows, summary, problem } = parseLines(await readAll(response));
        expect(rows.length).toBeGreaterThan(0);
        expect(summary).toBeNull();
        expect(problem).toMatchObject({ code: "engine-crashed", status: 503 });
      }
      expect((await resultOf(served.base, { cypher: "RETURN 1 AS one" })).rows).toEqual([[1]]);
    }
  });
});

describe("the summary of a file", () => {
  it("is a header where the file is short, and a trailer where it is long", async () => {
    const short = await openCypher(served.port, { cypher: "RETURN 1 AS n" }, RESULT_TYPES.csv);
    expect(await readAll(short)).toBe("n\r\n1\r\n");
    expect(summaryIn(short.headers)).toMatchObject({ rows: 1, truncated: false });
    expect(short.headers["content-disposition"]).toBe('attachment; filename="entente-result.csv"');
    const body = { cypher: LONG.cypher, limits: { rows: 5000 } };
    const long = await openCypher(served.port, body, RESULT_TYPES.csv);
    expect(long.headers["entente-summary"]).toBeUndefined();
    expect((await readAll(long)).split("\r\n")).toHaveLength(5002);
    expect(summaryIn(long.trailers)).toMatchObject({ rows: 5000, cut: { left: 295_000 } });
  });
});

async function textOf(body: CypherBody, type: string): Promise<string> {
  const response = await postCypher(served.base, body, { headers: { accept: type } });
  expect(response.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
  return response.text();
}

/** Asks without reading the answer. */
async function openCypher(
  port: number,
  body: CypherBody,
  accept: string = RESULT_TYPES.ndjson,
): Promise<IncomingMessage> {
  const headers = { "content-type": "application/json", accept };
  const sent = request({ host: "127.0.0.1", port, path: "/api/cypher", method: "POST", headers });
  sent.end(JSON.stringify(body));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}

async function readAll(response: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += String(chunk);
  return text;
}

function summaryIn(headers: NodeJS.Dict<string | string[]>): unknown {
  return JSON.parse(String(headers["entente-summary"])) as unknown;
}
