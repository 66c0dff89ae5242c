import { SuggestionsSchema, type Suggestions } from "../../server/wire/query-param.ts";
import { QueryPlanSchema, type QueryPlan } from "../../server/wire/query-plan.ts";
import type { QuerySummary } from "../../server/wire/query-result.ts";
import {
  DeletedQuerySchema,
  QueryCheckSchema,
  QueryHistorySchema,
  SavedQueryListSchema,
  SavedQuerySchema,
  type QueryCheck,
  type QueryHistory,
  type SavedQuery,
  type SavedQueryEntry,
} from "../../server/wire/saved-query.ts";
import { runStream, runTarget, type RunListener, type RunRequest } from "./run-stream.ts";
import { send, sendForJson, withParams } from "./send.ts";

/** Suggestions for one field, under what the fields before it say. */
export interface SuggestRequest {
  readonly id: string;
  readonly param: string;
  /** What has been typed. */
  readonly typed: string;
  readonly before: Readonly<Record<string, readonly string[]>>;
}

/** The library on the server. Every method rejects with EntenteError, as {@link send} does. */
export interface QueriesApi {
  /** All queries, by name. */
  list(signal?: AbortSignal): Promise<readonly SavedQueryEntry[]>;
  get(id: string, signal?: AbortSignal): Promise<SavedQuery>;
  /** @param version of the text that was edited; null for a new query. */
  save(id: string, text: string, version: string | null): Promise<SavedQuery>;
  /** @returns the version with which it can be restored. */
  remove(id: string, version: string): Promise<string>;
  history(id: string, signal?: AbortSignal): Promise<QueryHistory>;
  /** @param seen version that is there now; null where the query is deleted. */
  restore(id: string, version: string, seen: string | null): Promise<SavedQuery>;
  check(text: string, signal?: AbortSignal): Promise<QueryCheck>;
  suggest(request: SuggestRequest, signal?: AbortSignal): Promise<Suggestions>;
  explain(cypher: string, params: RunRequest["params"], signal?: AbortSignal): Promise<QueryPlan>;
  /** The result as a file. @param type media type of a form of results. */
  download(request: RunRequest, type: string): Promise<Blob>;
  run(request: RunRequest, listener: RunListener, signal: AbortSignal): Promise<QuerySummary>;
}

const PAGE = 200;

export function createQueriesApi(fetcher: typeof fetch): QueriesApi {
  const pathOf = (id: string, rest = ""): string => `/api/queries/${encodeURIComponent(id)}${rest}`;
  return {
    list: async (signal) => {
      const queries: SavedQueryEntry[] = [];
      let cursor: string | null = null;
      do {
        const params = new URLSearchParams({ limit: String(PAGE) });
        if (cursor !== null) params.set("cursor", cursor);
        const path = withParams("/api/queries", params);
        const page = await sendForJson(fetcher, path, SavedQueryListSchema, { signal });
        queries.push(...page.queries);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return queries;
    },
    get: (id, signal) => sendForJson(fetcher, pathOf(id), SavedQuerySchema, { signal }),
    save: (id, text, version) =>
      sendForJson(fetcher, pathOf(id), SavedQuerySchema, {
        method: "PUT",
        body: { text },
        headers: ifMatch(version),
      }),
    remove: async (id, version) => {
      const options = { method: "DELETE", headers: ifMatch(version) } as const;
      return (await sendForJson(fetcher, pathOf(id), DeletedQuerySchema, options)).version;
    },
    history: (id, signal) =>
      sendForJson(fetcher, pathOf(id, "/history"), QueryHistorySchema, { signal }),
    restore: (id, version, seen) =>
      sendForJson(fetcher, pathOf(id, "/restore"), SavedQuerySchema, {
        method: "POST",
        body: { version },
        headers: ifMatch(seen),
      }),
    check: (text, signal) =>
      sendForJson(fetcher, "/api/queries/check", QueryCheckSchema, {
        method: "POST",
        body: { text },
        signal,
      }),
    suggest: ({ id, param, typed, before }, signal) => {
      const params = new URLSearchParams({ param });
      if (typed !== "") params.set("q", typed);
      for (const [name, texts] of Object.entries(before)) {
        for (const text of texts) params.append(name, text);
      }
      const path = withParams(pathOf(id, "/suggest"), params);
      return sendForJson(fetcher, path, SuggestionsSchema, { signal });
    },
    ...asking(fetcher),
    run: (request, listener, signal) => runStream(fetcher, request, listener, signal),
  };
}

function asking(fetcher: typeof fetch): Pick<QueriesApi, "explain" | "download"> {
  return {
    explain: (cypher, params, signal) =>
      sendForJson(fetcher, "/api/cypher/explain", QueryPlanSchema, {
        method: "POST",
        body: { cypher, params },
        signal,
      }),
    download: async (request, type) => {
      const { path, body } = runTarget(request);
      const response = await send(fetcher, path, { method: "POST", accept: type, body });
      return response.blob();
    },
  };
}

function ifMatch(version: string | null): Record<string, string> {
  return version === null ? {} : { "if-match": `"${version}"` };
}
