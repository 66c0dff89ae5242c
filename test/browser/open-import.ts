import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openPage, type OpenedPage } from "./open-page.ts";

/** A file as a reader has it. */
export interface TestFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Opens a page of imports and waits until the server has said what this reader may do. */
export async function openImport(
  browser: Browser,
  url: string,
  options?: BrowserContextOptions,
): Promise<OpenedPage> {
  const opened = await openPage(browser, url, options);
  // Shorter than a test may take, so that what was waited for is named.
  opened.page.setDefaultTimeout(20_000);
  await opened.page.locator("main h1, main .barred, main [role=alert]").first().waitFor();
  return opened;
}

/** Chooses files with the system's dialog, and waits until each is looked at. */
export async function chooseFiles(page: Page, ...files: readonly TestFile[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (
    await chooser
  ).setFiles(
    files.map(({ name, content }) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(content),
    })),
  );
  for (const { name } of files) await lookedAt(page, name);
}

/** Drops a file onto the page, as from a folder of the system. */
export async function dropFile(page: Page, { name, content }: TestFile): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], fileName));
      return data;
    },
    [name, content.toString()] as const,
  );
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await lookedAt(page, name);
}

/** Waits until what is shown of a file is what its choices give. */
export async function lookedAt(page: Page, name: string): Promise<void> {
  await page
    .getByRole("article", { name })
    .and(page.locator("[aria-busy=false]"))
    .locator(".facts")
    .waitFor();
}
