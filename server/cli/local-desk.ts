import { randomUUID } from "node:crypto";
import { createFigures } from "../create-figures.ts";
import type { Documents } from "../documents/document-collection.ts";
import { openDocuments, type DocumentsPlace } from "../documents/open-documents.ts";
import type { FigureServices } from "../figures/figure-services.ts";
import { PicturePool } from "../figures/render/picture-pool.ts";
import { toProblem } from "../http/problem.ts";
import { cameoLabel } from "../import/codes/cameo.ts";
import { createGraphFacts } from "../network/graph-facts.ts";
import { createGraphSchemaReader } from "../network/read-graph-schema.ts";
import { readBuiltinQueries } from "../queries/builtin-queries.ts";
import { CheckedTexts } from "../queries/checked-texts.ts";
import { importQueries } from "../queries/import-queries.ts";
import { QueryLibrary } from "../queries/query-library.ts";
import { resultCsv, resultGraphFile } from "../queries/result-files.ts";
import { resultLines } from "../queries/result-lines.ts";
import { QueryRunner, type QueryRows } from "../queries/run-query.ts";
import type { GraphStore } from "../store/graph-store.ts";
import type { FigureStatus } from "../wire/figure-meta.ts";
import type { QueryLimits } from "../wire/query-limits.ts";
import type { QueryCheck, QueryImport, SavedQuery, SavedQueryEntry } from "../wire/saved-query.ts";
import type { DeskCall, DeskForm, DeskResult, QueryDesk } from "./query-desk.ts";

export interface LocalDeskOptions {
  readonly store: GraphStore;
  readonly documents: DocumentsPlace;
  readonly limits: QueryLimits;
  /** Folder of the saved queries that come with the program. */
  readonly queriesFolder: string;
  /** Of the program. */
  readonly version: string;
}

/** Opens a desk that keeps and runs queries in this process. The store is closed with it. */
export async function openLocalDesk(options: LocalDeskOptions): Promise<QueryDesk> {
  const builtin = await readBuiltinQueries(options.queriesFolder);
  const documents = await openDocuments(options.documents);
  const facts = createGraphFacts(options.store);
  const readGraphSchema = createGraphSchemaReader(facts);
  const queries = new QueryRunner(options.store, options.limits);
  const library = new QueryLibrary({
    builtin,
    texts: new CheckedTexts({
      readGraphSchema,
      guard: (cypher, params) => queries.guard(cypher, params),
      dataVersion: () => options.store.dataVersion(),
    }),
    documents: documents.collection({ name: "queries", extension: ".cypher" }),
  });
  const figures = createFigures({
    ...{ facts, queries, library, documents, version: options.version, now: Date.now },
    actLabel: cameoLabel,
    worker: new PicturePool(),
    uses: null,
    sites: [],
  });
  return new LocalDesk(options, { library, documents, queries, figures });
}

class LocalDesk implements QueryDesk {
  readonly #store: GraphStore;
  readonly #creator: string;
  readonly #documents: Documents;
  readonly #library: QueryLibrary;
  readonly #queries: QueryRunner;
  readonly #figures: FigureServices;

  constructor(
    { store, version }: LocalDeskOptions,
    parts: {
      readonly library: QueryLibrary;
      readonly documents: Documents;
      readonly queries: QueryRunner;
      readonly figures: FigureServices;
    },
  ) {
    this.#store = store;
    this.#creator = `Entente ${version}`;
    this.#library = parts.library;
    this.#documents = parts.documents;
    this.#queries = parts.queries;
    this.#figures = parts.figures;
  }

  list(): Promise<readonly SavedQueryEntry[]> {
    return this.#library.all();
  }

  read(id: string): Promise<SavedQuery> {
    return this.#library.read(id);
  }

  async check(text: string): Promise<QueryCheck> {
    const { status, faults, front } = await this.#library.check(text);
    return { status, faults: [...faults], front };
  }

  async run({ query, params, limits, form, signal }: DeskCall): Promise<DeskResult> {
    const text =
      "id" in query
        ? { cypher: (await this.#library.readRunnable(query.id)).text, query: query.id }
        : query;
    const caller = { requestId: randomUUID(), role: "editor" as const, who: null };
    const rows = await this.#queries.run({ ...text, ...caller, params, limits, signal });
    return {
      chunks: this.#chunks(rows, form),
      summary: () => (rows.hasEnded ? rows.summary() : null),
    };
  }

  importFile(name: string, bytes: Uint8Array, dryRun: boolean): Promise<QueryImport> {
    return importQueries(this.#library, { name, bytes, dryRun });
  }

  async verify(figure: string): Promise<FigureStatus> {
    // Whoever has the data needs no token of a site.
    const view = await this.#figures.views.view(figure, { token: undefined, isEditor: true });
    return this.#figures.statuses.of(view);
  }

  async close(): Promise<void> {
    await this.#documents.close();
    await this.#store.close();
  }

  #chunks(rows: QueryRows, form: DeskForm): AsyncIterable<string> {
    if (form === "csv") return resultCsv(rows);
    if (form !== "ndjson") return resultGraphFile(rows, form, this.#creator);
    return resultLines(rows, toProblem);
  }
}
