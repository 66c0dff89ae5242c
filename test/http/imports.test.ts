import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  ImportListSchema,
  ImportPreviewSchema,
  ImportReportSchema,
  ImportViewSchema,
  type ImportView,
} from "../../server/wire/import-report.ts";
import { gdeltRow } from "../import/formats/gdelt-rows.ts";
import { valueOf } from "../store/contract-context.ts";
import { problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const STANCES = "MATCH ()-[s:STANCE]->() RETURN count(s)";
const TABLE =
  "Who;Whom;When;Verdict\nMaria Roth;Norway;03.04.2020;-0,5\nIda Dahl;Norway;04.04.2020;1\n";

let served: ServedGraph;
beforeEach(async () => {
  served = await serveGraph();
});
afterEach(async () => {
  await served.close();
});

describe("/api/imports", () => {
  it("brings an upload in, tells its progress as events, and takes it back", async () => {
    const version = await served.store.dataVersion();
    const { id } = (await start("name=day.CSV", events(3000))).report;
    const views = await follow(id);
    expect(views.at(-1)).toMatchObject({ progress: null, report: { state: "done" } });
    expect(views.at(-1)?.report.files).toMatchObject([{ name: "day.CSV", stances: 3000 }]);
    expect(await valueOf(served.store, STANCES)).toBe(3000);
    const listed = ImportListSchema.parse(await (await served.get("/api/imports")).json());
    expect(listed.imports.map((report) => report.id)).toEqual([id]);
    expect(await remove(id)).toMatchObject({ state: "undone", undo: { removed: 3006, kept: 0 } });
    expect(await served.store.dataVersion()).toBe(version);
  });

  it("ends an import that runs, and nothing of it is in the graph", async () => {
    const { id } = (await start("name=day.CSV", events(40_000))).report;
    expect(await remove(id)).toMatchObject({ id, state: "cancelled" });
    expect(await valueOf(served.store, STANCES)).toBe(0);
  });

  it("does imports that are asked for at once one after the other", async () => {
    const started = await Promise.all([
      start("name=a.CSV", events(400)),
      start("name=b.CSV", events(500)),
    ]);
    for (const { report } of started) {
      expect((await follow(report.id)).at(-1)?.report.state).toBe("done");
    }
    expect(await valueOf(served.store, STANCES)).toBe(500);
  });

  it("says in a dry run what would change, and keeps nothing of it", async () => {
    const { report } = await start("name=day.CSV&dryRun=true", events(4), 200);
    expect(report).toMatchObject({ state: "done", graph: { created: 10 } });
    expect(ImportListSchema.parse(await (await served.get("/api/imports")).json()).imports).toEqual(
      [],
    );
    expect(await valueOf(served.store, STANCES)).toBe(0);
  });

  it("tells in its report what was wrong with a file of no format", async () => {
    const { id } = (await start("name=letter.txt", "Dear colleague,\nhow are you?\n")).report;
    const { report } = (await follow(id)).at(-1) ?? { report: null };
    expect(report).toMatchObject({ state: "failed", problem: { code: "invalid-file" } });
    expect(report?.problem?.detail).toContain("letter.txt");
  });

  it("proposes a mapping for a table, and imports by the one that is sent back", async () => {
    const preview = await previewOf("name=verdicts.csv", TABLE);
    expect(preview.missing).toEqual(["from", "to"]);
    const mapping = JSON.stringify({
      ...(preview.mapping as object),
      columns: { from: "Who", to: "Whom", date: "When", polarity: "Verdict" },
      dates: "DD.MM.YYYY",
      decimal: ",",
    });
    const how = `name=verdicts.csv&mapping=${encodeURIComponent(mapping)}`;
    expect((await previewOf(how, TABLE)).rows).toMatchObject([
      { kind: "stance", item: { from: "maria-roth", to: "nor", polarity: -0.5 } },
      { kind: "stance", item: { from: "ida-dahl", polarity: 1 } },
    ]);
    const { id } = (await start(how, TABLE)).report;
    expect((await follow(id)).at(-1)?.report.files).toMatchObject([{ stances: 2 }]);
  });

  it("refuses an id that would lead out of the folder of imports, and one that is not there", async () => {
    const outside = await served.get("/api/imports/..%2F..%2Fgraph");
    expect((await problemOf(outside)).code).toBe("invalid-request");
    const unknown = await served.get("/api/imports/20200101-000000-0000");
    expect((await problemOf(unknown)).code).toBe("not-found");
  });
});

async function start(query: string, body: string, status = 201): Promise<ImportView> {
  const response = await fetch(`${served.base}/api/imports?${query}`, { method: "POST", body });
  expect(response.status).toBe(status);
  return ImportViewSchema.parse(await response.json());
}

async function previewOf(
  query: string,
  body: string,
): Promise<ReturnType<typeof ImportPreviewSchema.parse>> {
  const response = await fetch(`${served.base}/api/imports/preview?${query}`, {
    method: "POST",
    body,
  });
  return ImportPreviewSchema.parse(await response.json());
}

async function follow(id: string): Promise<ImportView[]> {
  const response = await served.get(`/api/imports/${id}`, { accept: "text/event-stream" });
  const text = await response.text();
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, json = ""]) =>
    ImportViewSchema.parse(JSON.parse(json)),
  );
}

async function remove(id: string): Promise<unknown> {
  const response = await fetch(`${served.base}/api/imports/${id}`, { method: "DELETE" });
  return ImportReportSchema.parse(await response.json());
}

function events(count: number): string {
  return Array.from({ length: count }, (_, n) => `${gdeltRow({ id: String(n + 1) })}\n`).join("");
}
