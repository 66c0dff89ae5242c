import { describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { DESKTOP, PHONE } from "./open-page.ts";
import { openQueries } from "./open-queries.ts";
import { violationsInBothThemes } from "./violations.ts";
import { testSite } from "./test-site.ts";

/** Name, link, and what is there once the view is. */
const VIEWS = [
  ["the library", "", "entente-query-library li"],
  ["a form with its table", "query=said-about", "entente-result-table td"],
  ["a graph with its evidence", "query=who-backs-whom&open=tur&to=aze", "entente-stance"],
  ["a node from a table", "query=who-backs-whom&view=table&open=tur", ".panel dl"],
  ["a chart", "query=divided-issues", "entente-result-chart rect"],
  ["a plan", "query=said-about&view=plan", "entente-query-plan pre"],
  ["the editor", "query=said-about&edit", ".cm-content .q-keyword"],
  ["a new query", "edit", ".cm-content .q-keyword"],
  ["faults in the form", "query=who-backs-whom&$since=2020-02-30", ".fault"],
  ["no rows", "query=who-backs-whom&$since=2030-01-01", "entente-result .words"],
  ["a query that is not there", "query=nowhere", "[role=alert] .lead"],
] as const;
const SCREENS = [
  ["a desktop", DESKTOP],
  ["a phone", PHONE],
] as const;

const site = testSite();

describe.each(SCREENS)("on %s", (_screen, viewport) => {
  it.each(VIEWS)("%s has no violation", async (_view, query, sign) => {
    const page = await openPage(query, { viewport });
    await page.locator(sign).first().waitFor();

    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it("suggestions, faults in the text and dialogs have no violation", async () => {
    const page = await openPage("query=said-about&edit", { viewport });
    await page.locator(".cm-content .q-keyword").first().waitFor();
    await page.getByRole("textbox", { name: "Text of the query" }).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("x");
    await page.getByRole("list", { name: "Faults" }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press("Control+z");
    await page.getByText("No faults.").waitFor();
    await page.getByRole("combobox", { name: "Who spoke or acted" }).click();
    await page.getByRole("option").filter({ visible: true }).first().waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Save as …" }).click();
    await page.getByRole("dialog").waitFor();

    expect(await violationsInBothThemes(page)).toEqual([]);
  });
});

describe("on a phone", () => {
  it("nothing is wider than the screen", async () => {
    for (const [, query, sign] of VIEWS) {
      const page = await openPage(query, { viewport: PHONE });
      await page.locator(sign).first().waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([query, width]).toEqual([query, PHONE.width]);
    }
  });

  it("goes from the list to a query and back", async () => {
    const page = await openPage("", { viewport: PHONE });
    await page.getByRole("link", { name: /^Contested dyads/ }).click();
    await page.getByRole("heading", { name: "Contested dyads", level: 1 }).waitFor();
    expect(await page.getByRole("complementary", { name: "Library" }).isVisible()).toBe(false);
    await page.getByRole("link", { name: "All queries" }).click();

    await page.getByRole("link", { name: /^Contested dyads/ }).waitFor();
  });
});

async function openPage(query: string, options: Parameters<typeof openQueries>[2]): Promise<Page> {
  const { page } = await openQueries(site.browser, `${site.url}/queries?${query}`, options ?? {});
  return page;
}
