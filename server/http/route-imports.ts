import { z } from "zod";
import { FORMAT_NAMES } from "../import/import-format.ts";
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
import { TableMappingSchema, type TableMapping } from "../wire/table-mapping.ts";
import { Reply } from "./reply.ts";
import { invalidRequest, issuesToFaults } from "./request-faults.ts";
import { defineRoute, NOTHING, type Route, type Services } from "./route.ts";

const MAX_BYTES = 16 * 2 ** 30;
const PREVIEW_BYTES = 256 * 1024;
const EVENTS = "text/event-stream";

const EventsSchema = z
  .string()
  .meta({ id: "ImportEvents", description: "Events whose data is an ImportView, as JSON." });
const IdParams = z.strictObject({
  id: z
    .string()
    .regex(/^\d{8}-\d{6}-[0-9a-f]{4}$/, { message: "is not the id of an import" })
    .describe("Id from /api/imports."),
});
const HowQuery = {
  name: z.string().min(1).max(200).describe("Name of the file."),
  format: z.enum(FORMAT_NAMES).optional().describe("Default: as the file says itself."),
  mapping: z
    .string()
    .max(20_000)
    .optional()
    .describe("What the columns of a table are: a mapping as JSON."),
};
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
    ...HowQuery,
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
    const { name, format = null, aggregate = null, maxErrors, dryRun, mapping } = query;
    const options = mapping === undefined ? {} : { mapping: parseMapping(mapping) };
    const view = await deskOf(services).start({
      name,
      bytes: body,
      request: { format, options, aggregate, maxErrors },
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
  query: z.strictObject(HowQuery),
  body: { kind: "stream", types: ["*/*"], maxBytes: MAX_BYTES },
  answers: [{ type: "application/json", schema: ImportPreviewSchema }],
  errors: ["invalid-file", "too-long"],
  cache: "never",
  handle: async ({ body, query: { name, format = null, mapping } }) => {
    const head = await firstBytes(body);
    return previewImport(name, head, {
      format,
      mapping: mapping === undefined ? null : parseMapping(mapping),
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
  params: IdParams,
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
  params: IdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: ImportReportSchema }],
  errors: ERRORS,
  cache: "never",
  handle: ({ params: { id } }, services) => deskOf(services).remove(id),
});

/** @throws EntenteError `not-found` on a server without a data folder of its own. */
function deskOf({ imports }: Services): ImportDesk {
  if (imports !== null) return imports;
  throw new EntenteError(
    "not-found",
    "This server takes no imports; it has no loader for its graph.",
  );
}

/** @throws EntenteError `invalid-request` for what is no mapping. */
function parseMapping(text: string): TableMapping {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // The schema refuses null by name.
  }
  const parsed = TableMappingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidRequest(
    issuesToFaults(parsed.error.issues, value).map((fault) => ({
      ...fault,
      place: fault.place === "" ? "mapping" : `mapping.${fault.place}`,
    })),
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
