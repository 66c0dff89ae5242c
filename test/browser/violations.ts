import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Those that look at colours and are for WCAG A and AA. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

interface AxeWindow {
  readonly axe?: { readonly run: (options: object) => Promise<AxeResults> };
}

/**
 * Rule and place of each violation, of every rule that axe has for WCAG A, AA and good practice.
 * @param only `colours` where nothing else is different from what was looked at before.
 */
export async function violations(page: Page, only?: "colours"): Promise<string[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  // Evaluated rather than added as a script, which the content security policy would refuse.
  if (!isThere) await page.evaluate(AXE);
  const options = only === undefined ? {} : { runOnly: COLOUR_RULES };
  const { violations: found } = await page.evaluate(async (given) => {
    const { axe } = window as unknown as AxeWindow;
    if (axe === undefined) throw new Error("axe is not on the page");
    return axe.run(given);
  }, options);
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.flat().join(" ")} ${node.failureSummary ?? ""}`),
  );
}

/** Those in light colours, then what is wrong with the dark ones: nothing else differs between them. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  const found = await violations(page);
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
    if (theme === "dark") found.push(...(await violations(page, "colours")));
  }
  return found;
}
