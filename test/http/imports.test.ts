import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { zipSync } from "fflate";
import { DuplicatesSchema } from "../../server/wire/duplicate.ts";
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

  it("shows how a table is written and which of its rows would be rejected, and why", async () => {
    const mapping = {
      columns: { from: "Who", to: "Whom", date: "When", polarity: "Verdict" },
      dates: "DD.MM.YYYY",
      decimal: ",",
    };
    const how = `name=verdicts.csv&mapping=${encodeURIComponent(JSON.stringify(mapping))}`;
    const preview = await previewOf(how, TABLE.replace("04.04.2020", "44.04.2020"));
    expect(preview).toMatchObject({
      format: "table",
      encoding: { name: "utf-8" },
      table: { delimiter: ";", columns: ["Who", "Whom", "When", "Verdict"] },
      names: { "maria-roth": "Maria Roth", nor: "Norway" },
    });
    expect(preview.table?.rows[0]).toEqual(["Maria Roth", "Norway", "03.04.2020", "-0,5"]);
    expect(preview.rows[1]).toMatchObject({
      line: 3,
      kind: "rejected",
      column: "When",
      value: "44.04.2020",
    });
  });

  it("says what a mapping lacks instead of refusing it", async () => {
    const mapping = encodeURIComponent(JSON.stringify({ columns: { from: "Who" } }));
    const preview = await previewOf(`name=a.csv&mapping=${mapping}`, TABLE);
    expect(preview).toMatchObject({ missing: ["to", "date", "polarity"], rows: [] });
  });

  it.each([
    ["day.CSV.gz", (bytes: Buffer): Uint8Array<ArrayBuffer> => gzipSync(bytes), "day.CSV"],
    [
      "day.zip",
      (bytes: Buffer): Uint8Array<ArrayBuffer> =>
        zipSync({ "data/": new Uint8Array(), "data/day.CSV": bytes }),
      "day.zip/data/day.CSV",
    ],
  ])("looks into %s", async (name, pack, inner) => {
    const preview = await previewOf(`name=${name}`, pack(Buffer.from(events(30))));
    expect(preview).toMatchObject({ name: inner, format: "gdelt", encoding: { name: "utf-8" } });
    expect(preview.rows).toHaveLength(20);
  });

  it("looks no further into an archive than its beginning, whatever that unpacks to", async () => {
    const preview = await previewOf("name=bomb.zip", zipSync({ "a.csv": new Uint8Array(2 ** 26) }));
    expect(preview).toMatchObject({ name: "bomb.zip/a.csv", format: null, rows: [] });
  });

  it("applies the options of formats, and refuses what is none", async () => {
    const elsewhere = await previewOf("name=day.CSV&countries=fra", events(2));
    expect(elsewhere.rows.map(({ kind }) => kind)).toEqual(["skipped", "skipped"]);
    const { id } = (await start("name=day.CSV&countries=fra", events(2))).report;
    expect((await follow(id)).at(-1)?.report.files).toMatchObject([{ stances: 0, skipped: 2 }]);
    const refused = await fetch(`${served.base}/api/imports/preview?name=a&set=colour=red`, {
      method: "POST",
      body: TABLE,
    });
    expect((await problemOf(refused)).errors?.[0]?.place).toBe("set.0");
  });

  it("tells what was stated, and gives the rejected rows as a file", async () => {
    const rows = "from,to,date,polarity\nAda,Bela,2020-01-02,1\nAda,Bela,some day,1\n";
    const { id } = (await start("name=a.csv", rows)).report;
    const report = (await follow(id)).at(-1)?.report;
    expect(report?.stated).toMatchObject({
      first: "2020-01-02",
      last: "2020-01-02",
      actors: [
        { id: "ada", name: "Ada", rows: 1 },
        { id: "bela", name: "Bela", rows: 1 },
      ],
    });
    expect(report?.stated?.sources).toHaveLength(1);
    const response = await served.get(`/api/imports/${id}/rejected`);
    expect(response.headers.get("content-disposition")).toContain("a.csv.rejected.csv");
    expect(await response.text()).toContain("some day");
    const none = await served.get(`/api/imports/${id}/rejected?file=1`);
    expect((await problemOf(none)).code).toBe("not-found");
  });

  it("refuses an id that would lead out of the folder of imports, and one that is not there", async () => {
    const outside = await served.get("/api/imports/..%2F..%2Fgraph");
    expect((await problemOf(outside)).code).toBe("invalid-request");
    const unknown = await served.get("/api/imports/20200101-000000-0000");
    expect((await problemOf(unknown)).code).toBe("not-found");
  });
});

describe("actors that may be one", () => {
  it("are listed with the reasons, made one, and two again", async () => {
    const rows =
      "from,to,date,polarity\nAda Dahl,Norway,2020-01-02,1\nA. Dahl,Norway,2020-01-03,1\n";
    await follow((await start("name=a.csv", rows)).report.id);
    const before = await duplicates();
    expect(before).toMatchObject([{ a: { id: "a-dahl", name: "A. Dahl" }, b: { id: "ada-dahl" } }]);
    expect(before[0]?.reasons[0]).toContain("initials");

    const merged = await merge("a-dahl", "ada-dahl");
    expect(merged.status).toBe(201);
    const report = ImportReportSchema.parse(await merged.json());
    expect(merged.headers.get("location")).toBe(`/api/imports/${report.id}`);
    expect(report).toMatchObject({ kind: "merge", state: "done", graph: { removed: 1 } });
    expect(report.stated?.actors[0]?.id).toBe("ada-dahl");
    expect(await duplicates()).toEqual([]);

    await remove(report.id);
    expect(await duplicates()).toEqual(before);
  });

  it("are not made one where there is only one, or none", async () => {
    const rows = "from,to,date,polarity\nAda Dahl,Norway,2020-01-02,1\n";
    await follow((await start("name=a.csv", rows)).report.id);
    expect((await problemOf(await merge("ada-dahl", "ada-dahl"))).code).toBe("invalid-request");
    expect((await problemOf(await merge("ada-dahl", "nor"))).code).toBe("invalid-request");
    expect((await problemOf(await merge("nobody", "nor"))).code).toBe("not-found");
    expect((await served.get("/api/imports")).status).toBe(200);
  });
});

function merge(from: string, into: string): Promise<Response> {
  return fetch(`${served.base}/api/merges`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ from, into }),
  });
}

async function duplicates(): Promise<ReturnType<typeof DuplicatesSchema.parse>["duplicates"]> {
  const response = await served.get("/api/duplicates");
  return DuplicatesSchema.parse(await response.json()).duplicates;
}

async function start(query: string, body: string, status = 201): Promise<ImportView> {
  const response = await fetch(`${served.base}/api/imports?${query}`, { method: "POST", body });
  expect(response.status).toBe(status);
  return ImportViewSchema.parse(await response.json());
}

async function previewOf(
  query: string,
  body: string | Uint8Array<ArrayBuffer>,
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
