import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import neo4j from "neo4j-driver";
import { resolveNeo4jArtifacts, type Neo4jArtifacts } from "./neo4j-artifacts.ts";
import { freePorts, writeNeo4jConfig } from "./neo4j-config.ts";

/** Where a database answers, and how to sign in. */
export interface Neo4jAccess {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** A server that belongs to this process and ends with it. */
export interface RunningNeo4j extends Neo4jAccess {
  readonly version: string;
  /** Its folder: configuration, data and logs. */
  readonly home: string;
  /** Process id of the server; another one after a restart. */
  readonly pid: number;
  /** SIGKILL: what a power cut does. Resolves when the process is gone; the data stays. */
  kill(): Promise<void>;
  /** Starts it on the same data and ports, after ending it where it still runs. */
  restart(): Promise<void>;
  /** Ends it (SIGTERM, after 20 s SIGKILL) and removes its folder. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Lines of `neo4j.conf` beyond the usual ones. */
  readonly config?: Readonly<Record<string, string>>;
  /** Java heap in megabytes. Default 512. */
  readonly heapMb?: number;
}

const USER = "neo4j";
const START_TIMEOUT_MS = 90_000;
/** The packages that Neo4j's own start script opens. */
const OPENED = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"];

/**
 * A real Neo4j Community server with an empty graph, a random password and free ports on loopback.
 *
 * @throws Neo4jNotStartable where Java or Maven is missing.
 */
export async function startNeo4j(options: StartOptions = {}): Promise<RunningNeo4j> {
  const artifacts = await resolveNeo4jArtifacts();
  // Another process may take a free port between the look and the start.
  return await startOnce(artifacts, options).catch(() => startOnce(artifacts, options));
}

async function startOnce(artifacts: Neo4jArtifacts, options: StartOptions): Promise<RunningNeo4j> {
  const home = await mkdtemp(path.join(tmpdir(), "entente-neo4j-"));
  const ports = await freePorts();
  const password = randomBytes(12).toString("base64url");
  await writeNeo4jConfig(home, ports, options.config ?? {});
  await setInitialPassword(artifacts, home, password);
  const access = { uri: `bolt://127.0.0.1:${ports.bolt}`, user: USER, password };
  const start = (): Promise<Server> => launch(artifacts, home, access, options.heapMb ?? 512);
  let server = await start().catch(async (error: unknown) => {
    await rm(home, { recursive: true, force: true });
    throw error;
  });
  return {
    ...access,
    version: artifacts.version,
    home,
    get pid() {
      return server.pid;
    },
    kill: () => end(server, "SIGKILL"),
    restart: async () => {
      await end(server, "SIGTERM");
      server = await start();
    },
    stop: async () => {
      await end(server, "SIGTERM");
      await rm(home, { recursive: true, force: true });
    },
  };
}

interface Server {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly guard: ChildProcess;
}

async function launch(
  artifacts: Neo4jArtifacts,
  home: string,
  access: Neo4jAccess,
  heapMb: number,
): Promise<Server> {
  const log = path.join(home, "console.log");
  const output = await open(log, "a");
  const child = spawn(
    artifacts.java,
    [
      ...[`-Xms${Math.min(256, heapMb)}m`, `-Xmx${heapMb}m`, "-Dlog4j2.disable.jmx=true"],
      ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
      ...["-cp", artifacts.classPath, "org.neo4j.server.CommunityEntryPoint"],
      ...[`--home-dir=${home}`, `--config-dir=${path.join(home, "conf")}`],
    ],
    { cwd: home, stdio: ["ignore", output.fd, output.fd], detached: true },
  );
  await output.close();
  if (child.pid === undefined) throw new Error("Neo4j's process could not be started.");
  // Neither child keeps the owner's event loop alive.
  child.unref();
  const server = { child, pid: child.pid, guard: guard(child.pid, home) };
  try {
    await answers(child, access);
    return server;
  } catch (error) {
    const logged = await readFile(path.join(home, "logs", "neo4j.log"), "utf8").catch(() => "");
    await end(server, "SIGKILL");
    const text = `${await readFile(log, "utf8")}${logged}`.slice(-2000);
    throw new Error(`Neo4j did not start. Its last words:\n${text}`, { cause: error });
  }
}

function guard(pid: number, home: string): ChildProcess {
  const file = path.join(import.meta.dirname, "neo4j-guard.js");
  const child = spawn(process.execPath, [file, String(pid), home], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  child.unref();
  const { stdin } = child;
  // A pipe is a socket and would keep the event loop alive.
  if (stdin instanceof Socket) stdin.unref();
  stdin.on("error", () => undefined);
  return child;
}

async function answers(child: ChildProcess, access: Neo4jAccess): Promise<void> {
  const driver = neo4j.driver(access.uri, neo4j.auth.basic(access.user, access.password));
  const deadline = Date.now() + START_TIMEOUT_MS;
  try {
    for (;;) {
      if (hasEnded(child)) throw new Error("Its process ended.");
      try {
        await driver.executeQuery("RETURN 1");
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await delay(200);
      }
    }
  } finally {
    await driver.close();
  }
}

async function end(server: Server, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  const { child, guard: watcher } = server;
  if (!hasEnded(child)) {
    const gone = once(child, "exit");
    child.ref();
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
    await gone;
    clearTimeout(timer);
  }
  watcher.stdin?.end("stopped\n");
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function setInitialPassword(
  { java, classPath }: Neo4jArtifacts,
  home: string,
  password: string,
): Promise<void> {
  const args = ["-cp", classPath, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password"];
  await promisify(execFile)(java, [...args, password], {
    env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: path.join(home, "conf") },
  });
}
