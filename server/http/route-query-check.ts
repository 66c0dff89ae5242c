import type { Readable } from "node:stream";
import { z } from "zod";
import { importQueries } from "../queries/import-queries.ts";
import {
  CheckQueryRequestSchema,
  QueryCheckSchema,
  QueryImportSchema,
} from "../wire/saved-query.ts";
import type { QueryCheck } from "../wire/saved-query.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";

const MAX_IMPORT_BYTES = 8 * 1024 * 1024;

export const checkQueryRoute: Route = defineRoute({
  method: "post",
  path: "/api/queries/check",
  role: "analyst",
  operationId: "checkQuery",
  summary: "What is wrong with the text of a query",
  description:
    "Saves nothing. `front` is what the front matter says, as far as it can be read, so that a form can follow a text while it is written.",
  params: NOTHING,
  query: NOTHING,
  body: { kind: "json", schema: CheckQueryRequestSchema },
  answers: [{ type: "application/json", schema: QueryCheckSchema }],
  errors: [],
  cache: "never",
  handle: async ({ body }, { library }): Promise<QueryCheck> => {
    const { status, faults, front } = await library.check(body.text);
    return { status, faults: [...faults], front };
  },
});

export const importQueriesRoute: Route = defineRoute({
  method: "post",
  path: "/api/queries/import",
  role: "editor",
  operationId: "importQueries",
  summary: "Take in queries from a file",
  description:
    "A `.cypher` or `.cql` file, also with several statements, or a zip of such files, such as Neo4j Browser exports its favourites. The first comment of a query becomes its name; parameters get types that are guesses, listed in `review`. Queries that do more than read are refused one by one. The same file again makes nothing new.",
  params: NOTHING,
  query: z.strictObject({
    name: z.string().min(1).max(200).default("queries.cypher").describe("Name of the file."),
    dryRun: z.enum(["true"]).optional().describe("Says what would come in, and saves nothing."),
  }),
  body: { kind: "stream", types: ["*/*"], maxBytes: MAX_IMPORT_BYTES },
  answers: [{ type: "application/json", schema: QueryImportSchema }],
  errors: ["invalid-file", "busy", "documents-unavailable"],
  cache: "never",
  handle: async ({ body, query }, { library }) => {
    const { name, dryRun } = query;
    return importQueries(library, { name, bytes: await readAll(body), dryRun: dryRun === "true" });
  },
});

async function readAll(body: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
