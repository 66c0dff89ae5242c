import { expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { openExplorer, settled } from "./open-explorer.ts";
import { testSite } from "./test-site.ts";

const site = testSite();

it("the whole job is done by the keyboard alone", async () => {
  const page = site.watch(await openExplorer(site.browser, `${site.url}/`));
  page.setDefaultTimeout(8000);
  page.setDefaultNavigationTimeout(8000);

  // Search, and ask.
  await find(page, "Stoltenberg", "Jens Stoltenberg");
  await page.waitForURL(/open=jens-stoltenberg/);
  // In the field, Ctrl Z is for what was typed.
  await tabTo(page, /^Network of /);
  await page.keyboard.press("Control+z");
  await page.waitForURL((url) => url.search === "");
  await find(page, "who supports Turkey", "Supportive");
  await page.waitForURL(/polarityMin=/);
  await tabTo(page, /^Network of /);
  await page.keyboard.press("Control+z");
  await page.waitForURL((url) => url.search === "");

  // Begin with one, expand, collapse, and expand again.
  await find(page, "Stoltenberg", "Begin with Jens Stoltenberg");
  await page.waitForURL(/grow=/);
  await settled(page);
  await tabTo(page, /^Network of 1 /);
  await page.keyboard.press("Home");
  await expand(page);
  await page.keyboard.press("c");
  await page.waitForURL((url) => url.searchParams.getAll("only").length === 1);
  await settled(page);
  await expand(page);
  await settled(page);

  // Mark, hide, isolate, pin and move.
  await page.keyboard.press("PageDown");
  await page.keyboard.press("m");
  await page.waitForURL(/mark=/);
  await page.keyboard.press("h");
  await page.waitForURL(/hide=/);
  await page.keyboard.press("Control+z");
  await page.waitForURL((url) => !url.searchParams.has("hide"));
  await page.keyboard.press("u");
  await page.waitForURL((url) => !url.searchParams.has("mark"));
  await page.keyboard.press("p");
  await page.waitForURL(/pin=/);
  const pinned = new URL(page.url()).searchParams.get("pin");
  await page.keyboard.press("Shift+ArrowUp");
  await page.waitForURL((url) => url.searchParams.get("pin") !== pinned);
  await page.keyboard.press("n");
  await page.waitForURL(/mark=/);
  await page.keyboard.press("i");
  await page.waitForURL((url) => !url.searchParams.has("mark"));
  await page.keyboard.press("b");
  await page.waitForURL((url) => !url.searchParams.has("only"));
  await settled(page);

  // Read the evidence of a line, and come back.
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForURL(/open=[a-z-]+~/);
  await page.locator("entente-stance").first().waitFor();
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.searchParams.has("open"));

  // Change the days.
  await tabTo(page, /^First day shown/);
  await page.keyboard.press("ArrowRight");
  await page.waitForURL(/since=/);
  await settled(page);

  // Analyse, and save.
  await tabTo(page, /^Analysis$/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/panel=blocs/);
  await page.locator("entente-analysis h3").first().waitFor();
  await tabTo(page, /^Save$/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, /^GEXF$/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.keyboard.press("Enter"),
  ]);
  expect(download.suggestedFilename()).toBe("view.gexf");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  // Take steps back by name.
  await page.getByRole("button", { name: /^Undo: Analyse blocs$/i }).waitFor();
  await page.keyboard.press("Control+z");
  await page.waitForURL((url) => !url.searchParams.has("panel"));
  await page.keyboard.press("Control+z");
  await page.waitForURL((url) => !url.searchParams.has("since"));
}, 60_000);

/** Types into the search and chooses the first row that says so. */
async function find(page: Page, text: string, row: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(text);
  await page.getByRole("option").filter({ hasText: row }).first().waitFor();
  const rows = await page.getByRole("option").allTextContents();
  const place = rows.findIndex((each) => each.includes(row));
  for (let turn = 0; turn <= place; turn += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await settled(page);
}

/** Brings all neighbours of whoever the keyboard stands on. */
async function expand(page: Page): Promise<void> {
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Show \d+ neighbours?$/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.getAll("only").length > 1);
  await settled(page);
}

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let turn = 0; turn < 150; turn += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return (element?.getAttribute("aria-label") ?? element?.textContent ?? "").trim();
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
}
