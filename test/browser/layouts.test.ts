import { describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
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
    await page.goBack();
    await settled(page);
    expect(await isPainted(page)).toBe(false);
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
