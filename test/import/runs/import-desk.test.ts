import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ImportDesk } from "../../../server/import/runs/import-desk.ts";
import { errorOf } from "../../store/contract-context.ts";
import { gdeltRow } from "../formats/gdelt-rows.ts";
import { openHost, type HostUnderTest } from "./import-host.ts";
import { makeEmbeddedStore } from "./make-embedded-store.ts";

let host: HostUnderTest;
let desk: ImportDesk;
beforeEach(async () => {
  host = await openHost(makeEmbeddedStore);
  desk = new ImportDesk(host);
});
afterEach(async () => {
  await desk.close();
  await host.close();
});

describe("following an import", () => {
  it("comes to its end, also for a reader who was busy while it ended", async () => {
    const id = await begin();
    const views = desk.follow(id, new AbortController().signal);
    const first = await views.next();
    expect(first).toMatchObject({ value: { report: { state: "running" } } });
    // The end is told while this reader still works on the first view.
    for await (const view of desk.follow(id, new AbortController().signal)) {
      expect(view.report.id).toBe(id);
    }

    let last;
    for await (const view of views) last = view;

    expect(last?.report.state).toBe("done");
  });

  it("ends when the reader leaves", async () => {
    const id = await begin();
    const reader = new AbortController();
    const views = desk.follow(id, reader.signal);
    await views.next();
    reader.abort();

    let rest = 0;
    for await (const view of views) rest += view.report.id === id ? 1 : 0;

    expect(rest).toBeLessThan(2);
  });
});

describe("a journal that is damaged", () => {
  it.each(["{", "{}"])("is named with what to do (%s)", async (text) => {
    const id = "20260101-000000-0000";
    const folder = path.join(host.folder, "data", "imports", id);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "journal.json"), text);

    const error = await errorOf(desk.list());

    expect(error.code).toBe("damaged-data");
    expect(error.message).toContain(path.join(folder, "journal.json"));
  });
});

describe("what a crash left of an upload", () => {
  const DEAD = { pid: 2 ** 22 + 1, started: "1" };
  const DAY_MS = 24 * 60 * 60 * 1000;

  it("is removed, and nothing else", async () => {
    const done = await begin();
    for await (const view of desk.follow(done, new AbortController().signal)) {
      expect(view.report.id).toBe(done);
    }
    const alive = await host.journal.create();
    await put(alive, "input", "half a file");
    await put("20260101-000000-0001", "input", "half a file");
    await put("20260101-000000-0001", "maker.json", JSON.stringify(DEAD));
    // Its journal is lost, but its changes say that something of it is in the graph.
    await put("20260101-000000-0002", "maker.json", JSON.stringify(DEAD));
    await put("20260101-000000-0002", "changes.ndjson", "");
    await put("notes", "input", "not ours");

    expect(await host.journal.sweep()).toEqual(["20260101-000000-0001"]);

    expect(await readdir(path.join(host.folder, "data", "imports"))).toEqual(
      expect.arrayContaining([done, alive, "20260101-000000-0002", "notes"]),
    );
  });

  it("without word of its process is removed when it is a day old", async () => {
    const id = "20260101-000000-0003";
    await put(id, "input", "half a file");
    expect(await host.journal.sweep()).toEqual([]);
    const folder = path.join(host.folder, "data", "imports", id);
    const then = new Date(Date.now() - 2 * DAY_MS);
    await utimes(path.join(folder, "input"), then, then);
    await utimes(folder, then, then);

    expect(await host.journal.sweep()).toEqual([id]);
  });
});

async function put(id: string, name: string, text: string): Promise<void> {
  const folder = path.join(host.folder, "data", "imports", id);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), text);
}

/** Begins to import a small file, and gives its id. */
async function begin(): Promise<string> {
  const rows = Array.from({ length: 40 }, (_, row) => gdeltRow({ id: String(row + 1) }));
  const { report } = await desk.start({
    name: "day.export.CSV",
    bytes: bytesOf(`${rows.join("\n")}\n`),
    request: { format: null, options: {}, aggregate: null, maxErrors: 0 },
    dryRun: false,
    signal: new AbortController().signal,
  });
  return report.id;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}
