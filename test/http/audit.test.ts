import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { z } from "zod";
import { createAudit } from "../../server/http/audit.ts";
import { Reply } from "../../server/http/reply.ts";
import { defineRoute, NOTHING } from "../../server/http/route.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import { GUARDED, headersOf } from "./guarded-graph.ts";
import { serveGraph, type ServedGraph } from "./served-graph.ts";

const head = {
  query: NOTHING,
  answers: [{ type: "application/json", schema: z.unknown() }],
  errors: [],
  cache: "never",
  summary: "A test",
} as const;
const thing = { path: "/api/things/{id}", params: z.strictObject({ id: z.string() }) } as const;

const ROUTES = [
  defineRoute({
    ...head,
    method: "post",
    path: "/api/things",
    role: "editor",
    operationId: "makeThing",
    params: NOTHING,
    handle: () => {
      const headers = { Location: "/api/things/t-1" };
      return Promise.resolve(new Reply("{}", { status: 201, headers }));
    },
  }),
  defineRoute({
    ...head,
    ...thing,
    method: "put",
    role: "editor",
    operationId: "saveThing",
    handle: ({ params }) => Promise.resolve(params),
  }),
  defineRoute({
    ...head,
    ...thing,
    method: "delete",
    role: "editor",
    operationId: "deleteThing",
    handle: ({ params }) => Promise.reject(new EntenteError("not-found", `No ${params.id}.`)),
  }),
  defineRoute({
    ...head,
    ...thing,
    method: "get",
    role: "editor",
    operationId: "getThing",
    handle: () => Promise.resolve({}),
  }),
  defineRoute({
    ...head,
    method: "post",
    path: "/api/questions",
    role: "analyst",
    operationId: "ask",
    params: NOTHING,
    handle: (request, { audit }) => {
      audit(request, { action: "ask", outcome: "done", details: { rows: 3 } });
      return Promise.resolve({});
    },
  }),
];

let served: ServedGraph;
const log: string[] = [];
beforeAll(async () => {
  served = await serveGraph({ routes: ROUTES, access: GUARDED, log: (line) => log.push(line) });
});
afterAll(() => served.close());
beforeEach(() => {
  log.length = 0;
});

describe("the audit log", () => {
  it("has a line for each write of an editor: who, what, to which thing, how it ended", async () => {
    await call("POST", "/api/things", "editor");
    await call("PUT", "/api/things/t-2", "editor");
    await call("DELETE", "/api/things/t-3", "editor");
    await call("GET", "/api/things/t-4", "editor");

    const sender = { who: "the editor", role: "editor", address: "127.0.0.1" };
    expect(lines()).toMatchObject([
      { ...sender, action: "makeThing", subject: "t-1", outcome: "done" },
      { ...sender, action: "saveThing", subject: "t-2", outcome: "done" },
      { ...sender, action: "deleteThing", subject: "t-3", outcome: "not-found" },
    ]);
  });

  it("has what a route says of itself, and nothing of its own beside", async () => {
    await call("POST", "/api/questions", "analyst");
    expect(lines()).toMatchObject([
      { who: "the analyst", action: "ask", outcome: "done", rows: 3 },
    ]);
    expect(lines()).toHaveLength(1);
  });

  it("has a line for each refusal, under the id of its request", async () => {
    const response = await call("DELETE", "/api/things/t-5", "viewer");
    await call("PUT", "/api/things/t-6", "stranger");
    await call("POST", "/api/things", "editor", { origin: "https://evil.example" });

    const requestId = response.headers.get("x-request-id");
    expect(lines()).toMatchObject([
      { who: "the viewer", action: "deleteThing", subject: "t-5", outcome: "forbidden-role" },
      { who: null, action: "saveThing", subject: "t-6", outcome: "unauthenticated" },
      { who: "the editor", action: "POST /api/things", outcome: "forbidden-origin" },
    ]);
    expect(requestId).toMatch(/./);
    expect(lines()[0]).toMatchObject({ requestId });
  });
});

describe("createAudit", () => {
  it.each([
    ["warn", true, 1],
    ["info", true, 1],
    ["silent", true, 0],
    ["warn", false, 0],
    ["info", false, 1],
  ] as const)("at level %s, always: %s, writes %i line", (level, always, count) => {
    const written: string[] = [];
    const logger = pino({ level }, { write: (line: string) => written.push(line) });
    const caller = { role: "editor", name: null, address: "127.0.0.1" } as const;

    createAudit(logger, { always })(
      { requestId: "r-1", caller },
      { action: "save", outcome: "done" },
    );

    expect(written).toHaveLength(count);
  });
});

function call(
  method: string,
  where: string,
  role: Parameters<typeof headersOf>[0],
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${served.base}${where}`, { method, headers: { ...headersOf(role), ...headers } });
}

function lines(): unknown[] {
  return log
    .map((line) => JSON.parse(line) as { log?: string })
    .filter((line) => line.log === "audit");
}
