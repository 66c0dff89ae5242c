import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { MultiDirectedGraph } from "graphology";
import { parse as parseGexf } from "graphology-gexf";
import { parse as parseGraphml } from "graphology-graphml";
import { parse as parseCsv } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { readInterchange } from "../../server/import/read-interchange.ts";
import { writeInterchange } from "../../server/import/write-interchange.ts";
import { GRAPH_COLORS } from "../../server/picture/graph-style.ts";
import type { Dyad, Network, NetworkNode } from "../../server/wire/network.ts";
import { hasNetworkx, readWithNetworkx } from "../export/read-with-networkx.ts";
import { readXml } from "../figures/read-xml.ts";
import { drawnPicture, openExplorer, settled } from "./open-explorer.ts";
import { violations } from "./violations.ts";
import { testSite } from "./test-site.ts";

const site = testSite();

interface FileGraph {
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly edges: readonly (readonly [string, string, string, Readonly<Record<string, unknown>>])[];
}

const GRAPHOLOGY = {
  gexf: (text: string) =>
    ofGraphology(parseGexf(MultiDirectedGraph, text, { addMissingNodes: false })),
  graphml: (text: string) => ofGraphology(parseGraphml(MultiDirectedGraph, text)),
} as const;
const networkx = await hasNetworkx();

describe("a view as data", () => {
  it.each([
    ["GEXF", "gexf"],
    ["GraphML", "graphml"],
  ] as const)(
    "is %s that others read back with the nodes, edges, attributes, days and places of the picture",
    async (name, format) => {
      const page = await open("issue=settlement-talks&hide=tur&layout=circles");
      const drawn = await drawnData(page);
      const text = await saved(page, name);
      const read: FileGraph[] = [GRAPHOLOGY[format](text)];
      if (networkx) read.push(await readWithNetworkx(format, text));

      expect(drawn.nodes.length).toBeGreaterThan(5);
      for (const graph of read) {
        expect(Object.keys(graph.nodes).sort()).toEqual(drawn.nodes.map(({ id }) => id).sort());
        for (const { id, name: label, kind, stancesIn, stancesOut, place } of drawn.nodes) {
          expect(placeOf(graph.nodes[id])).toEqual([place.x, -place.y].map((each) => each + 0));
          expect(graph.nodes[id]).toMatchObject({
            ...{ label, stancesIn, stancesOut, kind: kind ?? "issue" },
          });
        }
        const stances = graph.edges.filter(([, , , data]) => data["polarity"] !== undefined);
        expect(stances.length).toBe(drawn.dyads.length);
        expect(graph.edges.length).toBe(drawn.dyads.length + drawn.ties);
        for (const { from, to, n, first, last, ...counts } of drawn.dyads) {
          const edge = stances.find(([a, b]) => a === from && b === to);
          expect(edge?.[3]).toMatchObject({ ...counts, weight: n });
          // graphology's reader of GEXF drops the days of edges.
          if (edge?.[3]["start"] !== undefined || format === "graphml") {
            expect(edge?.[3]).toMatchObject({ start: first, end: last });
          }
        }
      }
    },
  );

  it("is our own interchange format, complete in itself", async () => {
    const page = await open("issue=settlement-talks&hide=tur");
    const { dyads } = await drawnPicture(page);
    const text = await saved(page, "Interchange (JSON)");
    const graph = await readInterchange(toBytes(text), "view.entente.json");
    const counts = new Map<string, number>();
    for (const { from, to } of graph.stances) {
      counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
    }

    expect([...counts].map(([pair, n]) => `${pair} ${n}`).sort()).toEqual(dyads);
    expect(graph.actors.map(({ id }) => id)).not.toContain("tur");
    expect(graph.ties.length).toBeGreaterThan(3);
    expect(writeInterchange(graph)).toBe(text);
  });

  it("is a table of the dyads too", async () => {
    const page = await open("");
    const { dyads } = await drawnPicture(page);
    const rows = parseCsv<Record<string, string>>(await saved(page, "Dyads (CSV)"), {
      columns: true,
    });

    expect(rows.map(({ from, to, n }) => `${from} ${to} ${n}`).sort()).toEqual(dyads);
  });
});

describe("a view as a picture", () => {
  it.each(["force", "circles", "hierarchy", "map"])(
    "has, arranged by %s, what is drawn where it is drawn, with title, legend and sources",
    async (layout) => {
      const page = await open(`issue=settlement-talks&hide=tur&dash=one-source&layout=${layout}`);
      const { nodes, dyads } = await drawnData(page);
      const map = layout === "map" ? 1 : 0;
      const title = await page.getByRole("heading", { level: 1 }).innerText();
      const { elements } = readXml(await saved(page, "SVG"));
      const parts = (name: string): string[] =>
        elements.flatMap(({ attributes }) => attributes[`data-${name}`] ?? []).sort();
      const places = new Map(
        elements.flatMap(({ attributes }): [string, number[]][] => {
          const id = attributes["data-node"];
          const [, x, y] = /translate\(([^,]+),(.+)\)/.exec(attributes["transform"] ?? "") ?? [];
          return id === undefined ? [] : [[id, [Number(x), Number(y)]]];
        }),
      );
      const words = elements.flatMap(({ name, text }) => (name === "text" ? [text] : [])).join(" ");

      const land = elements.filter(
        ({ attributes }) => attributes["fill"] === GRAPH_COLORS.light.land,
      );
      expect(land.length).toBe(map);
      expect(words.includes("Not on the map")).toBe(map === 1);
      expect(parts("node")).toEqual(nodes.map(({ id }) => id).sort());
      expect(parts("dyad")).toEqual(dyads.map(({ from, to }) => `${from} ${to}`).sort());
      // One shift and one scale lead from the places of the screen to those of the picture.
      const one = nodes.reduce((a, b) => (b.place.x < a.place.x ? b : a));
      const other = nodes.reduce((a, b) => (b.place.x > a.place.x ? b : a));
      const [left = NaN, top = NaN] = places.get(one.id) ?? [];
      const [right = NaN] = places.get(other.id) ?? [];
      const scale = (right - left) / (other.place.x - one.place.x);
      for (const { id, place } of nodes) {
        const [x = NaN, y = NaN] = places.get(id) ?? [];
        expect(Math.abs(x - left - (place.x - one.place.x) * scale)).toBeLessThan(0.05);
        expect(Math.abs(y - top - (place.y - one.place.y) * scale)).toBeLessThan(0.05);
      }
      for (const part of [
        title,
        "Hidden by hand: 1",
        "Supportive",
        "One source only:",
        "Source:",
      ]) {
        expect(words).toContain(part);
      }
      expect(
        elements.filter(({ attributes }) => attributes["stroke-dasharray"] === "7 5").length,
      ).toBe(dyads.length + 1);
    },
  );

  it("is PNG in twice the size, on light or dark paper", async () => {
    const page = await open("");
    const light = await download(page, "PNG");
    await page.getByLabel("On dark paper").check();
    const dark = await savedFromSheet(page, "PNG");

    for (const file of [light, dark]) {
      expect(file.subarray(1, 4).toString()).toBe("PNG");
      expect(file.readUInt32BE(16)).toBe(2400);
    }
    expect(dark.equals(light)).toBe(false);
    expect(await violations(page)).toEqual([]);
  });
});

describe("a view on the clipboard", () => {
  it("is a link, a table and a picture", async () => {
    const page = await open("issue=settlement-talks");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await copied(page, "Link", "The link was copied.");
    const link = await clipboard(page, "text/plain");
    await copied(page, "Table of dyads", "The table of dyads was copied.");
    const table = await clipboard(page, "text/plain");
    const markup = await clipboard(page, "text/html");
    await copied(page, "Picture", "The picture was copied.");
    const picture = await clipboard(page, "image/png");

    expect(link).toBe(page.url());
    expect(table).toContain("Vladimir Putin\tUnited States\t2\t0.32\t");
    expect(markup).toContain("<td>Vladimir Putin</td>");
    expect(picture).toContain("PNG");
  });

  it("is refused in words where the browser lets no page copy", async () => {
    const page = await open("");
    // As on a page from another machine that is not encrypted.
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await page.getByRole("button", { name: "Save", exact: true }).click();

    await copied(page, "Picture", "The browser does not let this page copy; save it as PNG.");
    await copied(page, "Link", "The browser does not let this page copy; take it from the address");
  });
});

describe("dyads that rest on one source", () => {
  it("are counted in the legend, and drawn with broken lines on a switch", async () => {
    const page = await open("");
    const { dyads } = await drawnData(page);
    const single = dyads.filter(({ sources }) => sources === 1).length;
    const picture = page.locator("entente-network canvas.sigma-picture");
    const complete = async (): Promise<void> => {
      await settled(page);
      await page.locator("entente-network [data-picture='complete']").waitFor();
    };
    await complete();
    const whole = await picture.screenshot();
    await page.getByLabel(`One source only: ${single} of ${dyads.length}`).check();
    await page.waitForURL(/dash=one-source/);
    await complete();

    expect((await picture.screenshot()).equals(whole)).toBe(false);
    await page.getByRole("button", { name: "Undo: Dash what rests on one source" }).click();
    await page.waitForURL((url) => !url.searchParams.has("dash"));
    await complete();
    expect((await picture.screenshot()).equals(whole)).toBe(true);
  });
});

describe("the list of keys", () => {
  it("opens under a question mark, closes with Escape, and has no violation", async () => {
    const page = await open("");
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keys" });
    await sheet.getByText("Find or ask").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");

    await sheet.waitFor({ state: "detached" });
  });
});

async function open(query: string): Promise<Page> {
  return site.watch(await openExplorer(site.browser, `${site.url}/?${query}`));
}

async function saved(page: Page, name: string): Promise<string> {
  return (await download(page, name)).toString("utf8");
}

async function download(page: Page, name: string): Promise<Buffer> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  return savedFromSheet(page, name);
}

async function savedFromSheet(page: Page, name: string): Promise<Buffer> {
  const arriving = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  return readFile(await (await arriving).path());
}

async function copied(page: Page, name: string, said: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  await page.getByText(said).waitFor();
}

/** What the clipboard holds in one form, as text. */
function clipboard(page: Page, type: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    for (const item of await navigator.clipboard.read()) {
      if (item.types.includes(wanted)) return (await item.getType(wanted)).text();
    }
    return "";
  }, type);
}

/** The drawn network as the page holds it. */
function drawnData(page: Page): Promise<{
  readonly nodes: readonly (NetworkNode & { readonly place: { x: number; y: number } })[];
  readonly dyads: readonly Dyad[];
  readonly ties: number;
}> {
  return page.locator("entente-network").evaluate((element) => {
    const { model, positions } = element as unknown as {
      readonly model: { readonly network: Network };
      readonly positions: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
    };
    const { nodes, dyads, ties } = model.network;
    return {
      nodes: nodes.map((node) => ({
        ...node,
        place: positions.get(node.id) ?? { x: NaN, y: NaN },
      })),
      dyads,
      ties: ties.length,
    };
  });
}

function ofGraphology(graph: ReturnType<typeof parseGexf>): FileGraph {
  return {
    nodes: Object.fromEntries(graph.mapNodes((id, data) => [id, data])),
    edges: graph.mapEdges((key, data, from, to) => [from, to, key, data]),
  };
}

/** A place as GEXF has it for networkx, or as the others have it. */
function placeOf(node: Readonly<Record<string, unknown>> = {}): number[] {
  const viz = node["viz"] as { readonly position: { x: number; y: number } } | undefined;
  const { x, y } = viz?.position ?? (node as { x: number; y: number });
  return [x, y];
}

async function* toBytes(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}
