import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** load-script.ts, running. */
export interface OtherProcess {
  readonly pid: number;
  /** Waits for a line that starts with the text, and gives the rest of it. */
  said(start: string): Promise<string>;
  /** Ends it the hard way, as `kill -9` does. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

/** Starts load-script.ts on a data folder. */
export function startProcess(folder: string, task: string, count = 0): OtherProcess {
  const script = fileURLToPath(new URL("./load-script.js", import.meta.url));
  const child = spawn(process.execPath, [script, folder, task, String(count)], { stdio: "pipe" });
  const exited = once(child, "exit");
  const said = listener(child, exited);
  return {
    pid: child.pid ?? -1,
    said,
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async end() {
      child.stdin.end();
      await exited;
    },
  };
}

/** True while a process with this id runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function listener(
  child: ChildProcessWithoutNullStreams,
  exited: Promise<unknown>,
): (start: string) => Promise<string> {
  let [output, errors, hasExited] = ["", "", false];
  let wake: () => void = () => undefined;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    wake();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  void exited.then(() => {
    hasExited = true;
    wake();
  });
  return async (start) => {
    for (;;) {
      const line = output
        .split("\n")
        .slice(0, -1)
        .find((each) => each.startsWith(start));
      if (line !== undefined) return line.slice(start.length).trim();
      if (hasExited) throw new Error(`it ended without saying "${start}": ${output} ${errors}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
