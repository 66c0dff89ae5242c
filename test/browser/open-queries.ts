import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openPage, type OpenedPage } from "./open-page.ts";

/** Opens the page of queries and waits until its library, or on a phone what is opened, is there. */
export async function openQueries(
  browser: Browser,
  url: string,
  options?: BrowserContextOptions,
): Promise<OpenedPage> {
  const opened = await openPage(browser, url, options);
  const { page } = opened;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  // Shorter than a test may take, so that what was waited for is named.
  page.setDefaultTimeout(10_000);
  const ready = "entente-query-library a.query, entente-query, main [role=alert]";
  await page.locator(ready).first().waitFor({ state: "attached" });
  return opened;
}

/** Waits until the run has ended and gives what the page says of it. */
export async function runEnded(page: Page): Promise<string> {
  const words = page.locator("entente-result .words[aria-busy='false']");
  await words.waitFor();
  return words.innerText();
}

/** The cells of a column of the result that are drawn, from top to bottom. */
export function cellsOf(page: Page, column: number): Promise<string[]> {
  return page
    .locator(`entente-result-table tbody tr:not(.spacer) td:nth-child(${column})`)
    .evaluateAll((cells) =>
      cells.map((cell) => {
        const polarity = cell.querySelector("entente-polarity")?.shadowRoot;
        return (polarity ?? cell).textContent.replace(/\s+/g, " ").trim();
      }),
    );
}
