import { z } from "zod";
import type { ErrorCode } from "../wire/error-code.ts";
import {
  DeletedWorkspaceSchema,
  SavedWorkspaceSchema,
  WorkspaceIdSchema,
  WorkspaceListSchema,
  WorkspaceSchema,
  type SavedWorkspace,
} from "../wire/workspace.ts";
import { Reply } from "./reply.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { requireSeenVersion, seenVersion } from "./seen-version.ts";

const WorkspaceIdParams = z.strictObject({
  id: WorkspaceIdSchema.describe("Id of the workspace, such as mediation-in-october."),
});

const CHANGE_ERRORS = [
  "not-found",
  "changed-meanwhile",
  "busy",
  "documents-unavailable",
] as const satisfies readonly ErrorCode[];

const VERSION_RULE =
  "`If-Match` holds the version that the caller has seen, in double quotes. Where another one is there, the answer is 412 and nothing is changed.";

const workspacesRoute: Route = defineRoute({
  method: "get",
  path: "/api/workspaces",
  operationId: "getWorkspaces",
  summary: "The workspaces, last saved first",
  description: "One that this program cannot read says why in `problem`.",
  params: NOTHING,
  query: NOTHING,
  answers: [{ type: "application/json", schema: WorkspaceListSchema }],
  errors: ["documents-unavailable"],
  cache: "never",
  handle: async (_request, { workspaces }) => ({ workspaces: [...(await workspaces.list())] }),
});

const workspaceRoute: Route = defineRoute({
  method: "get",
  path: "/api/workspaces/{id}",
  operationId: "getWorkspace",
  summary: "One workspace",
  params: WorkspaceIdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: SavedWorkspaceSchema }],
  errors: ["not-found", "invalid-file", "documents-unavailable"],
  cache: "never",
  handle: async ({ params: { id } }, { workspaces }) =>
    replyWithSaved(await workspaces.read(id), 200),
});

const putWorkspaceRoute: Route = defineRoute({
  method: "put",
  path: "/api/workspaces/{id}",
  role: "analyst",
  isAudited: true,
  operationId: "putWorkspace",
  summary: "Save a workspace: a new one, or a new version of one",
  description: `Without \`If-Match\` the workspace must be new; where there is one, the answer is 409. ${VERSION_RULE} To rename a workspace, change its name: the id stays.`,
  params: WorkspaceIdParams,
  query: NOTHING,
  body: { kind: "json", schema: WorkspaceSchema },
  answers: [{ type: "application/json", schema: SavedWorkspaceSchema }],
  creates: true,
  errors: [...CHANGE_ERRORS, "already-exists"],
  cache: "never",
  handle: async ({ params: { id }, body, headers }, { workspaces }) => {
    const version = await seenVersion(headers, () => workspaces.versionOf(id));
    const saved = await workspaces.save(id, body, version);
    return replyWithSaved(saved, version === null ? 201 : 200);
  },
});

const deleteWorkspaceRoute: Route = defineRoute({
  method: "delete",
  path: "/api/workspaces/{id}",
  role: "analyst",
  isAudited: true,
  operationId: "deleteWorkspace",
  summary: "Delete a workspace; its history stays in the data folder",
  description: VERSION_RULE,
  params: WorkspaceIdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: DeletedWorkspaceSchema }],
  errors: CHANGE_ERRORS,
  cache: "never",
  handle: async ({ params: { id }, headers }, { workspaces }) => {
    const version = await requireSeenVersion(headers, () => workspaces.versionOf(id));
    await workspaces.remove(id, version);
    return { id };
  },
});

/** Everything about workspaces. */
export const WORKSPACE_ROUTES: readonly Route[] = [
  workspacesRoute,
  workspaceRoute,
  putWorkspaceRoute,
  deleteWorkspaceRoute,
];

function replyWithSaved(saved: SavedWorkspace, status: 200 | 201): Reply {
  const location = status === 201 ? { Location: `/api/workspaces/${saved.id}` } : {};
  return new Reply(JSON.stringify(saved), {
    status,
    headers: { ETag: `"${saved.version}"`, ...location },
  });
}
