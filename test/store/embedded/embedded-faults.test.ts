import { chmod, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  createEmbeddedStore,
  type EmbeddedStore,
  type EmbeddedStoreOptions,
} from "../../../server/store/embedded/embedded-store.ts";
import { CONTRACT_ITEMS, stance } from "../contract-graph.ts";
import { errorOf, rowsOf, valueOf } from "../contract-context.ts";
import { isRunning, startProcess } from "./other-process.ts";

const ENDLESS = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n";
const HUGE =
  "UNWIND range(1, 5000) AS x UNWIND range(1, 10000) AS y RETURN x, y, 'text ' + toString(x * y) AS t";
const COUNT = "MATCH ()-[s:STANCE]->() RETURN count(s) AS n";

let folder = "";
let stores: EmbeddedStore[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "entente-faults-"));
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  stores = [];
  await rm(folder, { recursive: true, force: true });
});

describe("a process of the engine that is killed", () => {
  it("fails its query with engine-crashed, and the next query is answered", async () => {
    const store = await open({ minReaders: 1, maxReaders: 1 });
    await store.loader.load(CONTRACT_ITEMS);
    for (let round = 0; round < 3; round += 1) {
      const running = errorOf(rowsOf(store, ENDLESS));
      await sleep(150);
      const [pid] = store.enginePids;
      if (pid !== undefined) process.kill(pid, "SIGKILL");
      expect((await running).code).toBe("engine-crashed");
      expect(await valueOf(store, COUNT)).toBe(3);
    }
  });

  it("is replaced when it was idle", async () => {
    const store = await open({ minReaders: 2 });
    await valueOf(store, "RETURN 1 AS one");
    for (const pid of store.enginePids) process.kill(pid, "SIGKILL");
    await sleep(100);
    expect(await valueOf(store, "RETURN 1 AS one")).toBe(1);
  });
});

describe("a query that runs away", () => {
  it("is ended at the memory limit without this process growing", async () => {
    const store = await open({ memoryLimitMb: 300, minReaders: 1 });
    const before = process.memoryUsage.rss();
    const error = await errorOf(rowsOf(store, HUGE));
    expect(error.code).toBe("too-large");
    expect(error.message).toContain("300 MB");
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 2 ** 20);
    expect(await valueOf(store, "RETURN 1 AS one")).toBe(1);
  });

  it("is refused when one row is longer than a row may be", async () => {
    const store = await open();
    const cypher = "RETURN reduce(t = 'xxxxxxxxxx', i IN range(1, 22) | t + t) AS text";
    const error = await errorOf(rowsOf(store, cypher));
    expect(error.code).toBe("too-large");
    expect(error.message).toContain("single row");
  });

  it("leaves no process behind when the store closes", async () => {
    const store = await open();
    const running = errorOf(rowsOf(store, ENDLESS));
    await sleep(100);
    const pids = store.enginePids;
    await store.close();
    expect((await running).code).toBeDefined();
    expect(pids.filter(isRunning)).toEqual([]);
  });

  it("ends with the process that asked for it", async () => {
    const other = startProcess(folder, "read");
    const pids = (await other.said("open")).split(",").map(Number);
    expect(pids.every(isRunning)).toBe(true);
    await other.kill();
    for (let wait = 0; wait < 50 && pids.some(isRunning); wait += 1) await sleep(50);
    expect(pids.filter(isRunning)).toEqual([]);
  });
});

describe("a load whose process is killed", () => {
  it.each(["taken 1000", "taken 3000", "taken 6005", "loaded"])(
    "leaves the graph as before or as after, killed at %s",
    async (moment) => {
      const first = await open();
      await first.loader.load(CONTRACT_ITEMS);
      const before = await first.dataVersion();
      await first.close();
      const other = startProcess(folder, "load", 6000);
      await other.said(moment);
      await other.kill();
      const store = await open();
      const stances = await valueOf(store, COUNT);
      expect(stances).toBe(moment === "loaded" ? 6003 : 3);
      expect((await store.dataVersion()) === before).toBe(moment !== "loaded");
      expect(await store.loader.load([stance({ id: "later" })])).toMatchObject({ created: 1 });
      const names = await readdir(path.join(folder, "graph"));
      expect(names.sort()).toEqual(["current.json", expect.stringMatching(/^graph-\d+\.grafeo$/)]);
    },
  );

  it("keeps no lock", async () => {
    const other = startProcess(folder, "hold");
    await other.said("holding");
    await other.kill();
    const store = await open();
    expect(await store.loader.load(CONTRACT_ITEMS)).toMatchObject({ created: 10 });
  });
});

describe("two processes on one folder", () => {
  it("refuse to write at the same time, naming the one that writes", async () => {
    const other = startProcess(folder, "hold");
    await other.said("holding");
    const store = await open();
    const error = await errorOf(store.loader.load(CONTRACT_ITEMS));
    expect(error.code).toBe("busy");
    expect(error.message).toContain(`pid ${other.pid}`);
    expect(await valueOf(store, COUNT)).toBe(0);
    await other.kill();
  });

  it("read side by side, and each sees what the other loaded", async () => {
    const store = await open();
    expect(await valueOf(store, COUNT)).toBe(0);
    const version = await store.dataVersion();
    const other = startProcess(folder, "load", 2000);
    await other.said("loaded");
    await sleep(300);
    expect(await store.dataVersion()).not.toBe(version);
    expect(await valueOf(store, COUNT)).toBe(2000);
    await store.loader.load([stance({ id: "mine" })]);
    expect(await valueOf(store, COUNT)).toBe(2001);
    await other.end();
  });

  it("finish a query on the graph that it began with while another is loaded", async () => {
    const store = await open({ minReaders: 1, maxReaders: 1 });
    await store.loader.load(CONTRACT_ITEMS);
    const slow = rowsOf(
      store,
      "UNWIND range(1, 3000000) AS x WITH count(x) AS n MATCH ()-[s:STANCE]->() RETURN count(s) AS s, n",
    );
    await sleep(50);
    await store.loader.load([stance({ id: "new" })]);
    expect(await slow).toEqual([[3, 3000000]]);
    expect(await valueOf(store, COUNT)).toBe(4);
  });
});

describe("a damaged data folder", () => {
  it.each([
    ["truncated", (file: string) => truncate(file, 20_000)],
    ["no graph at all", (file: string) => writeFile(file, "not a graph")],
    ["changed in one byte", flipByte],
    ["missing", (file: string) => rm(file)],
  ])(
    "says damaged-data, the file and the remedy for a graph file that is %s",
    async (_, damage) => {
      const file = await loadedFile();
      await damage(file);
      const error = await errorOf(createEmbeddedStore({ folder }));
      expect(error.code).toBe("damaged-data");
      expect(error.message).toContain(file);
      expect(error.message).toContain("backup");
    },
  );

  it.each([
    ["is cut", '{"file": "graph-'],
    ["leads elsewhere", '{"file": "../graph-1.grafeo", "digest": "0"}'],
  ])("says damaged-data for a current.json that %s", async (_, text) => {
    await loadedFile();
    await writeFile(path.join(folder, "graph", "current.json"), text);
    expect((await errorOf(createEmbeddedStore({ folder }))).code).toBe("damaged-data");
  });

  it("does not start an empty graph beside graph files without current.json", async () => {
    await loadedFile();
    await rm(path.join(folder, "graph", "current.json"));
    expect((await errorOf(createEmbeddedStore({ folder }))).code).toBe("damaged-data");
  });

  it("says unusable-folder where the folder is a file", async () => {
    await writeFile(path.join(folder, "graph"), "");
    const error = await errorOf(createEmbeddedStore({ folder }));
    expect(error.code).toBe("unusable-folder");
    expect(error.message).toContain(folder);
  });

  const isRoot = process.getuid?.() === 0;
  (isRoot ? it.skip : it)(
    "says unusable-folder where it may not write (root may anywhere)",
    async () => {
      await chmod(folder, 0o555);
      expect((await errorOf(createEmbeddedStore({ folder }))).code).toBe("unusable-folder");
      await chmod(folder, 0o755);
    },
  );
});

describe("the files of a store", () => {
  it("hold the data through a restart, and a repeated load writes no new file", async () => {
    const file = await loadedFile();
    const store = await open();
    const version = await store.dataVersion();
    expect(await valueOf(store, COUNT)).toBe(3);
    await store.loader.load(CONTRACT_ITEMS);
    expect(await readdir(path.dirname(file))).toEqual(["current.json", path.basename(file)]);
    expect(await store.dataVersion()).toBe(version);
  });

  it("tell the engine's version", async () => {
    const store = await open();
    expect(store.engine.version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

async function open(options: Partial<EmbeddedStoreOptions> = {}): Promise<EmbeddedStore> {
  const store = await createEmbeddedStore({ folder, ...options });
  stores.push(store);
  return store;
}

/** A closed store with the contract's items; gives its graph file. */
async function loadedFile(): Promise<string> {
  const store = await createEmbeddedStore({ folder });
  await store.loader.load(CONTRACT_ITEMS);
  await store.close();
  const current = await readFile(path.join(folder, "graph", "current.json"), "utf8");
  return path.join(folder, "graph", (JSON.parse(current) as { file: string }).file);
}

async function flipByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
  await writeFile(file, bytes);
}
