import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { SCRATCH_PREFIX } from "./end-with-parent.ts";

const STDERR_CHARACTERS = 2_000;
const GRACE_MS = 2_000;

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what it wrote to standard error, such as a panic of native code. */
  readonly stderr: string;
}

/**
 * A forked process that speaks typed messages. It gets no environment, so no secret of ours, but a
 * temporary folder of its own: the engine makes one to spill into and leaves it when it is killed.
 */
export class EngineChild<Request extends object, Reply> {
  readonly pid: number;
  readonly exited: Promise<ChildExit>;
  readonly #process: ChildProcess;

  /** @param script a compiled file beside this one. */
  constructor(script: string, onReply: (reply: Reply) => void) {
    const scratch = mkdtempSync(path.join(tmpdir(), SCRATCH_PREFIX));
    const child = fork(fileURLToPath(new URL(script, import.meta.url)), [], {
      env: { TMPDIR: scratch, TMP: scratch, TEMP: scratch },
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#process = child;
    this.pid = child.pid ?? -1;
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr = (stderr + text).slice(-STDERR_CHARACTERS);
    });
    child.on("message", (message) => {
      onReply(message as Reply);
    });
    const exited = new Promise<ChildExit>((resolve) => {
      // "error" is a failed start or a failed send; after a failed start no "exit" follows.
      child.on("error", (error) => {
        if (child.pid === undefined) resolve({ code: null, signal: null, stderr: error.message });
      });
      child.on("exit", (code, signal) => {
        resolve({ code, signal, stderr });
      });
    });
    this.exited = exited.then((exit) => {
      removeScratch(scratch);
      return exit;
    });
  }

  send(request: Request): void {
    // A child that has gone reports through `exited`.
    if (this.#process.connected) this.#process.send(request, () => undefined);
  }

  /** Ends it now, whatever it does: a running query cannot be interrupted in any other way. */
  kill(): void {
    this.#process.kill("SIGKILL");
  }

  /** Lets it end by itself, and ends it if it does not within two seconds. */
  async end(): Promise<void> {
    if (this.#process.connected) this.#process.disconnect();
    const timer = setTimeout(() => {
      this.kill();
    }, GRACE_MS);
    await this.exited;
    clearTimeout(timer);
  }
}

/** Removes a process's temporary folder; what cannot be removed is left to the system. */
function removeScratch(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Not worth an error: it holds nothing that anybody needs.
  }
}
