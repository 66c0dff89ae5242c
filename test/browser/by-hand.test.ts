import { describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { drawnPicture, openExplorer, screenPlace, settled } from "./open-explorer.ts";
import { testSite } from "./test-site.ts";

const site = testSite();

describe("what is done by hand", () => {
  it("hides what is opened, moves nobody, and brings it back", async () => {
    const page = await open("open=arm");
    const before = await drawnPicture(page);
    await byHand(page).getByRole("button", { name: "Hide", exact: true }).click();
    await page.waitForURL(/hide=arm$/);
    await settled(page);

    const after = await drawnPicture(page);
    expect(after.places.some((place) => place.startsWith("arm "))).toBe(false);
    expect(after.dyads.some((dyad) => /(^| )arm /.test(dyad))).toBe(false);
    for (const place of after.places) expect(before.places).toContain(place);
    await byHand(page).getByText("1 hidden by hand").waitFor();

    await byHand(page).getByRole("button", { name: "Bring back" }).click();
    await page.waitForFunction(() => window.location.search === "");
    expect(await drawnPicture(page)).toEqual(before);
  });

  it("marks by Shift and click, and by a box around everything", async () => {
    const page = await open("");
    const [x, y] = await screenPlace(page, "aze");
    await page.keyboard.down("Shift");
    await page.mouse.click(x, y);
    await page.waitForURL(/mark=aze$/);
    await byHand(page).getByText("1 marked").waitFor();
    const canvas = await page.locator("entente-network .canvas").boundingBox();
    if (canvas === null) throw new Error("the network is not on the screen");
    // Left of the choice of arrangement, which lies over the corner.
    const right = canvas.x + canvas.width - 180;
    await page.mouse.move(right, canvas.y + 4);
    await page.mouse.down();
    await page.mouse.move(right - 200, canvas.y + 200);
    await page.mouse.move(canvas.x + 4, canvas.y + canvas.height - 4);
    await page.mouse.up();
    await page.keyboard.up("Shift");

    const { places } = await drawnPicture(page);
    await byHand(page).getByText(`${places.length} marked`).waitFor();
    // The camera stayed: Shift marks and does not move.
    expect(await screenPlace(page, "aze")).toEqual([x, y]);
  });

  it("shows a mark's neighbourhood only, in three steps with names that can be taken back", async () => {
    const page = await open("open=tur");
    const all = (await drawnPicture(page)).places.length;
    await byHand(page).getByRole("button", { name: "Mark neighbours" }).click();
    await page.waitForURL(/mark=/);
    await byHand(page).getByRole("button", { name: "Only these", exact: true }).click();
    await page.waitForURL(/only=/);
    await settled(page);
    const some = (await drawnPicture(page)).places.length;
    expect(some).toBeGreaterThan(2);
    expect(some).toBeLessThan(all);

    await page.getByRole("button", { name: /^Undo: Show only \d+ actors and issues/ }).click();
    await page.getByRole("button", { name: /^Undo: Mark \d+ actors and issues/ }).click();
    await page.waitForFunction(() => window.location.search === "?open=tur");
    expect((await drawnPicture(page)).places.length).toBe(all);

    await page.reload();
    await settled(page);
    await page.getByRole("button", { name: /^Redo: Mark/ }).click();
    await page.waitForURL(/mark=/);
    await page.locator("entente-network .canvas").focus();
    await page.keyboard.press("Control+Shift+Z");
    await page.waitForURL(/only=/);
    await page.keyboard.press("Control+z");
    await page.waitForURL((url) => url.searchParams.get("only") === null);
  });

  it("is done by the keyboard alone: mark, hide, bring back", async () => {
    const page = await open("");
    await page.getByRole("button", { name: "Zoom in" }).focus();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("Shift+Tab");
    await page.locator("entente-network [role='application']:focus").waitFor();
    await page.keyboard.press("Home");
    await page.keyboard.press("m");
    await page.waitForURL(/mark=/);
    const marked = new URL(page.url()).searchParams.getAll("mark");
    expect(marked).toHaveLength(1);
    await page.keyboard.press("h");
    await page.waitForURL(/\?hide=/);
    expect(new URL(page.url()).searchParams.getAll("hide")).toEqual(marked);
    await page.keyboard.press("b");

    await page.waitForFunction(() => window.location.search === "");
  });
});

async function open(query: string): Promise<Page> {
  return site.watch(await openExplorer(site.browser, `${site.url}/?${query}`));
}

function byHand(page: Page): Locator {
  return page.getByRole("group", { name: "By hand" });
}
