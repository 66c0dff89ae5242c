import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import type { FigureMeta } from "../../server/wire/figure-meta.ts";
import { makeFigure } from "../http/figure-requests.ts";
import { openFigures, previewed } from "./open-figures.ts";
import { DESKTOP, PHONE } from "./open-page.ts";
import { violationsInBothThemes } from "./violations.ts";
import { testSite } from "./test-site.ts";

/** Name, what follows `/figures`, and what is there once the page is. */
const PAGES = [
  ["the gallery", (): string => "", "a.card img"],
  ["a search that finds nothing", (): string => "?q=xyzzy", ".none .lead"],
  ["the form", (): string => "?make", ".preview[aria-busy=false] img"],
  ["a figure", (id: string): string => `?figure=${id}`, ".versions li"],
  [
    "the form of a new version",
    (id: string): string => `?revise=${id}`,
    ".preview[aria-busy=false] img",
  ],
  ["a figure that nobody made", (): string => `?figure=${"0".repeat(64)}`, "main [role=alert]"],
  [
    "a version of one that nobody made",
    (): string => `?revise=${"0".repeat(64)}`,
    "main [role=alert]",
  ],
] as const;
const SCREENS = [
  ["a desktop", DESKTOP],
  ["a phone", PHONE],
] as const;

const site = testSite();
let figure: FigureMeta;
let withdrawn: FigureMeta;
beforeAll(async () => {
  figure = await makeFigure({ base: site.url }, { title: "One to look at" });
  withdrawn = await makeFigure({ base: site.url }, { title: "One to withdraw" });
  const address = `${site.url}/api/figures/${withdrawn.id}/withdraw`;
  const headers = { "content-type": "application/json" };
  await fetch(address, { method: "POST", headers, body: JSON.stringify({ reason: "Wrong." }) });
});

describe.each(SCREENS)("on %s", (_screen, viewport) => {
  it.each(PAGES)("%s has no violation", async (_page, addressOf, sign) => {
    const page = await openPage(addressOf(figure.id), { viewport });
    await page.locator(sign).first().waitFor();

    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it("every part of the form, a fault in it and a dialog have no violation", async () => {
    const page = await openPage("?make", { viewport });
    await previewed(page);
    await page.getByLabel("Data", { exact: true }).selectOption("live");
    await page.getByLabel("Who may see it").selectOption("token");
    await page.getByLabel("Title").fill("");
    await page.getByRole("button", { name: "Make the figure" }).click();
    await page.locator("main").getByRole("alert").waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.goto(`${site.url}/figures?figure=${figure.id}`);
    await page.getByRole("button", { name: "Withdraw" }).click();
    await page.getByRole("dialog").waitFor();

    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it("a withdrawn figure has no violation", async () => {
    const page = await openPage(`?figure=${withdrawn.id}`, { viewport });
    await page.getByText("Withdrawn on").waitFor();

    expect(await violationsInBothThemes(page)).toEqual([]);
  });
});

describe("on a phone", () => {
  it("nothing is wider than the screen", async () => {
    for (const [name, addressOf, sign] of PAGES) {
      const page = await openPage(addressOf(figure.id), { viewport: PHONE });
      await page.locator(sign).first().waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([name, width]).toEqual([name, PHONE.width]);
    }
  });
});

async function openPage(search: string, options: Parameters<typeof openFigures>[2]): Promise<Page> {
  const { page } = await openFigures(site.browser, `${site.url}/figures${search}`, options ?? {});
  return page;
}
