import { createReadStream } from "node:fs";
import { open, rename } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { GraphStore } from "../../store/graph-store.ts";
import { hasErrorCode } from "../../store/system-error.ts";
import { ACTOR_KINDS, type Actor } from "../../wire/actor.ts";
import type { Issue } from "../../wire/issue.ts";
import type { WireRow } from "../../wire/wire-value.ts";
import { GraphDirectory } from "../graph-directory.ts";
import { folderError } from "./folder-error.ts";

const ACTORS =
  "MATCH (a:Actor) RETURN a.id, a.kind, a.name, a.aliases, a.country, a.wikidata ORDER BY a.id";
const ISSUES = "MATCH (i:Issue) RETURN i.id, i.name, i.aliases ORDER BY i.id";
const LIMITS = { timeoutMs: 600_000, maxRows: Number.MAX_SAFE_INTEGER };
const KNOWN = "known.ndjson";
const LINES_A_WRITE = 1000;

type KnownItem = { readonly actor: Actor } | { readonly issue: Issue };

/** The actors and issues of a graph, with what tells whether a file means them. */
export async function* readKnownItems(store: GraphStore): AsyncGenerator<KnownItem> {
  for await (const row of store.read(ACTORS, {}, LIMITS)) {
    const actor = toActor(row);
    if (actor !== null) yield { actor };
  }
  for await (const [id, name, aliases] of store.read(ISSUES, {}, LIMITS)) {
    if (isText(id) && isText(name)) yield { issue: { id, name, ...texts({ aliases }) } };
  }
}

/**
 * The actors and issues that an import knew when it began, which it keeps in its folder. One that goes
 * on after a break must not take what it brought itself for known, or names would be told apart
 * differently than without the break.
 */
export async function openDirectory(folder: string, store: GraphStore): Promise<GraphDirectory> {
  const file = path.join(folder, KNOWN);
  try {
    return await readSnapshot(file);
  } catch (error) {
    if (!hasErrorCode(error, "ENOENT")) throw error;
  }
  const directory = new GraphDirectory();
  const draft = `${file}.partial`;
  try {
    const handle = await open(draft, "w");
    try {
      let lines: string[] = [];
      for await (const item of readKnownItems(store)) {
        addTo(directory, item);
        lines.push(`${JSON.stringify(item)}\n`);
        if (lines.length < LINES_A_WRITE) continue;
        await handle.appendFile(lines.join(""));
        lines = [];
      }
      await handle.appendFile(lines.join(""));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (cause) {
    throw isOfFile(cause) ? folderError(draft, cause) : cause;
  }
  return directory;
}

async function readSnapshot(file: string): Promise<GraphDirectory> {
  const directory = new GraphDirectory();
  const input = createReadStream(file);
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    addTo(directory, JSON.parse(line) as KnownItem);
  }
  return directory;
}

/** Takes note of an actor or issue. */
export function addTo(directory: GraphDirectory, item: KnownItem): void {
  if ("actor" in item) directory.addActor(item.actor);
  else directory.addIssue(item.issue);
}

/** Null for a node of somebody else's graph that is no actor of ours. */
function toActor([id, kind, name, aliases, country, wikidata]: WireRow): Actor | null {
  const known = ACTOR_KINDS.find((each) => each === kind);
  if (!isText(id) || !isText(name) || known === undefined) return null;
  return { id, kind: known, name, ...texts({ aliases, country, wikidata }) };
}

/** The fields that hold a text or texts. */
function texts<Name extends string>(
  fields: Readonly<Record<Name, unknown>>,
): Partial<Record<Name, never>> {
  const sound = Object.entries(fields).filter(
    ([, value]) => isText(value) || (Array.isArray(value) && value.every(isText)),
  );
  return Object.fromEntries(sound) as Partial<Record<Name, never>>;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isOfFile(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
