import type { IncomingMessage } from "node:http";
import { FigureStatusSchema, type FigureStatus } from "../wire/figure-meta.ts";
import { QuerySummarySchema, RESULT_TYPES, type QuerySummary } from "../wire/query-result.ts";
import {
  QueryCheckSchema,
  QueryImportSchema,
  SavedQueryListSchema,
  SavedQuerySchema,
  type QueryCheck,
  type QueryImport,
  type SavedQuery,
  type SavedQueryEntry,
} from "../wire/saved-query.ts";
import type { DeskCall, DeskResult, QueryDesk } from "./query-desk.ts";
import { askJson, askServer, chunksOf, type ServerAddress } from "./server-client.ts";

/** Where a result that is a file has its summary. */
const SUMMARY_HEADER = "entente-summary";
const PAGE = 500;

/** A desk that keeps and runs queries in a server, by its HTTP interface. */
export class ServerDesk implements QueryDesk {
  readonly #server: ServerAddress;

  constructor(server: ServerAddress) {
    this.#server = server;
  }

  async list(): Promise<readonly SavedQueryEntry[]> {
    const all: SavedQueryEntry[] = [];
    let cursor = "";
    for (;;) {
      const path = `/api/queries?limit=${PAGE}${cursor}`;
      const page = await askJson(this.#server, { path }, SavedQueryListSchema);
      all.push(...page.queries);
      if (page.nextCursor === null) return all;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
  }

  read(id: string): Promise<SavedQuery> {
    return askJson(this.#server, { path: queryPath(id) }, SavedQuerySchema);
  }

  check(text: string): Promise<QueryCheck> {
    const request = { method: "POST", path: "/api/queries/check", body: { text } } as const;
    return askJson(this.#server, request, QueryCheckSchema);
  }

  async run({ query, params, limits, form, signal }: DeskCall): Promise<DeskResult> {
    const answer = await askServer(this.#server, {
      method: "POST",
      path: "id" in query ? `${queryPath(query.id)}/run` : "/api/cypher",
      body: { ...("id" in query ? {} : query), params, limits },
      accept: RESULT_TYPES[form],
      signal,
    });
    return { chunks: chunksOf(answer, this.#server.url), summary: () => summaryOf(answer) };
  }

  importFile(name: string, bytes: Uint8Array, dryRun: boolean): Promise<QueryImport> {
    const search = new URLSearchParams({ name, ...(dryRun ? { dryRun: "true" } : {}) });
    const path = `/api/queries/import?${search.toString()}`;
    return askJson(this.#server, { method: "POST", path, body: bytes }, QueryImportSchema);
  }

  verify(figure: string, token: string | null): Promise<FigureStatus> {
    const search = token === null ? "" : `?token=${encodeURIComponent(token)}`;
    return askJson(
      this.#server,
      { path: `/figures/${figure}/status${search}` },
      FigureStatusSchema,
    );
  }

  async close(): Promise<void> {
    // Each request has a connection of its own, which ends with it.
  }
}

function queryPath(id: string): string {
  return `/api/queries/${encodeURIComponent(id)}`;
}

/** The summary of a file, before its first byte or after its last one. */
function summaryOf({ headers, trailers }: IncomingMessage): QuerySummary | null {
  const text = trailers[SUMMARY_HEADER] ?? headers[SUMMARY_HEADER];
  if (typeof text !== "string") return null;
  return QuerySummarySchema.parse(JSON.parse(text));
}
