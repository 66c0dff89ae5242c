import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  QueryCheckSchema,
  QueryHistorySchema,
  SavedQueryListSchema,
  SavedQuerySchema,
  type SavedQuery,
  type SavedQueryList,
} from "../../server/wire/saved-query.ts";
import { headed, reading } from "../queries/query-texts.ts";
import { SAMPLES, writeSamples } from "../queries/sample-queries.ts";
import { GUARDED, SECRETS } from "./guarded-graph.ts";
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

describe("the list of saved queries", () => {
  it("has the built-in ones by name, without their texts, and their tags", async () => {
    const list = await readList("/api/queries");
    expect(list.queries.map(({ id }) => id)).toEqual([
      "every-pair",
      "by-act",
      "said-about",
      "backed-pairs",
    ]);
    expect(list).toMatchObject({ total: 4, nextCursor: null });
    expect(list.queries.every(({ origin, status }) => `${origin} ${status}` === "builtin ok")).toBe(
      true,
    );
    expect(list.tags).toEqual([
      { tag: "evidence", queries: 2 },
      { tag: "alliances", queries: 1 },
      { tag: "dyads", queries: 1 },
    ]);
    expect(JSON.stringify(list)).not.toContain("MATCH");
  });

  it("finds words without regard to case and accents, and tags", async () => {
    expect((await readList("/api/queries?q=SÁID+evidence")).queries).toHaveLength(1);
    expect((await readList("/api/queries?tag=evidence&tag=dyads")).total).toBe(1);
    expect((await readList("/api/queries?q=nowhere")).queries).toEqual([]);
  });

  it("comes in pages that fit together", async () => {
    const first = await readList("/api/queries?limit=3");
    const second = await readList(`/api/queries?limit=3&cursor=${first.nextCursor}`);
    const ids = [...first.queries, ...second.queries].map(({ id }) => id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
    expect(second.nextCursor).toBeNull();
    const other = await served.get(`/api/queries?q=a&cursor=${first.nextCursor}`);
    expect((await problemOf(other)).code).toBe("invalid-request");
  });

  it("has broken files and stray ones with the reason, and hides none", async () => {
    const folder = path.join(served.folder, "queries");
    await mkdir(path.join(folder, "mine"), { recursive: true });
    await writeFile(path.join(folder, "by-hand.cypher"), "// nmae: x\n\nMATCH (a) RETURN a\n");
    await writeFile(path.join(folder, "Who Ever.cypher"), headed());
    await writeFile(path.join(folder, "mine/deep.cypher"), headed());
    await writeFile(path.join(folder, "check.cypher"), headed());
    const { queries } = await readList("/api/queries");
    const told = new Map(queries.map(({ id, faults }) => [id, faults.map(({ found }) => found)]));
    expect(told.get("by-hand")).toEqual(["", "RETURN"]);
    expect(told.get("who-ever")).toEqual(["Who Ever.cypher"]);
    expect(told.get("mine-deep")).toEqual(["mine/deep.cypher"]);
    expect(told.get("check")).toEqual(["check"]);
    expect(queries.filter(({ status }) => status === "broken")).toHaveLength(4);
    const run = await problemOf(await served.get("/api/queries/by-hand/run"));
    expect(run).toMatchObject({ code: "broken-query", status: 422 });
    expect(run.errors).toHaveLength(2);
    await rm(folder, { recursive: true });
  });

  it("has a user's query in the place of a built-in one, until it is deleted", async () => {
    const file = path.join(served.folder, "queries", "by-act.cypher");
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, headed("tags: own"));
    const listed = (await readList("/api/queries")).queries.find(({ id }) => id === "by-act");
    expect(listed).toMatchObject({ origin: "user", tags: ["own"] });
    const { version, origin } = await read("by-act");
    expect(origin).toBe("user");
    expect((await send("DELETE", "by-act", undefined, version)).status).toBe(200);
    expect((await read("by-act")).origin).toBe("builtin");
    expect((await readList("/api/queries")).total).toBe(4);
  });

  it("has a file that cannot be read, too", async () => {
    // Root reads everything, so a folder stands where the file should be.
    const file = path.join(served.folder, "queries", "closed.cypher");
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, headed());
    await chmod(file, 0);
    const { queries } = await readList("/api/queries");
    const closed = queries.find(({ id }) => id === "closed");
    const isRoot = process.getuid?.() === 0;
    expect(closed?.status).toBe(isRoot ? "ok" : "broken");
    await rm(file);
  });
});

describe("saving a query", () => {
  it("makes a new one, which is a plain file and can be run", async () => {
    const text = reading("MATCH (a:Actor) RETURN count(a) AS n LIMIT 1", "tags: Mine");
    const response = await put("count-actors", text);
    expect(response.status).toBe(201);
    expect(response.headers.get("location")).toBe("/api/queries/count-actors");
    const saved = SavedQuerySchema.parse(await response.json());
    expect(response.headers.get("etag")).toBe(`"${saved.version}"`);
    expect(saved).toMatchObject({ origin: "user", status: "ok", text, tags: ["mine"] });
    const run = await served.get("/api/queries/count-actors/run");
    expect(await run.json()).toMatchObject({ columns: ["n"], rows: [[25]] });
  });

  it("tells the second of two who save at once, with the other text, and loses neither", async () => {
    const base = await create("talks", headed("tags: one"));
    const [mine, theirs] = [headed("tags: mine"), headed("tags: theirs")];
    const answers = await Promise.all([
      put("talks", mine, base.version),
      put("talks", theirs, base.version),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 412]);
    const lost = answers.find(({ status }) => status === 412);
    if (lost === undefined) throw new Error("nobody was told");
    const problem = await problemOf(lost);
    const now = await read("talks");
    expect(problem).toMatchObject({ code: "changed-meanwhile", current: { text: now.text } });
    expect(problem.current?.version).toBe(now.version);
    const other = now.text === mine ? theirs : mine;
    expect((await put("talks", other, problem.current?.version)).status).toBe(200);
    const history = await historyOf("talks");
    expect(history.map(({ text }) => text)).toEqual([other, now.text, base.text]);
  });

  it("tells the second also where the other server saved", async () => {
    const base = await create("shared", headed());
    const other = await serveGraph({ documentsFolder: served.folder });
    const theirs = headed("tags: theirs");
    const answer = await fetch(`${other.base}/api/queries/shared`, {
      method: "PUT",
      headers: { "content-type": "application/json", "if-match": `"${base.version}"` },
      body: JSON.stringify({ text: theirs }),
    });
    expect(answer.status).toBe(200);
    const problem = await problemOf(await put("shared", headed("tags: mine"), base.version));
    expect(problem.current?.text).toBe(theirs);
    await other.close();
  });

  it("refuses a new one in the place of another", async () => {
    const first = await create("taken", headed());
    const problem = await problemOf(await put("taken", headed("tags: other")));
    expect(problem).toMatchObject({ code: "already-exists", status: 409 });
    expect(problem.current).toEqual({ version: first.version, text: first.text });
  });

  it("refuses a text with faults, with the place of each, and saves nothing", async () => {
    const text = reading("MATCH (a) WHERE a.id = $x SET a.y = 1 RETURN a", "tgas: x");
    const problem = await problemOf(await put("broken", text));
    expect(problem).toMatchObject({ code: "broken-query", status: 422 });
    expect(problem.errors?.map(({ place, position }) => [place, position?.length])).toEqual([
      ["line 3, column 4", 4],
      ["line 5, column 24", 2],
      ["line 5, column 27", 3],
    ]);
    expect((await served.get("/api/queries/broken")).status).toBe(404);
  });

  it("renames by the text, and the id stays", async () => {
    const { version } = await create("renamed", headed());
    const text = headed().replace("name: Title", "name: Another title");
    await put("renamed", text, version);
    expect(await read("renamed")).toMatchObject({ id: "renamed", name: "Another title" });
  });

  it("leaves built-in queries as they are", async () => {
    for (const method of ["PUT", "DELETE"]) {
      const problem = await problemOf(await send(method, "said-about", { text: headed() }, "x"));
      expect(problem).toMatchObject({ code: "read-only", status: 403 });
    }
    expect((await read("said-about")).text).toBe(SAMPLES["said-about"]);
  });

  it.each(["check", "import"])("keeps the id %s for itself", async (id) => {
    const response = await put(id, headed());
    expect([400, 405]).toContain(response.status);
  });

  it.each(["Upper", "a--b", "a b", "-a", "a.b", "x".repeat(101), "ä"])(
    "refuses the id %j",
    async (id) => {
      const response = await put(encodeURIComponent(id), headed());
      expect((await problemOf(response)).code).toBe("invalid-request");
    },
  );

  it.each([["3"], ['"a", "b"'], ['""'], ["W/x"]])("refuses the version %s", async (version) => {
    const response = await fetch(`${served.base}/api/queries/x`, {
      method: "PUT",
      headers: { "content-type": "application/json", "if-match": version },
      body: JSON.stringify({ text: headed() }),
    });
    expect((await problemOf(response)).errors?.[0]?.place).toBe("If-Match");
  });
});

describe("deleting and restoring", () => {
  it("brings a deleted query back, as it was or as it was before", async () => {
    const first = await create("back", headed("tags: first"));
    await put("back", headed("tags: second"), first.version);
    const { version } = await read("back");
    const gone = await send("DELETE", "back", undefined, version);
    expect(gone.status).toBe(200);
    const deletion = (await gone.json()) as { version: string; name: string };
    expect(deletion.name).toBe("Title");
    expect((await served.get("/api/queries/back")).status).toBe(404);
    const { deleted } = await readList("/api/queries?deleted=true");
    expect(deleted).toContainEqual(expect.objectContaining({ id: "back", name: "Title" }));
    const restored = await send("POST", "back/restore", { version: deletion.version });
    expect(SavedQuerySchema.parse(await restored.json()).tags).toEqual(["second"]);
    const seen = await read("back");
    const older = await send("POST", "back/restore", { version: first.version }, seen.version);
    expect(SavedQuerySchema.parse(await older.json()).tags).toEqual(["first"]);
    const actions = (await historyOf("back")).map(({ action }) => action);
    expect(actions).toEqual(["restored", "restored", "deleted", "saved", "saved"]);
    expect((await readList("/api/queries?deleted=true")).deleted).not.toContainEqual(
      expect.objectContaining({ id: "back" }),
    );
  });

  it("needs the version that somebody has seen", async () => {
    await create("seen", headed());
    const blind = await problemOf(await send("DELETE", "seen"));
    expect(blind.errors?.[0]?.place).toBe("If-Match");
    const wrong = await problemOf(await send("DELETE", "seen", undefined, "1-000000000000"));
    expect(wrong.code).toBe("changed-meanwhile");
    expect((await read("seen")).status).toBe("ok");
  });

  it("has no history of what never was, and an empty one of what is built in", async () => {
    expect((await served.get("/api/queries/never/history")).status).toBe(404);
    expect(await historyOf("said-about")).toEqual([]);
  });
});

describe("a storage that does not answer", () => {
  it("keeps built-in queries running, and says so to whoever lists or saves", async () => {
    const away = await serveGraph({
      file: ARTICLE,
      queriesFolder: samples,
      documentsPlace: { kind: "redis", url: "redis://:hunter2@127.0.0.1:1" },
    });
    expect((await away.get("/api/queries/by-act/run")).status).toBe(200);
    const listing = await away.get("/api/queries");
    expect(listing.headers.get("retry-after")).toBe("5");
    const problem = await problemOf(listing);
    expect(problem).toMatchObject({ code: "documents-unavailable", status: 503 });
    expect(JSON.stringify(problem)).not.toMatch(/hunter2|127\.0\.0\.1/);
    await away.close();
  });
});

describe("checking a text", () => {
  it("says what the editor underlines and what the form is made of", async () => {
    const text = reading("MATCH (a) WHERE a.id = $who RETURN b LIMIT 1", "param: who string  Who");
    const response = await send("POST", "check", { text });
    const { status, faults, front } = QueryCheckSchema.parse(await response.json());
    expect(status).toBe("broken");
    expect(faults.map(({ line, column, length }) => [line, column, length])).toEqual([[5, 36, 1]]);
    expect(front.params).toMatchObject([{ name: "who", type: "string", text: "Who" }]);
  });
});

describe("roles", () => {
  it("let viewers read, analysts check, and editors save", async () => {
    const guarded = await serveGraph({ file: ARTICLE, queriesFolder: samples, access: GUARDED });
    const statusOf = async (token: string, method: string, route: string, body?: unknown) => {
      const response = await fetch(`${guarded.base}/api/queries${route}`, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return response.status;
    };
    const { viewer, analyst, editor } = SECRETS;
    expect(await statusOf(viewer, "GET", "")).toBe(200);
    expect(await statusOf(viewer, "GET", "/by-act/run")).toBe(200);
    expect(await statusOf(viewer, "POST", "/by-act/run", {})).toBe(200);
    expect(await statusOf(viewer, "GET", "/by-act/suggest?param=act")).toBe(200);
    expect(await statusOf(viewer, "POST", "/check", { text: "" })).toBe(403);
    expect(await statusOf(viewer, "GET", "/by-act/history")).toBe(403);
    expect(await statusOf(analyst, "POST", "/check", { text: "" })).toBe(200);
    expect(await statusOf(analyst, "PUT", "/mine", { text: headed() })).toBe(403);
    expect(await statusOf(analyst, "POST", "/import", {})).toBe(403);
    expect(await statusOf(editor, "PUT", "/mine", { text: headed() })).toBe(201);
    await guarded.close();
  });
});

async function readList(route: string): Promise<SavedQueryList> {
  return SavedQueryListSchema.parse(await (await served.get(route)).json());
}

async function read(id: string): Promise<SavedQuery> {
  return SavedQuerySchema.parse(await (await served.get(`/api/queries/${id}`)).json());
}

async function historyOf(id: string) {
  const response = await served.get(`/api/queries/${id}/history`);
  return QueryHistorySchema.parse(await response.json()).entries;
}

async function create(id: string, text: string): Promise<SavedQuery> {
  return SavedQuerySchema.parse(await (await put(id, text)).json());
}

function put(id: string, text: string, version?: string): Promise<Response> {
  return send("PUT", id, { text }, version);
}

function send(method: string, route: string, body?: unknown, version?: string): Promise<Response> {
  return fetch(`${served.base}/api/queries/${route}`, {
    method,
    headers: {
      "content-type": "application/json",
      ...(version === undefined ? {} : { "if-match": `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
