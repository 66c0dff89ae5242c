import { mkdir, writeFile } from "node:fs/promises";
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
