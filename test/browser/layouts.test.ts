import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import type { Network } from "../../server/wire/network.ts";
import { readXml } from "../figures/read-xml.ts";
import { openExplorer, settled } from "./open-explorer.ts";
import { testSite } from "./test-site.ts";
import { violations } from "./violations.ts";

const site = testSite();

describe("the map of the world", () => {
  it("comes with its land once it is chosen, stays through reload, and is undone by name", async () => {
    const page = await open("");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const ofLand = (): boolean => asked.some((url) => url.includes("land-110m"));
    expect(await page.locator("canvas.ground[data-land]").count()).toBe(0);
    await page.getByLabel("Arrangement").selectOption("World map");
    await page.locator("canvas.ground[data-land='drawn']").waitFor();
    await settled(page);

    expect(ofLand()).toBe(true);
    expect(await isPainted(page)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await page.locator("canvas.ground[data-land='drawn']").waitFor();
    await page.getByRole("button", { name: "Undo: Arrange: World map" }).click();
    await settled(page);
    expect(await isPainted(page)).toBe(false);
  });
});

describe("lanes over time", () => {
  it("have every stance that is shown, and open its evidence by pointer and by keyboard", async () => {
    const page = await open("layout=lanes&hide=irn");
    const lines = page.locator("entente-lanes .mark");
    await lines.first().waitFor();
    const shown = await page.locator("entente-lanes").evaluate((element) => {
      const { model } = element as unknown as { readonly model: { network: Network } };
      return model.network.dyads.reduce((sum, { n }) => sum + n, 0);
    });
    expect(await lines.count()).toBe(shown);
    expect(shown).toBeLessThan(49);
    expect(await violations(page)).toEqual([]);

    await lines.nth(3).click();
    await page.locator("entente-stance").first().waitFor();
    const opened = new URL(page.url()).searchParams.get("stance");
    expect(opened).toBe(await lines.nth(3).getAttribute("data-stance"));
    await page.locator("entente-lanes svg.lines").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    const said = await page.locator("entente-lanes [role='status']").innerText();
    await page.keyboard.press("Enter");
    await settled(page);

    const second = await lines.nth(1).getAttribute("data-stance");
    expect(new URL(page.url()).searchParams.get("stance")).toBe(second);
    expect(said).toMatch(/^21 October 2020: .+ → .+, polarity /);
    expect(await page.locator("entente-lanes .mark.faded").count()).toBeGreaterThan(20);
  });

  it("are saved as a picture with the same lanes in the same order", async () => {
    const page = await open("layout=lanes&since=2020-10-22");
    const names = page.locator("entente-lanes .names button");
    await names.first().waitFor();
    const lanes = await names.evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute("title")),
    );
    const stances = await page.locator("entente-lanes .mark").count();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const arriving = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("button", { name: "SVG", exact: true }).click();
    const { elements } = readXml(await readFile(await (await arriving).path(), "utf8"));
    const heights = elements.flatMap(({ attributes }, at): [number, string][] => {
      const [, y] = /,(.+)\)/.exec(attributes["transform"] ?? "") ?? [];
      const title = elements[at + 1]?.text ?? "";
      return attributes["data-node"] === undefined ? [] : [[Number(y), title]];
    });

    expect(heights.sort(([a], [b]) => a - b).map(([, name]) => name)).toEqual(lanes);
    expect(elements.filter(({ attributes }) => attributes["data-dyad"] !== undefined).length).toBe(
      stances,
    );
    const words = elements.flatMap(({ name, text }) => (name === "text" ? [text] : []));
    expect(words).toEqual(expect.arrayContaining(["22 Oct", "23 Oct"]));
    expect(words).not.toContain("21 Oct");
  });
});

/** Whether anything lies under the network. */
function isPainted(page: Page): Promise<boolean> {
  return page.locator("canvas.ground").evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const context = (canvas as HTMLCanvasElement).getContext("2d");
    return context?.getImageData(0, 0, width, height).data.some((value) => value !== 0) ?? false;
  });
}

async function open(query: string): Promise<Page> {
  return site.watch(await openExplorer(site.browser, `${site.url}/?${query}`));
}
