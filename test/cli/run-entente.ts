import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import path from "node:path";

const PROGRAM = path.resolve(import.meta.dirname, "../../server/cli/entente.js");

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Variables beside `PATH`; the others of this process are not handed on. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Text on standard input. Absent: an empty one. */
  readonly input?: string;
  readonly cwd?: string;
}

/** A command that runs. */
export interface RunningCommand {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  /** What it has written to standard error so far. */
  logged(): string;
  /** Waits until standard output holds what fits, and gives the match. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Runs the compiled `entente` to its end. */
export function entente(words: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const running = startEntente(words, options);
  running.child.stdin.end(options.input ?? "");
  return running.ended;
}

/** Starts the compiled `entente`. */
export function startEntente(words: readonly string[], options: RunOptions = {}): RunningCommand {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    env: { PATH: process.env["PATH"], ...options.environment },
    cwd: options.cwd,
    stdio: "pipe",
  });
  let stdout = "";
  let stderr = "";
  child.stdin.on("error", () => undefined);
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  return {
    child,
    ended,
    logged: () => stderr,
    prints: async (pattern) => {
      for (;;) {
        const match = pattern.exec(stdout);
        if (match !== null) return match;
        const gone = await Promise.race([
          ended,
          new Promise<null>((resolve) => setTimeout(resolve, 20, null)),
        ]);
        if (gone !== null) throw new Error(`it ended without printing that: ${gone.stderr}`);
      }
    },
  };
}
