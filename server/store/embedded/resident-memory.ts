import { readFile } from "node:fs/promises";

/** Bytes of memory that a process holds, or null where the system does not tell (not Linux, or ended). */
export async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform !== "linux") return null;
  try {
    // VmRSS is in kB whatever the page size, unlike statm.
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
