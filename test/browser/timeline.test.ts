import { describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { benchGraph } from "../bench/bench-graph.ts";
import { drawnPicture, openExplorer, settled } from "./open-explorer.ts";
import { serveGraph } from "./serve-graph.ts";
import { testSite } from "./test-site.ts";

// Stances on the 15th of every month from 2010 to 2019.
const site = testSite(() => serveGraph(benchGraph(30, 600)));

describe("the timeline", () => {
  it("tells in words what its bars show", async () => {
    const page = await open("");

    const name = await timeline(page).getByRole("img").getAttribute("aria-label");

    expect(name).toMatch(
      /^Timeline\. 600 stances, 15 January 2010 – 15 December 2019: \d+ supportive, \d+ hostile, \d+ neutral; most in /,
    );
    expect(await bars(page).count()).toBeGreaterThan(100);
  });

  it("limits to the days of a brush, and moves nobody on the screen", async () => {
    const page = await open("");
    const before = await drawnPicture(page);
    const place = await screenPlace(page, "actor-0");

    await brush(page, 0.25, 0.5);
    await page.waitForURL(/since=2012-\d\d-01&until=2014-1\d-3\d$/);
    await settled(page);

    const after = await drawnPicture(page);
    expect(after.dyads.length).toBeLessThan(before.dyads.length);
    for (const each of after.places) expect(before.places).toContain(each);
    expect(await screenPlace(page, "actor-0")).toEqual(place);
    await expectCaption(page, /1 \w+ 2012 – 3\d \w+ 2014: \d+ stances/);
  });

  it("is led by the keyboard: either end by a bar, the whole window, and back to all days", async () => {
    const page = await open("since=2012-01-01&until=2012-12-31");
    await handle(page, "First day shown").press("ArrowRight");
    await page.waitForURL(/since=2012-02-01&until=2012-12-31/);
    await handle(page, "Last day shown").press("ArrowLeft");
    await page.waitForURL(/since=2012-02-01&until=2012-11-30/);
    await handle(page, "Days shown").press("ArrowRight");
    await page.waitForURL(/since=2012-03-01&until=2012-12-31/);
    expect(await handle(page, "Days shown").getAttribute("aria-valuetext")).toBe(
      "1 March – 31 December 2012",
    );

    await handle(page, "Days shown").press("Escape");
    await page.waitForFunction(() => window.location.search === "");
  });

  it("comes closer, down to days, and keeps that in the URL through a reload", async () => {
    const page = await open("since=2014-03-01&until=2014-03-31");
    const closer = page.getByRole("button", { name: "Closer in time" });
    for (let i = 0; i < 6; i += 1) await closer.click();
    await page.waitForURL(/span=2014-\d\d-\d\d~2014-\d\d-\d\d/);
    const shown = new URL(page.url()).search;
    await timeline(page).locator("option", { hasText: "bar (day)" }).waitFor({ state: "attached" });

    await page.reload();
    await settled(page);

    expect(new URL(page.url()).search).toBe(shown);
    await page.getByRole("button", { name: "All days" }).click();
    await page.waitForFunction(() => window.location.search === "");
  });

  it("steps by a year as a window, and from the beginning where it is cumulative", async () => {
    const page = await open("step=year");
    const forward = page.getByRole("button", { name: "Step forward" });
    await forward.click();
    await page.waitForURL(/until=2010-12-31/);
    await forward.click();
    await page.waitForURL(/since=2011-\d\d-\d\d&until=2011-12-31/);

    await timeline(page).getByLabel("How time moves").selectOption("cumulative");
    await timeline(page).getByRole("button", { name: "All days" }).click();
    await forward.click();
    await forward.click();
    await page.waitForURL((url) => url.searchParams.get("until") === "2011-12-31");

    expect(new URL(page.url()).searchParams.get("since")).toBeNull();
    expect(new URL(page.url()).searchParams.get("pace")).toBe("cumulative");
  });

  it("plays to the last year as one step of the history, and stops there; unseen it waits", async () => {
    const page = await open("step=year&since=2016-01-01&until=2016-12-31");
    const length = await page.evaluate(() => window.history.length);
    await page.getByRole("button", { name: "Play" }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
    });
    const unseen = page.url();
    await page.waitForTimeout(2_000);
    expect(page.url()).toBe(unseen);
    await page.evaluate(() => Reflect.deleteProperty(document, "hidden"));

    await page.waitForURL(/since=2019-01-01/, { timeout: 20_000 });
    await page.getByRole("button", { name: "Play" }).waitFor();

    expect(await page.evaluate(() => window.history.length)).toBe(length + 1);
    await page.goBack();
    expect(new URL(page.url()).search).toBe("?step=year&since=2016-01-01&until=2016-12-31");
  }, 40_000);

  it("says why it is missing, and comes with another try", async () => {
    const page = await open("view=table");
    const detail = "The query ran past 20 s and was ended; narrow the filter.";
    const problem = { type: "about:blank", title: "Timeout", status: 504, code: "timeout", detail };
    await page.route("**/api/timeline?*", (route) =>
      route.fulfill({
        status: 504,
        contentType: "application/problem+json",
        body: JSON.stringify(problem),
      }),
    );
    await page.getByRole("button", { name: "Graph", exact: true }).click();
    const alert = timeline(page).getByRole("alert");
    await alert.getByText(detail).waitFor();

    await page.unroute("**/api/timeline?*");
    await alert.getByRole("button", { name: "Try again" }).click();

    await bars(page).first().waitFor();
  });

  it("says that no stance is there where the filters leave none", async () => {
    const page = await open("issue=issue-3&polarityMin=1", 0);

    await expectCaption(page, /no stances under the filters/);
  });
});

async function open(query: string, leastBars = 1): Promise<Page> {
  const page = site.watch(await openExplorer(site.browser, `${site.url}/?${query}`));
  if (leastBars > 0 && !query.includes("view=table"))
    await bars(page).first().waitFor({ state: "attached" });
  return page;
}

function timeline(page: Page): Locator {
  return page.getByRole("region", { name: "Timeline" });
}

function bars(page: Page): Locator {
  return timeline(page).locator("rect");
}

function handle(page: Page, name: string): Locator {
  return timeline(page).getByRole("slider", { name, exact: true });
}

/** Drags over the plot between two shares of its width. */
async function brush(page: Page, from: number, to: number): Promise<void> {
  const box = await timeline(page).locator(".plot").boundingBox();
  if (box === null) throw new Error("the plot is not on the screen");
  const y = box.y + 20;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y);
  await page.mouse.move(box.x + box.width * to, y);
  await page.mouse.up();
}

async function expectCaption(page: Page, pattern: RegExp): Promise<void> {
  // Away from the bars, whose own sentence takes the place of the caption.
  await page.mouse.move(5, 5);
  await timeline(page).locator(".caption").filter({ hasText: pattern }).waitFor();
}

/** Where a node is drawn, in px of the network's corner. */
async function screenPlace(page: Page, id: string): Promise<unknown> {
  return page.locator("entente-network").evaluate((element, wanted) => {
    const { placeOf } = element as unknown as { placeOf: (id: string) => unknown };
    return placeOf.call(element, wanted);
  }, id);
}
