import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openPage, type OpenedPage } from "./open-page.ts";

/** Opens the explorer and waits until its network or table is there. */
export async function openExplorer(
  browser: Browser,
  url: string,
  options?: BrowserContextOptions,
): Promise<OpenedPage> {
  const opened = await openPage(browser, url, options);
  await settled(opened.page);
  return opened;
}

/** Waits until the page shows what its URL says: no request under way, one more frame drawn. */
export async function settled(page: Page): Promise<void> {
  await page
    .locator("entente-totals p[aria-busy='false']")
    .filter({ hasNotText: "Loading" })
    // On a phone the open panel takes the place of the headline.
    .waitFor({ state: "attached" });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** The drawn network as data: every dyad, and every node with its place, in a fixed order. */
export async function drawnPicture(page: Page): Promise<{ dyads: string[]; places: string[] }> {
  return page.locator("entente-network").evaluate((element) => {
    interface Drawn {
      readonly model: {
        readonly network: {
          readonly nodes: readonly { readonly id: string }[];
          readonly dyads: readonly { readonly from: string; readonly to: string; n: number }[];
        };
      };
      readonly positions: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
    }
    const { model, positions } = element as unknown as Drawn;
    const place = (id: string): string => {
      const { x, y } = positions.get(id) ?? { x: NaN, y: NaN };
      return `${id} ${x} ${y}`;
    };
    return {
      dyads: model.network.dyads.map(({ from, to, n }) => `${from} ${to} ${n}`).sort(),
      places: model.network.nodes.map(({ id }) => place(id)).sort(),
    };
  });
}

/** Where a node is drawn, in px of the page. */
export async function screenPlace(page: Page, id: string): Promise<[number, number]> {
  return page.locator("entente-network").evaluate((element, wanted) => {
    const { placeOf } = element as unknown as {
      placeOf: (id: string) => { x: number; y: number } | null;
    };
    const place = placeOf.call(element, wanted);
    const corner = element.shadowRoot?.querySelector(".canvas")?.getBoundingClientRect();
    if (place === null || corner === undefined) throw new Error(`${wanted} is not drawn`);
    return [corner.x + place.x, corner.y + place.y];
  }, id);
}
