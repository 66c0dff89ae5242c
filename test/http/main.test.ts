import { spawn, type ChildProcessByStdio } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { Agent, get, type ClientRequest } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ReadySchema } from "../../server/wire/server-status.ts";

const GREETING =
  /^Entente is ready: (http:\/\/127\.0\.0\.1:\d+) \(embedded engine, 25 actors, 49 stances\)\n$/;

let folder: string;
/** A data folder that a server has filled and left. */
let filled: string;
const started: Run[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "entente-main-"));
  filled = path.join(folder, "filled");
  const run = start({ ENTENTE_DATA: filled });
  await run.url();
  run.kill("SIGTERM");
  expect((await run.ended).code).toBe(0);
});
afterAll(async () => {
  for (const run of started) run.kill("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  await rm(folder, { recursive: true, force: true });
});

describe("the server as a process", () => {
  it("loads the article into a new folder, prints one line and answers at its address", async () => {
    const run = start({ ENTENTE_DATA: path.join(folder, "a", "new") });
    const url = await run.url();
    expect((await fetch(`${url}/api/network`)).status).toBe(200);
    run.kill("SIGINT");
    const { code, out, err } = await run.ended;
    expect(out).toMatch(GREETING);
    // Nobody watches this one, so its log goes to standard error, a JSON object per line.
    for (const line of err.split("\n").filter((text) => text !== "")) JSON.parse(line);
    expect(code).toBe(0);
  });

  it("ends with 0 on SIGINT and finds the data as it was at the next start", async () => {
    const versions: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const run = start({ ENTENTE_DATA: filled });
      versions.push(await versionAt(await run.url()));
      run.kill("SIGINT");
      expect((await run.ended).code).toBe(0);
    }
    expect(versions[1]).toBe(versions[0]);
  });

  it("finds the data as it was after kill -9", async () => {
    const data = await copyOf(filled);
    const first = start({ ENTENTE_DATA: data });
    const version = await versionAt(await first.url());
    first.kill("SIGKILL");
    await first.ended;
    const second = start({ ENTENTE_DATA: data });
    expect(await versionAt(await second.url())).toBe(version);
    second.kill("SIGINT");
    expect((await second.ended).code).toBe(0);
  });

  it("makes up for a first load that was killed, wherever that was", async () => {
    for (const delay of [150, 300, 450, 600]) {
      const data = path.join(folder, `killed-${delay}`);
      const first = start({ ENTENTE_DATA: data });
      await new Promise((resolve) => setTimeout(resolve, delay));
      first.kill("SIGKILL");
      await first.ended;
      const second = start({ ENTENTE_DATA: data });
      await second.url();
      second.kill("SIGINT");
      expect((await second.ended).out).toMatch(GREETING);
    }
  });

  it("lets the requests on its connections end before it does", async () => {
    const run = start({ ENTENTE_DATA: filled });
    const url = await run.url();
    const agent = new Agent({ keepAlive: true, maxSockets: 5 });
    const ask = (): ClientRequest[] =>
      // Each filter is another answer, so none comes from what the server has at hand.
      [1, 2, 3, 4, 5].map((n) => get(`${url}/api/network?minStances=${n}`, { agent }));
    // The first round opens the connections; requests still in the port's queue nobody can save.
    expect(await Promise.all(ask().map(statusOf))).toEqual([200, 200, 200, 200, 200]);
    const second = ask();
    const statuses = Promise.all(second.map(statusOf));
    await Promise.all(second.map((request) => once(request, "finish")));
    run.kill("SIGINT");
    expect(await statuses).toEqual([200, 200, 200, 200, 200]);
    expect((await run.ended).code).toBe(0);
    agent.destroy();
  });

  it("lets in whoever has a token, and others not, where other machines may reach it", async () => {
    const secret = "k3Vq9_xT-0aLmZp7Yc2RwN8e";
    const tokens = `viewer:desk:${secret}`;
    const run = start({ HOST: "0.0.0.0", ENTENTE_TOKENS: tokens, ENTENTE_LOG: "warn" });
    const url = (await run.url()).replace("0.0.0.0", "127.0.0.1");
    const headers = { authorization: `Bearer ${secret}` };

    expect((await fetch(`${url}/api/network`)).status).toBe(401);
    expect((await fetch(`${url}/api/network`, { headers })).status).toBe(200);

    run.kill("SIGINT");
    const { err } = await run.ended;
    // The log is quiet at this level; what was refused is written all the same.
    expect(err).toContain('"log":"audit"');
    expect(err).toContain('"outcome":"unauthenticated"');
    expect(err).not.toContain(secret);
  });

  it("is not stopped by the interrupt that a terminal sends to its engine as well", async () => {
    const run = start({ ENTENTE_DATA: filled }, { ownGroup: true });
    await run.url();
    process.kill(-run.pid, "SIGINT");
    const { code, err } = await run.ended;
    expect(code).toBe(0);
    expect(err).not.toContain('"level":50');
  });

  it("does not fill a folder whose graph is empty", async () => {
    const data = await copyOf(filled, "emptied");
    await rm(path.join(data, "graph"), { recursive: true });
    const { createEmbeddedStore } = await import("../../server/store/embedded/embedded-store.ts");
    await (await createEmbeddedStore({ folder: data })).close();
    const run = start({ ENTENTE_DATA: data });
    await run.url();
    run.kill("SIGINT");
    expect((await run.ended).out).toContain("(embedded engine, 0 actors, 0 stances)");
  });
});

describe("a server that cannot start says so in one sentence", () => {
  it("when the port is taken, before it touches the data", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const data = path.join(folder, "untouched");
    const { code, out, err } = await start({ PORT: String(port), ENTENTE_DATA: data }).ended;
    other.close();
    expect(code).toBe(3);
    expect(out).toBe("");
    expect(err).toBe(
      `Entente cannot start: Port ${port} on 127.0.0.1 is taken by another program, perhaps by Entente itself; stop that, or choose another port, such as PORT=${port + 1}.\n`,
    );
    expect(await readdir(folder)).not.toContain("untouched");
  });

  it("when the data folder cannot be made", async () => {
    const file = path.join(folder, "a-file");
    await writeFile(file, "");
    for (const data of [path.join(file, "data"), file, "/proc/entente"]) {
      const { code, out, err } = await start({ ENTENTE_DATA: data }).ended;
      expect([code, out]).toEqual([3, ""]);
      expect(err).toContain(`The data folder ${data} cannot be used`);
      expect(err.trimEnd().split("\n")).toHaveLength(1);
    }
  });

  it.each(["truncated", "changed", "replaced", "missing"])(
    "when the graph file is %s",
    async (damage) => {
      const data = await copyOf(filled, damage);
      const graph = path.join(data, "graph");
      const name = (await readdir(graph)).find((each) => each.endsWith(".grafeo")) ?? "";
      const file = path.join(graph, name);
      const bytes = await readFile(file);
      if (damage === "missing") await rm(file);
      else if (damage === "truncated") await writeFile(file, bytes.subarray(0, bytes.length >> 1));
      else if (damage === "replaced") await writeFile(file, "not a graph");
      else {
        const at = bytes.length >> 1;
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        await writeFile(file, bytes);
      }
      const { code, out, err } = await start({ ENTENTE_DATA: data }).ended;
      expect([code, out]).toEqual([3, ""]);
      expect(err).toContain(`The graph file ${file}`);
      expect(err.trimEnd().split("\n")).toHaveLength(1);
    },
  );

  it.each([
    [{ PORT: "abc" }, "PORT=abc"],
    [{ PORT: "70000" }, "PORT=70000"],
    [{ HOST: "0.0.0.0" }, "ENTENTE_PUBLIC_READONLY=1"],
    [{ ENTENTE_LOG: "loud" }, "ENTENTE_LOG=loud"],
    [{ ENTENTE_TOKENS: "editor:Anna:hunter2" }, "has a secret of 7 characters"],
  ])("when a setting is wrong: %j", async (variables, named) => {
    const { code, out, err } = await start(variables).ended;
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(named);
    expect(err).not.toContain("hunter2");
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});

function statusOf(request: ClientRequest): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request.once("error", reject).once("response", (response) => {
      response.resume().once("end", () => {
        resolve(response.statusCode);
      });
    });
  });
}

async function versionAt(url: string): Promise<string> {
  return ReadySchema.parse(await (await fetch(`${url}/api/ready`)).json()).dataVersion;
}

async function copyOf(source: string, name = "copy"): Promise<string> {
  const copy = await mkdtemp(path.join(folder, `${name}-`));
  await cp(source, copy, { recursive: true });
  return copy;
}

interface Run {
  readonly pid: number;
  /** The address that it prints; rejects where it ends before. */
  url(): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

/** Starts the compiled server with these variables and no others of ours. */
function start(variables: Record<string, string>, options: { ownGroup?: boolean } = {}): Run {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    ["build/server/main.js"],
    {
      env: { PATH: process.env["PATH"], PORT: "0", ENTENTE_DATA: filled, ...variables },
      stdio: ["ignore", "pipe", "pipe"],
      detached: options.ownGroup ?? false,
    },
  );
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on("close", (code) => {
      resolve({ code, out, err });
    });
  });
  const run: Run = {
    pid: child.pid ?? 0,
    ended,
    kill: (signal) => child.kill(signal),
    url: async () => {
      for (;;) {
        const url = /ready: (\S+)/.exec(out)?.[1];
        if (url !== undefined) return url;
        const gone = await Promise.race([
          ended,
          new Promise<null>((resolve) => setTimeout(resolve, 20, null)),
        ]);
        if (gone !== null) throw new Error(`the server ended: ${gone.err}`);
      }
    },
  };
  started.push(run);
  return run;
}
