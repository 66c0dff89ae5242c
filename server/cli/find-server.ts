import { noteGraph, readServerNote } from "../server-note.ts";
import type { Settings } from "../settings.ts";
import { SessionSchema } from "../wire/session.ts";
import { askJson, type ServerAddress } from "./server-client.ts";

/** How long a server may take to say who it is. */
const ANSWER_MS = 3000;

/**
 * The server that runs on the data folder and serves the graph of these settings, or null. A note
 * that a dead server left is seen through: its process or its port is gone, or what answers there
 * does not know the note's secret.
 */
export async function findRunningServer({
  dataFolder,
  neo4j,
}: Pick<Settings, "dataFolder" | "neo4j">): Promise<ServerAddress | null> {
  const note = await readServerNote(dataFolder);
  if (note?.graph !== noteGraph(neo4j) || !isRunning(note.pid)) return null;
  const server = { url: note.url, token: note.secret };
  try {
    const request = { path: "/api/session", signal: AbortSignal.timeout(ANSWER_MS) };
    const { role, name } = await askJson(server, request, SessionSchema);
    // Another server on the port takes the secret for no token at all.
    return role === "editor" && name !== null ? server : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process runs, but may not be asked.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
