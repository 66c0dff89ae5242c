import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** saver-script.ts, running. */
export interface Saver {
  /** Waits until it has said that a text of at least this number was saved. */
  saved(number: number): Promise<void>;
  /** Number of the last text that it said was saved. */
  last(): number;
  /** Ends it the hard way, as `kill -9` does. */
  kill(): Promise<void>;
  /** Waits for its own end. */
  ended(): Promise<void>;
}

export interface SaverTask {
  readonly folder: string;
  readonly id: string;
  /** `endless`: ever new texts. `count`: adds one to the number that is there, `steps` times. */
  readonly texts: "endless" | "count";
  readonly steps?: number;
}

/** Starts saver-script.ts on a folder. */
export function startSaver({ folder, id, texts, steps = 0 }: SaverTask): Saver {
  const script = fileURLToPath(new URL("./saver-script.js", import.meta.url));
  const child = spawn(process.execPath, [script, folder, id, texts, String(steps)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit") as Promise<[number | null]>;
  let [last, hasExited] = [0, false];
  let wake: () => void = () => undefined;
  createInterface({ input: child.stdout }).on("line", (line) => {
    last = Number(line);
    wake();
  });
  void exited.then(() => {
    hasExited = true;
    wake();
  });
  return {
    last: () => last,
    async saved(number) {
      while (last < number) {
        if (hasExited) throw new Error(`the saver ended after ${last}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async ended() {
      const [code] = await exited;
      if (code !== 0) throw new Error(`the saver ended with ${code ?? "a signal"}`);
    },
  };
}
