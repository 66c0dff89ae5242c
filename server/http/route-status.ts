import { readCount } from "../network/row-values.ts";
import { HealthSchema, ReadySchema, type Health, type Ready } from "../wire/server-status.ts";
import { STORE_ERRORS } from "./store-errors.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";

const READY_WITHIN_MS = 5000;

export const healthRoute: Route = defineRoute({
  method: "get",
  path: "/api/health",
  role: "stranger",
  operationId: "getHealth",
  summary: "The process is up",
  params: NOTHING,
  query: NOTHING,
  answers: [{ type: "application/json", schema: HealthSchema }],
  errors: [],
  cache: "never",
  handle: (_request, { version }): Promise<Health> =>
    Promise.resolve({
      status: "up",
      version,
      uptimeSeconds: Math.floor(process.uptime()),
    }),
});

export const readyRoute: Route = defineRoute({
  method: "get",
  path: "/api/ready",
  role: "stranger",
  operationId: "getReady",
  summary: "The store answers",
  description: "Asks the engine. While it does not answer: 503 with `Retry-After`.",
  params: NOTHING,
  query: NOTHING,
  answers: [{ type: "application/json", schema: ReadySchema }],
  errors: STORE_ERRORS,
  cache: "never",
  handle: async ({ signal }, { store }): Promise<Ready> => {
    await readCount({ store, signal, timeoutMs: READY_WITHIN_MS }, "RETURN 1 AS n");
    const { name, version } = store.engine;
    return { status: "ready", engine: { name, version }, dataVersion: await store.dataVersion() };
  },
});
