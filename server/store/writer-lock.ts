import { readFileSync } from "node:fs";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { EntenteError } from "../wire/entente-error.ts";
import { hasErrorCode } from "./system-error.ts";

interface LockOwner {
  readonly pid: number;
  /** Tells a process from a later one with the same id; empty where the system does not tell. */
  readonly started: string;
}

const ATTEMPTS = 5;

/**
 * Takes the lock of the writing process. A lock whose process is gone is taken over.
 * @returns what gives it back.
 * @throws EntenteError `busy`, naming the process that holds it.
 */
export async function takeWriterLock(file: string): Promise<() => Promise<void>> {
  const own: LockOwner = { pid: process.pid, started: startTime(process.pid) };
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(draft, JSON.stringify(own));
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

async function readOwner(file: string): Promise<LockOwner | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as LockOwner;
  } catch {
    return undefined;
  }
}

/** Two processes may find the same stale lock; the slower one must not remove the faster one's new lock. */
async function removeStale(file: string, stale: LockOwner | undefined): Promise<void> {
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

function isAlive(owner: LockOwner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, but it lives.
    if (!hasErrorCode(error, "EPERM")) return false;
  }
  return owner.started === "" || owner.started === startTime(owner.pid);
}

/** Clock ticks between the start of the machine and that of the process; empty where unknown. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold spaces; field 22 is the 20th after it.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function busy(pid: number | undefined): EntenteError {
  return new EntenteError(
    "busy",
    `Another process${pid === undefined ? "" : ` (pid ${pid})`} is writing to the graph; try again when it has finished.`,
    { details: { pid } },
  );
}
