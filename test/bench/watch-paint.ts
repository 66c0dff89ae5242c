import type { Browser, Frame, Page } from "playwright-core";

const SCREEN = { width: 1280, height: 1000 } as const;
const MOST_MS = 60_000;

/** What a page cost before anybody touched it. */
export interface Painted {
  /** Milliseconds from asking for the page to the first paint of what it embeds. */
  readonly paintMs: number;
  /** Of everything that was loaded, as it crossed the network. */
  readonly bytes: number;
}

/**
 * Opens a page with an empty cache and waits until what it embeds is painted and all is loaded. The
 * paint is the first contentful one of the frame in it; without a frame, of the page itself.
 */
export async function watchPaint(browser: Browser, url: string): Promise<Painted> {
  const context = await browser.newContext({ viewport: SCREEN, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(MOST_MS);
    const sizes: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(url, { timeout: MOST_MS });
    const [own = page.mainFrame(), ...others] = page.frames();
    if (others.length > 1) throw new Error(`${url} has ${others.length} frames and not one`);
    const [painted, start] = [await paintOf(others[0] ?? own), await startOf(page)];
    await page.waitForLoadState("networkidle", { timeout: MOST_MS });
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return { paintMs: painted - start, bytes };
  } finally {
    await context.close();
  }
}

/** When the first content of a frame was painted, in ms of the clock that all frames share. */
function paintOf(frame: Frame): Promise<number> {
  return frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          const [entry] = list.getEntriesByName("first-contentful-paint");
          if (entry === undefined) return;
          observer.disconnect();
          resolve(performance.timeOrigin + entry.startTime);
        }).observe({ type: "paint", buffered: true });
      }),
  );
}

function startOf(page: Page): Promise<number> {
  return page.evaluate(() => performance.timeOrigin);
}
