import { z } from "zod";

const KEY = "entente-workspace";

const CurrentWorkspaceSchema = z.object({ id: z.string(), version: z.string(), name: z.string() });
/** The workspace that this tab was opened from or saved as. */
export type CurrentWorkspace = z.infer<typeof CurrentWorkspaceSchema>;

/** Which one it is; null for none. It is forgotten with the tab. */
export function readCurrentWorkspace(): CurrentWorkspace | null {
  try {
    const parsed = CurrentWorkspaceSchema.safeParse(
      JSON.parse(window.sessionStorage.getItem(KEY) ?? "null"),
    );
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function keepCurrentWorkspace(current: CurrentWorkspace | null): void {
  try {
    if (current === null) window.sessionStorage.removeItem(KEY);
    else window.sessionStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Without storage the sheet offers to save under a new name only.
    return;
  }
}
