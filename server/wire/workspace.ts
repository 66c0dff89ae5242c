import { z } from "zod";

/** The form of workspaces that this program writes. An older program refuses a newer one by it. */
export const WORKSPACE_VERSION = 1;

/** Id of a workspace: what its name became when it was saved first. */
export const WorkspaceIdSchema = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    message: "is not lower-case letters and digits joined by single hyphens",
  });

/**
 * A view of the explorer that somebody goes on working with: filters, days, marks, what is hidden,
 * expansions, pins, arrangement and style. The same on the server, in the browser and as a file.
 */
export const WorkspaceSchema = z
  .strictObject({
    format: z.literal("entente-workspace"),
    version: z.literal(WORKSPACE_VERSION),
    name: z.string().trim().min(1).max(120).describe("What people call it."),
    view: z
      .string()
      .max(30_000)
      .describe("The explorer's address behind the question mark; empty for the whole graph."),
    theme: z.enum(["light", "dark"]).describe("The colours that it was looked at in."),
    places: z
      .array(z.strictObject({ id: z.string().max(200), x: z.number(), y: z.number() }))
      .max(5000)
      .describe("Where everybody stood, in units of the layout: for when the data have changed."),
    dataVersion: z.string().max(200).describe("Of the data that it was made of."),
  })
  .meta({ id: "Workspace" });
export type Workspace = z.infer<typeof WorkspaceSchema>;

/** A workspace as the server keeps it. */
export const SavedWorkspaceSchema = z
  .object({
    id: WorkspaceIdSchema,
    /** Another one after every change; for `If-Match`. */
    version: z.string(),
    /** ISO 8601 in UTC; null for a file that was put there by hand. */
    savedAt: z.string().nullable(),
    workspace: WorkspaceSchema,
  })
  .meta({ id: "SavedWorkspace" });
export type SavedWorkspace = z.infer<typeof SavedWorkspaceSchema>;

/** A line of the list. */
export const WorkspaceEntrySchema = SavedWorkspaceSchema.pick({
  id: true,
  version: true,
  savedAt: true,
})
  .extend({
    name: z.string(),
    /** Why it cannot be opened; null where it can. */
    problem: z.string().nullable(),
  })
  .meta({ id: "WorkspaceEntry" });
export type WorkspaceEntry = z.infer<typeof WorkspaceEntrySchema>;

export const WorkspaceListSchema = z
  .object({ workspaces: z.array(WorkspaceEntrySchema) })
  .meta({ id: "WorkspaceList" });

export const DeletedWorkspaceSchema = z
  .object({ id: WorkspaceIdSchema })
  .meta({ id: "DeletedWorkspace" });

/** The workspace that a text holds, or why it holds none that this program can read. */
export function parseWorkspace(
  text: string,
): { readonly workspace: Workspace } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "It is not JSON. Open a file that Entente saved as a workspace." };
  }
  const head = z.looseObject({ format: z.string(), version: z.number() }).safeParse(value);
  if (!head.success || head.data.format !== "entente-workspace") {
    return { problem: "It is no workspace of Entente. Open a file that Entente saved as one." };
  }
  if (head.data.version > WORKSPACE_VERSION) {
    return {
      problem: `It was saved by a newer Entente, in form ${head.data.version}; this one reads form ${WORKSPACE_VERSION}. Update Entente to open it.`,
    };
  }
  const parsed = WorkspaceSchema.safeParse(value);
  if (parsed.success) return { workspace: parsed.data };
  const [issue] = parsed.error.issues;
  const place = issue === undefined ? "" : ` at ${issue.path.join(".") || "its beginning"}`;
  return { problem: `It is damaged${place}: ${issue?.message ?? "unreadable"}.` };
}
