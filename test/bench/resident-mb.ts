import { readFileSync } from "node:fs";

/** Memory that a process has now, in megabytes. */
export function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
