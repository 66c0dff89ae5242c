import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** A Redis server that belongs to this process. */
export interface RunningRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** A real Redis on a free port of loopback; the reason why there is none, where none is installed. */
export async function startRedis(): Promise<RunningRedis | string> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-redis-"));
  const port = await freePort();
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
  const child = spawn("redis-server", options, { stdio: "ignore" });
  let failed: string | undefined;
  child.once("error", () => (failed = "redis-server is not on the PATH"));
  const exited = once(child, "exit").catch(() => undefined);
  const stop = async (): Promise<void> => {
    child.kill();
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 100 && failed === undefined; attempt += 1) {
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}/0`, stop };
    await delay(100);
  }
  if (failed === undefined) await stop();
  return failed ?? "redis-server did not answer";
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
