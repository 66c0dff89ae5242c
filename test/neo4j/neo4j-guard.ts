/**
 * Ends a Neo4j server whose owner died. Its standard input is a pipe that only the owner holds, so
 * the pipe's end is the owner's, however it came (kill -9 too); no process is looked up by name.
 * Arguments: process id of the server, folder to remove.
 */
import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

const pid = Number(process.argv[2]);
const folder = process.argv[3];

function signal(name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function endServer(): Promise<void> {
  if (signal("SIGTERM")) {
    for (let waited = 0; waited < 10_000 && signal(0); waited += 100) await delay(100);
    signal("SIGKILL");
  }
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  process.exit();
}

// The owner writes one line when it has stopped the server itself: then the process id may
// already belong to somebody else.
process.stdin.on("data", () => {
  process.exit();
});
process.stdin.on("end", () => void endServer());
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => undefined);
