import { z } from "zod";
import type { ImportDesk } from "../import/runs/import-desk.ts";
import { DEFAULT_MAX_ERRORS } from "../import/runs/import-request.ts";
import { previewImport } from "../import/runs/preview-import.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { ErrorCode } from "../wire/error-code.ts";
import {
  ImportListSchema,
  ImportPreviewSchema,
  ImportReportSchema,
  ImportViewSchema,
  type ImportView,
} from "../wire/import-report.ts";
import { formatOptions, HOW_QUERY } from "./import-fields.ts";
import { Reply } from "./reply.ts";
import { defineRoute, NOTHING, type Route, type Services } from "./route.ts";

const MAX_BYTES = 16 * 2 ** 30;
const PREVIEW_BYTES = 256 * 1024;
const EVENTS = "text/event-stream";

const EventsSchema = z
  .string()
  .meta({ id: "ImportEvents", description: "Events whose data is an ImportView, as JSON." });
/** The id of an import, in a path. */
export const ImportIdParams = z.strictObject({
  id: z
    .string()
    .regex(/^\d{8}-\d{6}-[0-9a-f]{4}$/, { message: "is not the id of an import" })
    .describe("Id from /api/imports."),
});
const ERRORS = [
  "not-found",
  "busy",
  "unusable-folder",
  "database-unavailable",
] as const satisfies readonly ErrorCode[];

export const startImportRoute: Route = defineRoute({
  method: "post",
  path: "/api/imports",
  role: "editor",
  operationId: "startImport",
  summary: "Bring a file into the graph",
  description:
    "The body is the file, plain, `.gz` or `.zip`. When all of it is here, the import begins and the answer says its id; `GET /api/imports/{id}` follows it. Imports run one after the other. A dry run answers when it knows what would change.",
  params: NOTHING,
  query: z.strictObject({
    ...HOW_QUERY,
    aggregate: z.enum(["day"]).optional().describe("Folds events of a day into one stance."),
    maxErrors: z.coerce
      .number()
      .int()
      .min(0)
      .max(1_000_000_000)
      .default(DEFAULT_MAX_ERRORS)
      .describe("Rejected rows after which the import ends."),
    dryRun: z.enum(["true"]).optional().describe("Says what would change, and changes nothing."),
  }),
  body: { kind: "stream", types: ["*/*"], maxBytes: MAX_BYTES },
  answers: [{ type: "application/json", schema: ImportViewSchema }],
  creates: true,
  errors: [...ERRORS, "invalid-file", "too-long"],
  cache: "never",
  handle: async ({ body, query, signal }, services) => {
    const { name, format = null, aggregate = null, maxErrors, dryRun } = query;
    const view = await deskOf(services).start({
      name,
      bytes: body,
      request: { format, options: formatOptions(query), aggregate, maxErrors },
      dryRun: dryRun === "true",
      signal,
    });
    if (dryRun === "true") return view;
    const headers = { Location: `/api/imports/${view.report.id}` };
    return new Reply(JSON.stringify(view), { status: 201, headers });
  },
});

export const previewImportRoute: Route = defineRoute({
  method: "post",
  path: "/api/imports/preview",
  role: "editor",
  operationId: "previewImport",
  summary: "What a file seems to be, and what its first rows become",
  description:
    "The body is the file, or its first 256 kB: no more is read. For a table, `mapping` is what was found, to be corrected and sent with the import.",
  params: NOTHING,
  query: z.strictObject(HOW_QUERY),
  body: { kind: "stream", types: ["*/*"], maxBytes: MAX_BYTES },
  answers: [{ type: "application/json", schema: ImportPreviewSchema }],
  errors: ["invalid-file", "too-long"],
  cache: "never",
  handle: async ({ body, query }) => {
    const options = formatOptions(query);
    return previewImport(query.name, await firstBytes(body), {
      format: query.format ?? null,
      options,
    });
  },
});

export const importsRoute: Route = defineRoute({
  method: "get",
  path: "/api/imports",
  role: "editor",
  operationId: "getImports",
  summary: "Imports of this data folder, newest first",
  params: NOTHING,
  query: NOTHING,
  answers: [{ type: "application/json", schema: ImportListSchema }],
  errors: ["not-found", "unusable-folder"],
  cache: "never",
  handle: async (_request, services) => ({ imports: await deskOf(services).list() }),
});

export const importRoute: Route = defineRoute({
  method: "get",
  path: "/api/imports/{id}",
  role: "editor",
  operationId: "getImport",
  summary: "An import: how far it is, or what became of it",
  description:
    "As server-sent events, each with the same JSON, until the import has ended; the last one is its end.",
  params: ImportIdParams,
  query: NOTHING,
  answers: [
    { type: "application/json", schema: ImportViewSchema },
    { type: EVENTS, schema: EventsSchema },
  ],
  errors: ["not-found", "unusable-folder"],
  cache: "never",
  handle: async ({ params: { id }, type, signal }, services) => {
    const desk = deskOf(services);
    const view = await desk.read(id);
    return type === EVENTS ? new Reply(events(desk.follow(id, signal)), { flush: true }) : view;
  },
});

export const removeImportRoute: Route = defineRoute({
  method: "delete",
  path: "/api/imports/{id}",
  role: "editor",
  operationId: "removeImport",
  summary: "End an import that runs, or take back one that has ended",
  description:
    "Taken back, what it created goes and what it changed is as before; what a later import states too, what somebody changed since, and what something else needs, stays. `undo` counts them.",
  params: ImportIdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: ImportReportSchema }],
  errors: ERRORS,
  cache: "never",
  handle: ({ params: { id } }, services) => deskOf(services).remove(id),
});

/** The desk of imports. @throws EntenteError `not-found` on a server without a loader. */
export function deskOf({ imports }: Services): ImportDesk {
  if (imports !== null) return imports;
  throw new EntenteError(
    "not-found",
    "This server takes no imports; it has no loader for its graph.",
  );
}

async function firstBytes(body: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size >= PREVIEW_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, PREVIEW_BYTES);
}

async function* events(views: AsyncIterable<ImportView>): AsyncGenerator<string> {
  for await (const view of views) yield `data: ${JSON.stringify(view)}\n\n`;
}
