import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { openPage, type OpenedPage } from "./open-page.ts";

/** More elements than a page has between two that a reader goes to. */
const MOST_STEPS = 80;

/** Opens one of the pages of figures and waits until what it is about is there, or why it is not. */
export async function openFigures(
  browser: Browser,
  url: string,
  options?: BrowserContextOptions,
): Promise<OpenedPage> {
  const opened = await openPage(browser, url, options);
  const { page } = opened;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  // Shorter than a test may take, so that what was waited for is named.
  page.setDefaultTimeout(20_000);
  await page.locator("main h1, main [role=alert]").first().waitFor();
  return opened;
}

/** Waits until the picture beside the form is the one of what the form says. */
export async function previewed(page: Page): Promise<Locator> {
  const preview = page.getByRole("region", { name: "Preview" });
  await preview.and(page.locator("[aria-busy=false]")).waitFor();
  return preview.getByRole("img");
}

/** Goes to something as who has no mouse does: with the Tab key, from where the focus is. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await target.evaluate((element) => element.matches(":focus"))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not reach ${String(target)}.`);
}
