import type { z } from "zod";
import {
  ActorCardSchema,
  ActorPageSchema,
  type ActorCard,
  type ActorPage,
} from "../../server/wire/actor-card.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import { GraphSchemaSchema, type GraphSchema } from "../../server/wire/graph-schema.ts";
import {
  fromNetworkColumns,
  NETWORK_COLUMNS_TYPE,
  NetworkColumnsSchema,
} from "../../server/wire/network-columns.ts";
import type { StanceFilter } from "../../server/wire/network-filter.ts";
import type { Network } from "../../server/wire/network.ts";
import { ProblemSchema } from "../../server/wire/problem.ts";
import { StancePageSchema, type StancePage } from "../../server/wire/stance-view.ts";
import { filterToParams } from "../model/filter-params.ts";

/** Which stances to read as evidence. `from` and `to` together are one dyad. */
export interface StanceRequest {
  readonly filter: StanceFilter;
  readonly from?: string;
  readonly to?: string;
  readonly cursor?: string;
  /** Stances on a page. */
  readonly limit: number;
}

export interface NetworkRequest {
  readonly filter: StanceFilter;
  /** Dyads with fewer stances are left out. */
  readonly minStances: number;
}

/**
 * The server, with every answer checked against its schema once.
 * Every method rejects with EntenteError: the server's own problem, `unreachable` when it does not
 * answer, `cancelled` when the signal is aborted.
 */
export interface ApiClient {
  schema(signal?: AbortSignal): Promise<GraphSchema>;
  network(request: NetworkRequest, signal?: AbortSignal): Promise<Network>;
  findActors(query: string, limit: number, signal?: AbortSignal): Promise<ActorPage>;
  actor(id: string, signal?: AbortSignal): Promise<ActorCard>;
  stances(request: StanceRequest, signal?: AbortSignal): Promise<StancePage>;
  /** Resolves when the server is up and its store answers. */
  ready(signal?: AbortSignal): Promise<void>;
}

export function createApiClient(fetcher: typeof fetch): ApiClient {
  const get = async <T>(
    path: string,
    schema: z.ZodType<T>,
    signal: AbortSignal | undefined,
    accept = "application/json",
  ): Promise<T> => {
    const response = await request(fetcher, path, accept, signal);
    const parsed = schema.safeParse(await bodyOf(response, path, signal));
    if (parsed.success) return parsed.data;
    throw new EntenteError(
      "internal",
      `The server's answer to ${pathOnly(path)} is not in the form that this page reads. Reload the page; it may be older than the server.`,
      { cause: parsed.error },
    );
  };
  return {
    schema: (signal) => get("/api/schema", GraphSchemaSchema, signal),
    network: async ({ filter, minStances }, signal) => {
      const params = filterToParams(filter);
      if (minStances > 1) params.set("minStances", String(minStances));
      const path = withParams("/api/network", params);
      const columns = await get(path, NetworkColumnsSchema, signal, NETWORK_COLUMNS_TYPE);
      return fromNetworkColumns(columns);
    },
    findActors: (query, limit, signal) => {
      const params = new URLSearchParams({ q: query, limit: String(limit) });
      return get(withParams("/api/actors", params), ActorPageSchema, signal);
    },
    actor: (id, signal) => get(`/api/actors/${encodeURIComponent(id)}`, ActorCardSchema, signal),
    stances: ({ filter, from, to, cursor, limit }, signal) => {
      const params = filterToParams(filter);
      if (from !== undefined) params.set("from", from);
      if (to !== undefined) params.set("to", to);
      params.set("limit", String(limit));
      if (cursor !== undefined) params.set("cursor", cursor);
      return get(withParams("/api/stances", params), StancePageSchema, signal);
    },
    ready: async (signal) => {
      await request(fetcher, "/api/ready", "application/json", signal);
    },
  };
}

async function request(
  fetcher: typeof fetch,
  path: string,
  accept: string,
  signal: AbortSignal | undefined,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetcher(path, { headers: { accept }, ...(signal ? { signal } : {}) });
  } catch (cause) {
    throw lost(path, signal, cause);
  }
  if (response.ok) return response;
  const problem = ProblemSchema.safeParse(await response.json().catch(() => null));
  if (problem.success) {
    const { code, detail, errors } = problem.data;
    throw new EntenteError(code, detail, errors === undefined ? {} : { details: { errors } });
  }
  // A gateway in front of a server that is down answers in its own format.
  const code = [502, 503, 504].includes(response.status) ? "unreachable" : "internal";
  throw new EntenteError(
    code,
    `The server answered ${pathOnly(path)} with status ${response.status} and no explanation. Try again in a moment.`,
  );
}

async function bodyOf(
  response: Response,
  path: string,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    // Not JSON and cut off midway look alike here; asking again helps both.
    throw lost(path, signal, cause);
  }
}

function lost(path: string, signal: AbortSignal | undefined, cause: unknown): EntenteError {
  if (signal?.aborted === true) {
    return new EntenteError("cancelled", `The request for ${pathOnly(path)} was cancelled.`, {
      cause,
    });
  }
  return new EntenteError(
    "unreachable",
    "The server does not answer. This page tries again by itself; check that Entente is running.",
    { cause },
  );
}

function withParams(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return query === "" ? path : `${path}?${query}`;
}

function pathOnly(path: string): string {
  return path.split("?", 1)[0] ?? path;
}
