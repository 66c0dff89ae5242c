import { readFileSync } from "node:fs";
import { hasErrorCode } from "./system-error.ts";

/** A process of this machine, so that another one can see whether it still lives. */
export interface ProcessMark {
  readonly pid: number;
  /** Tells a process from a later one with the same id; empty where the system does not tell. */
  readonly started: string;
}

/** The mark of this process. */
export function ownMark(): ProcessMark {
  return { pid: process.pid, started: startTime(process.pid) };
}

export function isAlive({ pid, started }: ProcessMark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, but it lives.
    if (!hasErrorCode(error, "EPERM")) return false;
  }
  return started === "" || started === startTime(pid);
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
