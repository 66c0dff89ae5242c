import {
  DeletedQuerySchema,
  PutQueryRequestSchema,
  QueryHistorySchema,
  RestoreQueryRequestSchema,
  SavedQuerySchema,
  type QueryHistory,
} from "../wire/saved-query.ts";
import type { ErrorCode } from "../wire/error-code.ts";
import type { QueryLibrary } from "../queries/query-library.ts";
import { QueryIdParams, replyWithSaved } from "./route-queries.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { requireSeenVersion, seenVersion } from "./seen-version.ts";

/** Codes of every route that changes a saved query. */
const CHANGE_ERRORS = [
  "not-found",
  "read-only",
  "changed-meanwhile",
  "busy",
  "documents-unavailable",
] as const satisfies readonly ErrorCode[];

const VERSION_RULE =
  "`If-Match` holds the version that the caller has seen, in double quotes. Where another one is there, the answer is 412 with the other text in `current`, and nothing is changed.";

export const putQueryRoute: Route = defineRoute({
  method: "put",
  path: "/api/queries/{id}",
  role: "editor",
  operationId: "putQuery",
  summary: "Save a query: a new one, or a new version of one",
  description: `Without \`If-Match\` the query must be new; where there is one, the answer is 409 with its text in \`current\`. ${VERSION_RULE} A text with faults is not saved; \`errors\` has the place of each. To rename a query, change its name in the text: the id stays, and links with it.`,
  params: QueryIdParams,
  query: NOTHING,
  body: { kind: "json", schema: PutQueryRequestSchema },
  answers: [{ type: "application/json", schema: SavedQuerySchema }],
  creates: true,
  errors: [...CHANGE_ERRORS, "broken-query", "already-exists"],
  cache: "never",
  handle: async ({ params: { id }, body, headers }, { library }) => {
    const version = await seenVersion(headers, () => versionNow(library, id));
    const saved = await library.save(id, body.text, version);
    return replyWithSaved(saved, version === null ? 201 : 200);
  },
});

export const deleteQueryRoute: Route = defineRoute({
  method: "delete",
  path: "/api/queries/{id}",
  role: "editor",
  operationId: "deleteQuery",
  summary: "Delete a query; its history stays",
  description: `${VERSION_RULE} The answer has the version with which it can be restored.`,
  params: QueryIdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: DeletedQuerySchema }],
  errors: CHANGE_ERRORS,
  cache: "never",
  handle: async ({ params: { id }, headers }, { library }) => {
    const version = await requireSeenVersion(headers, () => versionNow(library, id));
    return library.remove(id, version);
  },
});

export const queryHistoryRoute: Route = defineRoute({
  method: "get",
  path: "/api/queries/{id}/history",
  role: "analyst",
  operationId: "getQueryHistory",
  summary: "The versions of a query, newest first",
  description:
    "At most the last hundred, each with its text. Empty for a built-in query. A deleted query has its history, too.",
  params: QueryIdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: QueryHistorySchema }],
  errors: ["not-found", "documents-unavailable"],
  cache: "never",
  handle: async ({ params: { id } }, { library }): Promise<QueryHistory> => {
    return { id, entries: [...(await library.history(id))] };
  },
});

export const restoreQueryRoute: Route = defineRoute({
  method: "post",
  path: "/api/queries/{id}/restore",
  role: "editor",
  operationId: "restoreQuery",
  summary: "Bring an old version of a query back",
  description: `Its text becomes a new version. Without \`If-Match\` the query must be deleted. ${VERSION_RULE}`,
  params: QueryIdParams,
  query: NOTHING,
  body: { kind: "json", schema: RestoreQueryRequestSchema },
  answers: [{ type: "application/json", schema: SavedQuerySchema }],
  errors: [...CHANGE_ERRORS, "already-exists"],
  cache: "never",
  handle: async ({ params: { id }, body, headers }, { library }) => {
    const version = await seenVersion(headers, () => versionNow(library, id));
    return replyWithSaved(await library.restore(id, body.version, version), 200);
  },
});

async function versionNow(library: QueryLibrary, id: string): Promise<string> {
  return (await library.read(id)).version;
}
