import { link, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { syncFolder } from "../store/durable-file.ts";
import { hasErrorCode, reasonOf } from "../store/system-error.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { DocumentDriver } from "./document-driver.ts";

const STALE_DRAFT_MS = 60 * 60 * 1000;
const DRAFT = /^\..+\.draft$/;

/**
 * Documents as files in a folder. unstorage's own file driver writes into the file itself, so that a
 * crash leaves half of it; this one writes beside it, waits for the disk, and renames.
 *
 * Every method throws EntenteError `unusable-folder` where the file system refuses.
 */
export function createFileDriver(folder: string): DocumentDriver {
  const root = path.resolve(folder);
  const at = (key: string): string => path.join(root, ...safeSegments(key));
  return {
    name: "entente-file",
    hasItem: (key) => trying(at(key), async (file) => (await stat(file).catch(absent)) !== null),
    getItem: (key) => trying(at(key), (file) => readFile(file, "utf8").catch(absent)),
    getMeta: (key) =>
      trying(at(key), async (file) => {
        const found = await stat(file).catch(absent);
        return found === null ? null : { mtime: found.mtime, size: found.size };
      }),
    setItem: (key, value) =>
      trying(at(key), (file) => withDraft(file, value, (draft) => rename(draft, file))),
    createItem: (key, value) =>
      trying(at(key), async (file) => {
        let created = true;
        // A link appears at once and whole, and only where nothing is.
        await withDraft(file, value, async (draft) => {
          created = await linked(draft, file);
          await unlink(draft);
        });
        return created;
      }),
    removeItem: (key) =>
      trying(at(key), async (file) => {
        await rm(file, { force: true });
        await syncFolder(path.dirname(file)).catch(absent);
      }),
    getKeys: (base) =>
      trying(at(base), async (top) => {
        const files = await filesBelow(top);
        return files.map((segments) => [base, ...segments].join(":"));
      }),
  };
}

/** Calls `use` with the file's whole content beside it, on the disk, and waits for the new name. */
async function withDraft(
  file: string,
  content: string,
  use: (draft: string) => Promise<void>,
): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const draft = path.join(folder, `.${randomBytes(9).toString("base64url")}.draft`);
  try {
    const handle = await open(draft, "wx");
    try {
      await handle.writeFile(content, "utf8");
      await handle.sync();
    } finally {
      await handle.close();
    }
    await use(draft);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasErrorCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** Path segments of the files in a folder and below. Names that begin with a dot are not ours. */
async function filesBelow(folder: string): Promise<string[][]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(absent);
  const found: string[][] = [];
  for (const entry of entries ?? []) {
    const file = path.join(folder, entry.name);
    if (entry.name.startsWith(".")) await removeStaleDraft(file, entry.name);
    else if (!entry.isDirectory()) found.push([entry.name]);
    else for (const below of await filesBelow(file)) found.push([entry.name, ...below]);
  }
  return found;
}

/** A process that was killed while it saved leaves its draft behind. */
async function removeStaleDraft(file: string, name: string): Promise<void> {
  if (!DRAFT.test(name)) return;
  const draft = await stat(file).catch(absent);
  if (draft !== null && Date.now() - draft.mtimeMs > STALE_DRAFT_MS)
    await rm(file, { force: true });
}

function safeSegments(key: string): readonly string[] {
  const segments = key.split(":");
  const isSafe = segments.every((each) => each !== "" && !/^\.\.?$|[/\\\0]/.test(each));
  if (isSafe) return segments;
  throw new EntenteError("internal", `The key ${JSON.stringify(key)} is no place for a document.`);
}

async function trying<T>(file: string, act: (file: string) => Promise<T>): Promise<T> {
  try {
    return await act(file);
  } catch (error) {
    throw new EntenteError(
      "unusable-folder",
      `${file} cannot be used (${reasonOf(error)}); make its folder readable and writable for this process, with room on the disk.`,
      { cause: error },
    );
  }
}

/** Null for what is not there. */
function absent(error: unknown): null {
  if (["ENOENT", "EISDIR", "ENOTDIR"].some((code) => hasErrorCode(error, code))) return null;
  throw error;
}
