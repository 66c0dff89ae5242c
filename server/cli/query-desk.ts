import type { QueryParams } from "../store/graph-store.ts";
import type { FigureStatus } from "../wire/figure-meta.ts";
import type { WantedLimits } from "../wire/query-limits.ts";
import type { QuerySummary } from "../wire/query-result.ts";
import type { QueryCheck, QueryImport, SavedQuery, SavedQueryEntry } from "../wire/saved-query.ts";

/** The forms in which a desk gives a result. All others are made of the lines. */
export type DeskForm = "ndjson" | "csv" | "gexf" | "graphml";

/** A query to run: a saved one by its id, or a text. */
export interface DeskCall {
  readonly query: { readonly id: string } | { readonly cypher: string };
  readonly params: QueryParams;
  readonly limits: WantedLimits;
  readonly form: DeskForm;
  readonly signal: AbortSignal;
}

export interface DeskResult {
  /** The result in its form. An error midway is thrown; of NDJSON it is the last line. */
  readonly chunks: AsyncIterable<string | Uint8Array>;
  /** How it came about, after the last chunk; null where the server did not say. */
  summary(): QuerySummary | null;
}

/** Where saved queries and figures are kept and run: in this process, or in a server. */
export interface QueryDesk {
  list(): Promise<readonly SavedQueryEntry[]>;
  /** @throws EntenteError `not-found`. */
  read(id: string): Promise<SavedQuery>;
  check(text: string): Promise<QueryCheck>;
  /** @throws EntenteError what the library and the engine throw. */
  run(call: DeskCall): Promise<DeskResult>;
  /** @throws EntenteError `invalid-file`. */
  importFile(name: string, bytes: Uint8Array, dryRun: boolean): Promise<QueryImport>;
  /**
   * How the graph has moved since a figure was frozen.
   * @param token of a site, for a figure that is not for everybody.
   * @throws EntenteError `not-found`, `withdrawn`, `damaged-data`, and what reading the graph throws.
   */
  verify(figure: string, token: string | null): Promise<FigureStatus>;
  close(): Promise<void>;
}
