import { randomBytes } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Neo4jSettings } from "./store/neo4j/neo4j-settings.ts";

/** In the data folder, while a server runs on it. */
const FILE_NAME = "server.json";
/** Bytes of the secret; as text, more than a token of the settings needs. */
const SECRET_BYTES = 32;

const ServerNoteSchema = z.strictObject({
  /** Where programs of this machine reach the server. */
  url: z.url({ protocol: /^https?$/ }),
  pid: z.int().min(1),
  /** `embedded`, or the address of the Neo4j database. */
  graph: z.string(),
  /** Whoever can read the note may do what its writer may: the server takes it as a token. */
  secret: z.string().min(1),
});
/** Where a running server is, for the command line of the user who started it. */
export type ServerNote = z.infer<typeof ServerNoteSchema>;

/** A secret for a note: new with every start of a server. */
export function createNoteSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** How a note calls the graph of a server with these settings. */
export function noteGraph(neo4j: Neo4jSettings | null): string {
  return neo4j === null ? "embedded" : [neo4j.uri, neo4j.database ?? ""].join(" ").trim();
}

/** Leaves a note that only this user can read, in place of one that is there. */
export async function writeServerNote(dataFolder: string, note: ServerNote): Promise<void> {
  const file = path.join(dataFolder, FILE_NAME);
  const draft = `${file}.${note.pid}`;
  // What a server that died here left would keep its rights.
  await rm(draft, { force: true });
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(note)}\n`);
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** Takes a note away, unless another server has left its own meanwhile. */
export async function removeServerNote(dataFolder: string, note: ServerNote): Promise<void> {
  const current = await readServerNote(dataFolder);
  if (current?.secret !== note.secret) return;
  await rm(path.join(dataFolder, FILE_NAME), { force: true });
}

/** The note in a data folder, which a server that died may have left; null where there is none to read. */
export async function readServerNote(dataFolder: string): Promise<ServerNote | null> {
  try {
    const text = await readFile(path.join(dataFolder, FILE_NAME), "utf8");
    return ServerNoteSchema.parse(JSON.parse(text));
  } catch {
    // Whatever is wrong with it, it leads to no server, and the data can be opened without one.
    return null;
  }
}
