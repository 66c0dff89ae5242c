import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { MultiDirectedGraph } from "graphology";
import { parse as parseGexf } from "graphology-gexf";
import { parse as parseGraphml } from "graphology-graphml";
import { parse as parseCsv } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { drawnPicture, openExplorer } from "./open-explorer.ts";
import { violations } from "./violations.ts";
import { testSite } from "./test-site.ts";

const site = testSite();

describe("a view as a file", () => {
  it.each([
    ["GEXF", (text: string) => parseGexf(MultiDirectedGraph, text, { addMissingNodes: false })],
    ["GraphML", (text: string) => parseGraphml(MultiDirectedGraph, text)],
  ])("%s is read back with the nodes, dyads and places of the picture", async (name, read) => {
    const page = await open("issue=settlement-talks&hide=irn");
    const { dyads, places } = await drawnPicture(page);
    const graph = read(await saved(page, name));

    expect(graph.nodes().sort()).toEqual(places.map((place) => place.split(" ")[0]));
    const weights = graph
      .filterEdges((_edge, attributes) => attributes["polarity"] !== undefined)
      .map(
        (edge) =>
          `${graph.source(edge)} ${graph.target(edge)} ${String(graph.getEdgeAttribute(edge, "weight"))}`,
      );
    expect(weights.sort()).toEqual(dyads);
    const drawn = graph.nodes().map((id) => {
      const { x, y } = graph.getNodeAttributes(id) as { x: number; y: number };
      return `${id} ${x} ${y === 0 ? 0 : -y}`;
    });
    expect(drawn.sort()).toEqual(places);
  });

  it("is a table of the dyads too", async () => {
    const page = await open("");
    const { dyads } = await drawnPicture(page);
    const rows = parseCsv<Record<string, string>>(await saved(page, "Dyads (CSV)"), {
      columns: true,
    });

    expect(rows.map(({ from, to, n }) => `${from} ${to} ${n}`).sort()).toEqual(dyads);
  });

  it("is a link on the clipboard", async () => {
    const page = await open("issue=settlement-talks");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Link" }).click();
    await page.getByText("The link was copied.").waitFor();

    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    expect(await violations(page)).toEqual([]);
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
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const arriving = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  return readFile(await (await arriving).path(), "utf8");
}
