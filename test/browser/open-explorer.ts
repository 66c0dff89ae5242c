import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { findChromium } from "./find-chromium.ts";

export const DESKTOP = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** WebGL in software, so that it draws the same on every machine. */
const EMULATED_GPU = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"] as const;
/** For timing pages without WebGL: an emulated GPU takes many times as long to paint them. */
export const NO_GPU = ["--disable-gpu"] as const;

/** A real Chromium. @param graphics switches that say what it draws with. */
export async function launchChromium(graphics: readonly string[] = EMULATED_GPU): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error("The browser tests need Chromium: install it or set CHROMIUM_PATH.");
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      ...graphics,
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--lang=en-GB",
    ],
  });
}

/** A page of the explorer, and everything that went wrong on it: exceptions and security violations. */
export interface ExplorerPage {
  readonly page: Page;
  readonly faults: string[];
}

/** Opens the explorer and waits until its network or table is there. */
export async function openExplorer(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<ExplorerPage> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    colorScheme: "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  await page.goto(url);
  await settled(page);
  return { page, faults };
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
