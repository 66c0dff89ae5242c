import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/**
 * Rule and place of each violation, of every rule that axe has for WCAG A, AA and good practice.
 * @param axe source of axe-core.
 */
export async function violations(page: Page, axe: string): Promise<string[]> {
  // Evaluated rather than added as a script, which the content security policy would refuse.
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.flat().join(" ")} ${node.failureSummary ?? ""}`),
  );
}
