import { createReadStream, existsSync } from "node:fs";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { interchangeItems, readInterchange } from "./import/read-interchange.ts";
import type { GraphLoader, LoadOptions } from "./store/graph-store.ts";
import { EntenteError } from "./wire/entente-error.ts";

const MARKER = "loading-first-graph";

/**
 * Loads the files of a folder, `*.entente.json`, in the order of their names.
 * @throws EntenteError `invalid-file`, and what the loader throws.
 */
export async function loadFolder(
  loader: GraphLoader,
  folder: string,
  options: LoadOptions = {},
): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".entente.json")).sort();
  for (const name of names) {
    const graph = await readInterchange(createReadStream(path.join(folder, name)), name);
    await loader.load(interchangeItems(graph), options);
  }
}

/**
 * Notes that the first graph of a new data folder is about to be loaded, so that a start which ends
 * before it is complete is made up for by the next one.
 * @throws EntenteError `unusable-folder`.
 */
export async function markFirstLoad(dataFolder: string): Promise<void> {
  try {
    await makeFolder(path.resolve(dataFolder));
    await writeFile(path.join(dataFolder, MARKER), "");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EntenteError(
      "unusable-folder",
      `The data folder ${dataFolder} cannot be used (${reason}); give this user the right to read and write it, or choose another with ENTENTE_DATA.`,
      { cause },
    );
  }
}

/** True where a first load was begun and not finished. */
export async function isFirstLoadPending(dataFolder: string): Promise<boolean> {
  return stat(path.join(dataFolder, MARKER)).then(
    () => true,
    () => false,
  );
}

/** Notes that the first load is complete. */
export async function clearFirstLoad(dataFolder: string): Promise<void> {
  await rm(path.join(dataFolder, MARKER), { force: true });
}

/**
 * Makes a folder and those above it. Not by `recursive`, with which Node tries for ever where the
 * system denies that a folder above exists although it does, as below /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") return;
    const above = path.dirname(folder);
    if (code !== "ENOENT" || existsSync(above)) throw error;
    await makeFolder(above);
    await mkdir(folder);
  }
}
