import {
  SavedWorkspaceSchema,
  type SavedWorkspace,
  type Workspace,
} from "../../server/wire/workspace.ts";

/** A workspace like those that the explorer saves. */
export const WORKSPACE: Workspace = {
  format: "entente-workspace",
  version: 1,
  name: "Mediation in October",
  view: "issue=settlement-talks&hide=irn&pin=tur~10~-20",
  theme: "light",
  places: [{ id: "tur", x: 10, y: -20 }],
  dataVersion: "1",
};

/** Saves a new workspace. */
export async function saveWorkspace(
  { base }: { readonly base: string },
  id: string,
  workspace: Workspace = WORKSPACE,
): Promise<SavedWorkspace> {
  const response = await fetch(`${base}/api/workspaces/${id}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(workspace),
  });
  return SavedWorkspaceSchema.parse(await response.json());
}
