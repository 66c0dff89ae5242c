import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { QueryResultSchema, type QueryResult } from "../../server/wire/query-result.ts";
import { SuggestionsSchema, type Suggestions } from "../../server/wire/query-param.ts";
import { QueryCheckSchema } from "../../server/wire/saved-query.ts";
import { mutated } from "../queries/mutated-texts.ts";
import { writeSamples } from "../queries/sample-queries.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

let served: ServedGraph;
let samples: string;
beforeAll(async () => {
  samples = await writeSamples();
  served = await serveGraph({ file: ARTICLE, queriesFolder: samples });
});
afterAll(async () => {
  await served.close();
  await rm(samples, { recursive: true, force: true });
});

describe("running a saved query", () => {
  it("takes its defaults, with a body and without", async () => {
    const [one, two] = [await run("said-about", {}), await run("said-about")];
    expect(one.columns).toEqual(["about", "day", "polarity", "stance"]);
    expect(one.rows.length).toBeGreaterThan(3);
    expect(two.rows).toEqual(one.rows);
  });

  it("gives the same by link and by body", async () => {
    const params = { actor: "ilham-aliyev", since: "2020-10-01", status: ["stated", "claimed"] };
    const posted = await run("said-about", { params: { ...params, top: 3 } });
    const link = "actor=ilham-aliyev&since=2020-10-01&status=stated&status=claimed&top=3";
    const linked = await resultOf(await served.get(`/api/queries/said-about/run?${link}`));
    expect(posted.rows.length).toBeGreaterThan(0);
    expect(linked.rows).toEqual(posted.rows);
    expect(linked.summary.limits).toEqual(posted.summary.limits);
  });

  it("narrows by an optional parameter, which an empty one in a link does not", async () => {
    const all = await run("said-about");
    const some = await run("said-about", { params: { issue: "settlement-talks" } });
    expect(some.rows.length).toBeLessThan(all.rows.length);
    const empty = await resultOf(await served.get("/api/queries/said-about/run?issue=&since="));
    expect(empty.rows).toEqual(all.rows);
  });

  it("binds what is typed and never splices it", async () => {
    const hostile = [
      "x' OR 1=1 //",
      '"}) MATCH (n) DETACH DELETE n //',
      "\\u0027}) RETURN 1 //",
      "` } $x ${y} {{z}}",
      "\0\n\r\u2028",
    ];
    for (const actor of hostile) {
      const { rows } = await run("said-about", { params: { actor } });
      expect(rows).toEqual([]);
    }
    const before = await run("every-pair", { limits: { rows: 1 } });
    expect(before.rows).toHaveLength(1);
  });

  it("can be held to less than the server's limits, and not to more", async () => {
    const less = await run("every-pair", { limits: { rows: 7 } });
    expect(less.rows).toHaveLength(7);
    expect(less.summary).toMatchObject({
      truncated: true,
      cut: { by: "rows", left: 25 * 25 - 7, isExact: true },
    });
    const link = await served.get("/api/queries/every-pair/run?limits.rows=7&limits.timeMs=5000");
    const linked = await resultOf(link);
    expect(linked.rows).toEqual(less.rows);
    expect(linked.summary.limits).toMatchObject({ rows: 7, timeMs: 5000 });
    const more = await run("every-pair", { limits: { rows: 9e15 } });
    expect(more.summary.limits.rows).toBeLessThan(9e15);
    expect(more.rows).toHaveLength(625);
  });

  it.each([
    ["text/csv", /^about,day,polarity,stance\r?\n/],
    ["application/x-ndjson", /^\{"columns":\["about"/],
  ])("comes as %s", async (accept, beginning) => {
    const response = await served.get("/api/queries/said-about/run", { accept });
    expect(response.headers.get("content-type")).toMatch(accept);
    expect(await response.text()).toMatch(beginning);
  });

  it.each(["application/gexf+xml", "application/graphml+xml"])(
    "comes as %s where it is a graph",
    async (accept) => {
      const response = await served.get("/api/queries/backed-pairs/run", { accept });
      expect(response.status).toBe(200);
      expect(await response.text()).toMatch(/<node id="/);
    },
  );

  it("is not run again for whoever has its result", async () => {
    const first = await served.get("/api/queries/said-about/run?top=5");
    const tag = first.headers.get("etag") ?? "";
    expect(tag).not.toBe("");
    const headers = { "if-none-match": tag };
    expect((await served.get("/api/queries/said-about/run?top=5", headers)).status).toBe(304);
    expect((await served.get("/api/queries/said-about/run?top=6", headers)).status).toBe(200);
  });

  it.each([
    ["?since=2020-02-30", ["since"]],
    ["?top=51", ["top"]],
    ["?top=1e1", ["top"]],
    ["?status=shouted", ["status"]],
    ["?actor=a&actor=b", ["actor"]],
    ["?acto=a", ["acto"]],
    ["?limits.rows=0", ["limits.rows"]],
    ["?limits.rows=many", ["limits.rows"]],
    ["?top=0&since=x&nobody=1", ["nobody", "since", "top"]],
  ])("names each wrong field of the link %s", async (query, places) => {
    const response = await served.get(`/api/queries/said-about/run${query}`);
    const problem = await problemOf(response);
    expect(problem.code).toBe("invalid-request");
    expect(problem.errors?.map(({ place }) => place).toSorted()).toEqual(places);
  });

  it.each([
    [{ params: { top: "5" } }, ["params.top"]],
    [{ params: { since: 20201022 } }, ["params.since"]],
    [{ params: { status: "stated" } }, ["params.status"]],
    [{ params: { actor: null, nobody: 1 } }, ["params.actor", "params.nobody"]],
    [{ param: {} }, ["param"]],
    [{ limits: { rows: 0 } }, ["limits.rows"]],
  ])("names each wrong field of the body %j", async (body, places) => {
    const problem = await problemOf(await post("said-about/run", body));
    expect(problem.code).toBe("invalid-request");
    expect(problem.errors?.map(({ place }) => place).toSorted()).toEqual(places);
  });

  it("is not there for an id that is not", async () => {
    const problem = await problemOf(await served.get("/api/queries/nothing/run"));
    expect(problem.code).toBe("not-found");
  });

  it("answers any parameters with rows within its limits, or with what is wrong", async () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom("vladimir-putin", "settlement-talks", "stated", "2020-10-22", "3", "", "1e9"),
    );
    const names = ["actor", "issue", "target", "since", "status", "top", "limits.rows", "topp"];
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), anyText), { maxLength: 6 }),
        async (fields) => {
          const query = new URLSearchParams(fields.map(([name, text]) => [name, text]));
          const response = await served.get(`/api/queries/said-about/run?${query.toString()}`);
          if (response.status !== 200) {
            expect((await problemOf(response)).code).toBe("invalid-request");
            return;
          }
          answered += 1;
          expect((await resultOf(response)).rows.length).toBeLessThanOrEqual(50);
        },
      ),
      { numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(10);
  }, 60_000);
});

describe("checking any text", () => {
  it("never fails, whatever engine and parser make of it", async () => {
    let broken = 0;
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const response = await post("check", { text });
        expect(response.status).toBe(200);
        const { status, faults } = QueryCheckSchema.parse(await response.json());
        if (status === "broken") broken += 1;
        expect(status === "broken").toBe(faults.length > 0);
        expect(status).not.toBe("unchecked");
      }),
      { numRuns: 300 },
    );
    expect(broken).toBeGreaterThan(0);
    expect((await served.get("/api/ready")).status).toBe(200);
  }, 60_000);
});

describe("suggestions", () => {
  it("are found by name without regard to accents and case, the nearest first", async () => {
    const found = await suggest("said-about", "param=actor&q=erdogan");
    expect(found.suggestions[0]).toMatchObject({
      value: "tayyip-erdogan",
      label: "Tayyip Erdogan",
    });
    for (const q of ["Erdoğan", "TAYYIP erd", "ERDOGAN"]) {
      const same = await suggest("said-about", `param=actor&q=${encodeURIComponent(q)}`);
      expect(same.suggestions[0]?.value).toBe("tayyip-erdogan");
    }
  });

  it("are at most twenty, the most spoken of first, and say that there are more", async () => {
    const { suggestions, more } = await suggest("said-about", "param=actor");
    expect(suggestions).toHaveLength(20);
    expect(more).toBe(true);
    const counts = suggestions.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  it("depend on earlier parameters", async () => {
    const all = await suggest("said-about", "param=issue&actor=");
    const own = await suggest("said-about", "param=issue&actor=jens-stoltenberg");
    expect(own.suggestions.length).toBeGreaterThan(0);
    expect(own.suggestions.length).toBeLessThan(all.suggestions.length);
    for (const { value } of own.suggestions) {
      const link = `actor=jens-stoltenberg&issue=${value}&status=stated&status=reported&status=claimed&status=denied`;
      const { rows } = await resultOf(await served.get(`/api/queries/said-about/run?${link}`));
      expect(rows.length).toBeGreaterThan(0);
    }
    const both = await suggest(
      "said-about",
      "param=target&actor=ilham-aliyev&issue=nagorno-karabakh&top=3",
    );
    expect(both.suggestions.every(({ count }) => count >= 1)).toBe(true);
  });

  it("take the default of an earlier parameter that is not given", async () => {
    const byDefault = await suggest("said-about", "param=issue");
    const given = await suggest("said-about", "param=issue&actor=vladimir-putin");
    expect(byDefault.suggestions).toEqual(given.suggestions);
  });

  it("say what a value means, and are found by it", async () => {
    const { suggestions } = await suggest("by-act", "param=act&q=cooperat");
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions[0]?.detail?.toLowerCase()).toContain("cooperat");
  });

  it("name sources by title and issues by name, with all their stances", async () => {
    const sources = await suggest("by-act", "param=source");
    expect(sources.suggestions[0]).toMatchObject({ value: "article-2020-10-23", count: 49 });
    const issues = await suggest("by-act", "param=issue&q=karabakh");
    expect(issues.suggestions[0]).toMatchObject({ value: "nagorno-karabakh" });
    expect(issues.suggestions[0]?.label).toMatch(/Karabakh/);
  });

  it("are the enumeration where there is one, and nothing where there is no source", async () => {
    const status = await suggest("said-about", "param=status&q=re");
    expect(status.suggestions.map(({ value }) => value)).toEqual(["reported"]);
    expect((await suggest("said-about", "param=top")).suggestions).toEqual([]);
  });

  it.each([
    ["param=nobody", "param"],
    ["q=x", "param"],
    ["param=target&since=x&nobody=1", "nobody"],
    ["param=issue&actor=a&actor=b", "actor"],
  ])("refuse the request %s by field", async (query, place) => {
    const response = await served.get(`/api/queries/said-about/suggest?${query}`);
    expect((await problemOf(response)).errors?.[0]?.place).toBe(place);
  });
});

async function suggest(id: string, query: string): Promise<Suggestions> {
  const response = await served.get(`/api/queries/${id}/suggest?${query}`);
  return SuggestionsSchema.parse(await response.json());
}

async function run(id: string, body?: unknown): Promise<QueryResult> {
  return resultOf(await post(`${id}/run`, body));
}

function post(route: string, body?: unknown): Promise<Response> {
  return fetch(`${served.base}/api/queries/${route}`, {
    method: "POST",
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
}

async function resultOf(response: Response): Promise<QueryResult> {
  const body: unknown = await response.json();
  if (response.status !== 200) throw new Error(JSON.stringify(body));
  return QueryResultSchema.parse(body);
}
