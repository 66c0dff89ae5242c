import {
  DeletedWorkspaceSchema,
  SavedWorkspaceSchema,
  WorkspaceListSchema,
  type SavedWorkspace,
  type Workspace,
  type WorkspaceEntry,
} from "../../server/wire/workspace.ts";
import { sendForJson } from "./send.ts";

/** The workspaces of the server. Every method rejects with EntenteError, as {@link sendForJson} does. */
export interface WorkspacesApi {
  list(signal?: AbortSignal): Promise<readonly WorkspaceEntry[]>;
  get(id: string): Promise<SavedWorkspace>;
  /** @param version what was seen of it; null for a new one. */
  save(id: string, workspace: Workspace, version: string | null): Promise<SavedWorkspace>;
  remove(id: string, version: string): Promise<void>;
}

export function createWorkspacesApi(fetcher: typeof fetch): WorkspacesApi {
  const pathOf = (id: string): string => `/api/workspaces/${encodeURIComponent(id)}`;
  const ifMatch = (version: string | null): Record<string, string> =>
    version === null ? {} : { "if-match": `"${version}"` };
  return {
    list: async (signal) =>
      (await sendForJson(fetcher, "/api/workspaces", WorkspaceListSchema, { signal })).workspaces,
    get: (id) => sendForJson(fetcher, pathOf(id), SavedWorkspaceSchema),
    save: (id, workspace, version) =>
      sendForJson(fetcher, pathOf(id), SavedWorkspaceSchema, {
        method: "PUT",
        body: workspace,
        headers: ifMatch(version),
      }),
    remove: async (id, version) => {
      const options = { method: "DELETE", headers: ifMatch(version) } as const;
      await sendForJson(fetcher, pathOf(id), DeletedWorkspaceSchema, options);
    },
  };
}
