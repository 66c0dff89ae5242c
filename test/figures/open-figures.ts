import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createFigures } from "../../server/create-figures.ts";
import { openDocuments } from "../../server/documents/open-documents.ts";
import { EmbedSite } from "../../server/figures/access/embed-sites.ts";
import type { FigureServices } from "../../server/figures/figure-services.ts";
import { PicturePool } from "../../server/figures/render/picture-pool.ts";
import { cameoLabel } from "../../server/import/codes/cameo.ts";
import { interchangeItems } from "../../server/import/read-interchange.ts";
import { createGraphFacts } from "../../server/network/graph-facts.ts";
import { createGraphSchemaReader } from "../../server/network/read-graph-schema.ts";
import { CheckedTexts } from "../../server/queries/checked-texts.ts";
import { QueryLibrary } from "../../server/queries/query-library.ts";
import { QueryRunner } from "../../server/queries/run-query.ts";
import {
  createEmbeddedStore,
  type EmbeddedStore,
} from "../../server/store/embedded/embedded-store.ts";
import type { GraphLoader, GraphStore } from "../../server/store/graph-store.ts";
import { FigureDraftSchema, type FigureDraft } from "../../server/wire/figure.ts";
import type { Interchange } from "../../server/wire/interchange.ts";
import { DEFAULT_QUERY_LIMITS } from "../../server/wire/query-limits.ts";
import { readGraph } from "../http/served-graph.ts";

/** The day on which every figure of the tests is made. */
export const TODAY = "2020-10-24";
export const SECRET = "5b1d0b6f2f0c4a8fb3a9e7c1d2468ace";
export const SITE = new EmbedSite("the-paper", SECRET);

/** Figures over a real graph, kept in a folder of their own. */
export interface OpenedFigures {
  readonly figures: FigureServices;
  /** Replaces the graph's items by id, as an import does. */
  load(graph: Interchange): Promise<void>;
  /** Moves the clock on. */
  wait(milliseconds: number): void;
  close(): Promise<void>;
}

export interface OpenFiguresOptions {
  readonly file?: string;
  /** A store that is not the embedded one; it stays open. */
  readonly store?: { readonly store: GraphStore; readonly loader: GraphLoader };
  readonly program?: string;
}

export async function openFigures(options: OpenFiguresOptions = {}): Promise<OpenedFigures> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-figures-"));
  let own: EmbeddedStore | null = null;
  if (options.store === undefined) {
    own = await createEmbeddedStore({ folder, minReaders: 1, maxReaders: 1 });
  }
  const store = options.store?.store ?? own;
  const loader = options.store?.loader ?? own?.loader;
  if (store === null || loader === undefined) throw new Error("There is no store.");
  if (options.file !== undefined)
    await loader.load(interchangeItems(await readGraph(options.file)));
  const documents = await openDocuments({ kind: "folder", folder });
  let now = Date.parse(`${TODAY}T12:00:00Z`);
  const facts = createGraphFacts(store);
  const readGraphSchema = createGraphSchemaReader(facts);
  const queries = new QueryRunner(store, DEFAULT_QUERY_LIMITS);
  const figures = createFigures({
    facts,
    actLabel: cameoLabel,
    queries,
    library: new QueryLibrary({
      builtin: new Map(),
      documents: documents.collection({ name: "queries", extension: ".cypher" }),
      texts: new CheckedTexts({
        readGraphSchema,
        guard: (cypher, params) => queries.guard(cypher, params),
        dataVersion: () => store.dataVersion(),
      }),
    }),
    documents,
    worker: new PicturePool(),
    uses: null,
    sites: [SITE],
    version: options.program ?? "1.2.3",
    now: () => now,
  });
  return {
    figures,
    load: async (graph) => {
      await loader.load(interchangeItems(graph));
    },
    wait: (milliseconds) => {
      now += milliseconds;
    },
    close: async () => {
      await documents.close();
      await own?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A draft with the defaults that a request would get. */
export function draftOf(draft: Partial<FigureDraft>): FigureDraft {
  return FigureDraftSchema.parse({ title: "Who stands with whom", ...draft });
}

/** Everybody who has the address. */
export const READER = { token: undefined, isEditor: false } as const;
