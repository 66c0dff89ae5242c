import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { EntenteError } from "../wire/entente-error.ts";
import { isAlive, ownMark, type ProcessMark } from "./process-mark.ts";
import { hasErrorCode } from "./system-error.ts";

const ATTEMPTS = 5;

/**
 * Takes the lock of the writing process. A lock whose process is gone is taken over.
 * @returns what gives it back.
 * @throws EntenteError `busy`, naming the process that holds it.
 */
export async function takeWriterLock(file: string): Promise<() => Promise<void>> {
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(draft, JSON.stringify(ownMark()));
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      // A link appears at once and whole, so nobody reads a half-written lock.
      if (await linked(draft, file)) return () => rm(file, { force: true });
      const owner = await readOwner(file);
      if (owner !== undefined && isAlive(owner)) throw busy(owner.pid);
      await removeStale(file, owner);
    }
    throw busy(undefined);
  } finally {
    await rm(draft, { force: true });
  }
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

async function readOwner(file: string): Promise<ProcessMark | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as ProcessMark;
  } catch {
    return undefined;
  }
}

/** Two processes may find the same stale lock; the slower one must not remove the faster one's new lock. */
async function removeStale(file: string, stale: ProcessMark | undefined): Promise<void> {
  const aside = `${file}.stale.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return;
    throw error;
  }
  const taken = await readOwner(aside);
  if (taken !== undefined && taken.pid !== stale?.pid && isAlive(taken)) await linked(aside, file);
  await rm(aside, { force: true });
}

function busy(pid: number | undefined): EntenteError {
  return new EntenteError(
    "busy",
    `Another process${pid === undefined ? "" : ` (pid ${pid})`} is writing to the graph; try again when it has finished.`,
    { details: { pid } },
  );
}
