import { z } from "zod";
import { EntenteError } from "../wire/entente-error.ts";
import { CancelledQuerySchema, RunningQueriesSchema } from "../wire/running-query.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";

export const runningRoute: Route = defineRoute({
  method: "get",
  path: "/api/running",
  role: "analyst",
  operationId: "getRunning",
  summary: "Queries that run now, oldest first",
  description:
    "Saved and ad-hoc queries of all callers of this server process. `requestId` is the `X-Request-Id` of the request that runs the query; who sends one of their own finds it here.",
  params: NOTHING,
  query: NOTHING,
  answers: [{ type: "application/json", schema: RunningQueriesSchema }],
  errors: [],
  cache: "never",
  handle: (_request, { queries }) => Promise.resolve({ queries: queries.running.list() }),
});

export const cancelRoute: Route = defineRoute({
  method: "delete",
  path: "/api/running/{id}",
  role: "analyst",
  operationId: "cancelQuery",
  summary: "End a running query, in the engine too",
  description: "Whoever waits for it gets the problem `cancelled`.",
  params: z.strictObject({ id: z.uuid().describe("Id from /api/running.") }),
  query: NOTHING,
  answers: [{ type: "application/json", schema: CancelledQuerySchema }],
  errors: ["not-found"],
  cache: "never",
  handle: (request, { queries, audit }) => {
    const { id } = request.params;
    const isCancelled = queries.running.cancel(id);
    const outcome = isCancelled ? "done" : "not-found";
    audit(request, { action: "cancelQuery", subject: id, outcome });
    if (isCancelled) return Promise.resolve({ id, cancelled: true });
    throw new EntenteError(
      "not-found",
      `No query with the id ${id} runs here; it may have ended, or run in another process of the server. /api/running lists those of this one.`,
    );
  },
});
