import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Begins the name of every engine process's own temporary folder. */
export const SCRATCH_PREFIX = "entente-engine-";

/**
 * Ends this process when its parent is gone, and takes its temporary folder along. A running query
 * cannot be interrupted, so nothing gentler than a kill would end it.
 */
export function endWithParent(): void {
  // Ctrl-C reaches every process of a terminal; the parent lets running queries end and then tells us.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => undefined);
  process.on("disconnect", () => {
    const scratch = tmpdir();
    // Only a folder that was made for this process; never the system's own.
    if (path.basename(scratch).startsWith(SCRATCH_PREFIX)) {
      rmSync(scratch, { recursive: true, force: true });
    }
    process.kill(process.pid, "SIGKILL");
  });
}
