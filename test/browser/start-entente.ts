import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import type { Neo4jAccess } from "../neo4j/start-neo4j.ts";

const MAIN = fileURLToPath(new URL("../../server/main.js", import.meta.url));
const START_MS = 60_000;

/** A running server process of its own, on a free port. */
export interface EntenteProcess {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Waits until its log has held a text. */
  logged(text: string): Promise<void>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
}

/**
 * Starts the built server on the data folder and waits for the line that names its address.
 * @param port 0, the default, takes a free one.
 * @param settings further variables of its environment.
 */
export async function startEntente(
  data: string,
  port = 0,
  settings: Readonly<Record<string, string>> = {},
): Promise<EntenteProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: String(port), ENTENTE_DATA: data, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = new WatchedLog(child);
  const url = await addressOf(child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? -1,
    logged: (text) => log.has(text),
    stop: () => end("SIGINT"),
    kill: () => end("SIGKILL"),
  };
}

/** The variables that make a server use a Neo4j database. */
export function neo4jVariables({ uri, user, password }: Neo4jAccess): Record<string, string> {
  return { NEO4J_URI: uri, NEO4J_USERNAME: user, NEO4J_PASSWORD: password };
}

/** An empty data folder that is removed by the function beside it. */
export async function makeDataFolder(): Promise<{
  readonly folder: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-browser-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function addressOf(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`The server ${why}. It wrote:\n${output}`));
    };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      fail(`named no address within ${START_MS / 1000} s`);
    }, START_MS);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /http:\/\/[\w.:[\]-]+:\d+/.exec(output)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", (error) => {
      fail(`did not start: ${error.message}`);
    });
    child.once("exit", (code) => {
      fail(`ended with code ${code ?? "none"}`);
    });
  });
}

/** What a process has written, for whoever waits for a part of it. */
class WatchedLog {
  readonly #child: ChildProcess;
  #text = "";

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stderr?.on("data", (chunk: Buffer) => (this.#text += chunk.toString()));
  }

  async has(text: string): Promise<void> {
    while (!this.#text.includes(text)) {
      if (this.#child.stderr === null) throw new Error("The log of the server is not read.");
      await once(this.#child.stderr, "data");
    }
  }
}
