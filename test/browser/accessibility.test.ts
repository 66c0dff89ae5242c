import { describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { openExplorer } from "./open-explorer.ts";
import { DESKTOP, PHONE } from "./open-page.ts";
import { violationsInBothThemes } from "./violations.ts";
import { testSite } from "./test-site.ts";

const VIEWS = [
  ["the graph", ""],
  ["the graph with a dyad open", "open=vladimir-putin~tayyip-erdogan"],
  ["the graph with an actor open", "open=tur"],
  ["the dyads table", "view=table"],
  ["the stances table with a stance open", "view=table&table=stances&open=arm~aze"],
  [
    "the blocs, in circles, with one actor hidden and two marked",
    "panel=blocs&layout=circles&hide=irn&mark=arm&mark=tur",
  ],
  ["the measures of actors", "panel=actors"],
  ["the map of the world", "layout=map"],
  ["the lanes over time", "layout=lanes"],
  ["the balance", "panel=balance"],
  ["the paths between two", "panel=paths&mark=arm&mark=tur"],
  ["what rests on a source", "panel=sources"],
  ["two periods", "panel=periods"],
  ["the view in words", "panel=words"],
  ["an empty result", "since=1999-01-01&until=1999-12-31"],
] as const;
const SCREENS = [
  ["a desktop", DESKTOP],
  ["a phone", PHONE],
] as const;

const site = testSite();

describe.each(SCREENS)("on %s", (_screen, viewport) => {
  it.each(VIEWS)("%s has no violation, and is no wider than the screen", async (_view, query) => {
    const page = await openPage(query, { viewport });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);

    expect(width).toBeLessThanOrEqual(viewport.width);
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it("the choice among neighbours has no violation, nor what it brings", async () => {
    const page = await openPage("only=tur&open=tur", { viewport });
    const byHand = page.getByRole("group", { name: "By hand" });
    await byHand.getByRole("button", { name: /^Expand/ }).click();
    const show = page.getByRole("button", { name: "Show 4 neighbours" });
    await show.waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await show.click();
    await byHand.getByRole("button", { name: /^Collapse/ }).waitFor();

    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it("the workspaces and the evidence's tools have no violation", async () => {
    const page = await openPage("open=rus~tur", { viewport });
    await page.getByRole("region", { name: "Both sides of the record" }).waitFor();
    await page.getByText("Filter and group").click();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Workspaces" }).click();
    const sheet = page.getByRole("dialog", { name: "Workspaces" });
    await sheet.getByRole("textbox").fill(`As seen at ${viewport.width}`);
    await sheet.getByRole("button", { name: "Save on the server" }).click();
    await sheet.getByText("was saved.").waitFor();

    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it("the timeline with a window of days has no violation", async () => {
    const page = await openPage("since=2020-10-22&until=2020-10-22", { viewport });
    if (viewport === PHONE) await page.getByText("Timeline", { exact: true }).click();
    await page.getByRole("slider", { name: "Days shown" }).waitFor();

    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it("the filters and search results have no violation", async () => {
    const page = await openPage("issue=nagorno-karabakh&actor=tur", { viewport });
    await page.getByRole("combobox", { name: "Find or ask" }).fill("e");
    await page.getByRole("option").first().waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole("combobox", { name: "Find or ask" }).fill("who supports Turkey");
    await page.locator("pre").waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole("combobox", { name: "Find or ask" }).fill("who supports Ruritania");
    await page.getByText("Questions that can be asked").waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole("combobox", { name: "Find or ask" }).press("Escape");
    const filters = page.getByRole("button", { name: /^Filters/ });
    if (viewport === PHONE) await filters.click();
    await page.getByRole("checkbox", { name: /Nagorno-Karabakh/ }).waitFor();

    expect(await violationsInBothThemes(page)).toEqual([]);
  });
});

describe("on a phone", () => {
  it("everything that can be tapped measures at least 44 px or stands inside a line of text", async () => {
    const page = await openPage("open=vladimir-putin", { viewport: PHONE });
    await page.getByRole("heading", { name: "Vladimir Putin", exact: true }).waitFor();

    const small = await page.evaluate(() => {
      const found: string[] = [];
      const visit = (root: Document | ShadowRoot): void => {
        for (const element of root.querySelectorAll("*")) {
          if (element.shadowRoot !== null) visit(element.shadowRoot);
          if (!element.matches("button:not(.link), input[type=text], a[href]:not(.skip)")) continue;
          if (element.closest("p, dialog:not([open])") !== null) continue;
          const { width, height } = element.getBoundingClientRect();
          if (width > 0 && (height < 44 || width < 44)) {
            found.push(`${element.outerHTML.slice(0, 80)} ${width}×${height}`);
          }
        }
      };
      visit(document);
      return found;
    });

    expect(small).toEqual([]);
  });
});

async function openPage(query: string, options: Parameters<typeof openExplorer>[2]): Promise<Page> {
  const { page } = await openExplorer(site.browser, `${site.url}/?${query}`, options ?? {});
  if (query.includes("panel=")) {
    const panel = page.getByRole("complementary", { name: "Analysis" });
    await panel.locator("h3, .rows, p").nth(1).waitFor();
  }
  if (query.includes("layout=map")) {
    await page.locator("canvas.ground[data-land='drawn']").waitFor();
  }
  if (query.includes("layout=lanes")) await page.locator("entente-lanes .mark").first().waitFor();
  if (query.includes("open=")) await page.locator("entente-stance").first().waitFor();
  return page;
}
