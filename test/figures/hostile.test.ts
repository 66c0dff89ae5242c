import { parse } from "@retorquere/bibtex-parser";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { csvRecord } from "../../server/export/write-csv.ts";
import { writeGexf } from "../../server/export/write-gexf.ts";
import { writeGraphml } from "../../server/export/write-graphml.ts";
import { citationItems } from "../../server/figures/citations/citation-items.ts";
import { writeBibtex } from "../../server/figures/citations/write-bibtex.ts";
import { writeRis } from "../../server/figures/citations/write-ris.ts";
import { PAGE_FORMS, type PageSize } from "../../server/figures/drawing/page-sizes.ts";
import { figureExportGraph } from "../../server/figures/formats/figure-export-graph.ts";
import { writeFigureCsv } from "../../server/figures/formats/write-figure-csv.ts";
import { writePng } from "../../server/figures/formats/write-png.ts";
import { writeFigurePage } from "../../server/figures/page/figure-page.ts";
import { pdf, svg } from "../../server/figures/render/picture-worker.ts";
import type { FigurePayload } from "../../server/wire/figure-payload.ts";
import { hostilePayload } from "./hostile-payload.ts";
import { readXml } from "./read-xml.ts";

const ID = "ab".repeat(32);
const ADDRESS = { id: ID, url: `https://graph.example.org/embed/${ID}` };
const SIZES = Object.keys(PAGE_FORMS) as PageSize[];

describe("hostile titles, names and quotes", () => {
  let plain: FigurePayload;
  let hostile: FigurePayload;
  beforeAll(async () => {
    ({ plain, hostile } = await hostilePayload());
  });

  it.each(SIZES)("are letters in the SVG of size %s, and add no element to it", async (size) => {
    const wish = { size, theme: "auto", fonts: true, prefix: "e" } as const;
    const [written] = await svg({ payload: hostile, id: ID, wishes: [wish] });
    const text = written?.svg ?? "";
    const names = new Set(readXml(text).elements.map(({ name }) => name));
    expect(names.has("script") || names.has("img")).toBe(false);
    expect(readXml(text).elements.filter(({ name }) => name === "svg")).toHaveLength(1);
    // Isolates of our own, around names that mix directions, are closed again.
    expect(text.match(/[\u202a-\u202e\u2066\u2068\ufffe\uffff]/g) ?? []).toEqual([]);
    expect(text.match(/\u2067/g)?.length).toBe(text.match(/\u2069/g)?.length);
    // Ten thousand letters neither widen the picture nor fill it.
    expect([written?.width, text.length < 400_000]).toEqual([PAGE_FORMS[size].width, true]);
  });

  it("do not keep a PNG or a PDF from being made", async () => {
    const wish = { size: "full", theme: "light", fonts: false, prefix: "e" } as const;
    const [written] = await svg({ payload: hostile, id: ID, wishes: [wish] });
    const png = await writePng(written?.svg ?? "", 1, written?.hasOtherScripts ?? false);
    expect(Buffer.from(png).subarray(1, 4).toString()).toBe("PNG");
    const bytes = Buffer.from(await pdf({ payload: hostile, id: ID, theme: "light" }));
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.subarray(-6).toString()).toContain("%%EOF");
    expect(bytes.toString("latin1")).not.toMatch(/\/JavaScript|\/JS |\/Launch|\/URI/);
  });

  it("are letters in the page", async () => {
    const form = { theme: "auto", fonts: false, styled: false } as const;
    const [wide, narrow] = await svg({
      payload: hostile,
      id: ID,
      wishes: [
        { ...form, size: "full", prefix: "w" },
        { ...form, size: "phone", prefix: "n" },
      ],
    });
    if (wide === undefined || narrow === undefined) throw new Error("no picture");
    const pictures = [wide, narrow] as const;
    const parts = { ...ADDRESS, pictures, fontRules: "", downloads: [] };
    const { html } = writeFigurePage({ ...parts, payload: hostile });
    expect(html.match(/<script|<img|<svg onload|href="javascript/gi) ?? []).toEqual([]);
    expect(html.match(/<svg /g)).toHaveLength(2);
    expect(html.includes("&lt;script&gt;window.pwned = 1&lt;/script&gt;")).toBe(true);
  });

  it("stay in their fields in BibTeX, as a parser that is not ours reads it", () => {
    const bibtex = writeBibtex(citationItems(hostile, ADDRESS));
    const read = parse(bibtex);
    expect(read.errors).toEqual([]);
    expect(read.entries.map(({ key }) => key)).toEqual([
      "entente-abababababab",
      ...plain.sources.map(({ id }) => id),
    ]);
    const years = read.entries.map(({ fields }) => fields["year"]);
    expect(years).toEqual(["2020", "2020"]);
    expect(read.entries[0]?.fields["title"]).toContain("year = ");
  });

  it("stay on their lines in RIS", () => {
    const records = writeRis(citationItems(hostile, ADDRESS)).split("\r\n");
    expect(records.filter((line) => line.startsWith("TY  - "))).toHaveLength(
      1 + plain.sources.length,
    );
    expect(records.filter((line) => line.startsWith("ER  - "))).toHaveLength(
      1 + plain.sources.length,
    );
    expect(records.every((line) => line === "" || /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
  });

  it("stay in their fields in CSV, and no spreadsheet runs them", () => {
    const text = [...writeFigureCsv(hostile)].join("");
    const rows = readCsv(text);
    expect(rows).toHaveLength(1 + hostile.stances.length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([22]));
    expect(rows.slice(1).some((row) => row.some((field) => /^[=+@]/.test(field)))).toBe(false);
    expect(text.startsWith(csvRecord(["stance", "date"]).trimEnd())).toBe(true);
  });

  it.each([
    ["GEXF", writeGexf],
    ["GraphML", writeGraphml],
  ])("are letters in %s", (_name, write) => {
    const { elements } = readXml([...write(figureExportGraph(hostile))].join(""));
    const nodes = elements.filter(({ name }) => name === "node");
    expect(nodes).toHaveLength(hostile.network.nodes.length);
    expect(elements.some(({ name }) => name === "script" || name === "img")).toBe(false);
  });
});

/** A small CSV reader of RFC 4180, for what the writer may give. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}
