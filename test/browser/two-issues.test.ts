import { describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { issuesGraph } from "./issues-graph.ts";
import { openExplorer, settled } from "./open-explorer.ts";
import { DESKTOP, PHONE } from "./open-page.ts";
import { serveGraph } from "./serve-graph.ts";
import { testSite } from "./test-site.ts";
import { violations, violationsInBothThemes } from "./violations.ts";

const site = testSite(() => serveGraph(issuesGraph()));

const SUPPORT_ON_FISHING = ["estia vesta", "norland sudland", "norland vesta", "sudland norland"];
const OPPOSITION_ON_BORDER = ["estia vesta", "norland sudland", "vesta estia"];

describe("allies on this, opponents on that", () => {
  it("stand side by side in one click, on the two issues with the most such pairs", async () => {
    const page = await open("panel=blocs");
    const whole = await placesOf(page.locator("entente-network"));
    await panel(page).getByRole("button", { name: "Two issues" }).click();

    await panel(page)
      .getByText("2 pairs are allies on Fishing and opponents on The border.")
      .waitFor();
    await page.getByRole("heading", { name: "Who supports whom on Fishing, 4 dyads" }).waitFor();
    await page.getByRole("heading", { name: "Who opposes whom on The border, 3 dyads" }).waitFor();
    expect(await rows(page)).toEqual(["Norland – Sudland", "Estia – Vesta"]);
    const [left, right] = pictures(page);
    expect(await dyadsOf(left)).toEqual(SUPPORT_ON_FISHING);
    expect(await dyadsOf(right)).toEqual(OPPOSITION_ON_BORDER);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("dialog").getByText("This is the one network under the filters").waitFor();
    await page.keyboard.press("Escape");
    const places = await placesOf(left);
    expect(places).toHaveLength(4);
    // The issues stand alone in the whole picture.
    expect(whole).toEqual(expect.arrayContaining(places));
    expect(await placesOf(right)).toEqual(places);
    expect(await violationsInBothThemes(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(DESKTOP.height);
  });

  it("are linked: what is pointed at, walked to or opened in one is marked in the other", async () => {
    const page = await open("panel=issues");
    const [left, right] = pictures(page);
    await right.locator("canvas.sigma-names").waitFor();
    const [x, y] = await screenPlace(left, "norland");
    await page.mouse.move(x, y);
    await right.locator(".caption").filter({ hasText: "Norland, state" }).waitFor();
    await page.mouse.move(5, 5);
    await right.locator(".caption").filter({ hasText: "Point at" }).waitFor();

    await right.locator(".canvas").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    const walked = await right.locator(".caption").innerText();
    await left
      .locator(".caption")
      .filter({ hasText: walked.split(":")[0] ?? "" })
      .waitFor();

    await panel(page).getByRole("button", { name: "Norland – Sudland" }).click();
    await page.waitForURL(/open=norland~sudland/);
    await page.locator("entente-stance").first().waitFor();
    for (const picture of [left, right]) {
      await picture.locator(".caption").filter({ hasText: "Norland → Sudland" }).waitFor();
    }
    // This one is only in the left picture: the right one rings both ends.
    await page.goto(`${site.url}/?panel=issues&issues=fishing~border&open=norland~vesta`);
    await settled(page);
    await right.locator("canvas.sigma-names").waitFor();
    expect(await markedIn(right)).toEqual(["norland", "vesta"]);
    expect(await markedIn(left)).toEqual([]);
  });

  it("can be other issues, and changed places, in the address and in undo", async () => {
    const page = await open("panel=issues");
    await panel(page).getByRole("button", { name: "Swap" }).click();
    await page.waitForURL(/issues=border~fishing$/);
    await panel(page)
      .getByText("Nobody is both: no two are allies on The border and opponents on Fishing.")
      .waitFor();
    expect(await rows(page)).toEqual([]);
    await panel(page).getByRole("combobox", { name: "Opponents on" }).selectOption("border");
    await page.waitForURL(/issues=fishing~border$/);
    await panel(page).getByRole("combobox", { name: "Allies on" }).selectOption("Trade");
    await page.waitForURL(/issues=trade~border$/);
    await page.reload();
    await panel(page).getByText("1 pair is allies on Trade and opponents on The border.").waitFor();
    expect(await dyadsOf(pictures(page)[0])).toEqual(["norland sudland"]);
    await page.getByRole("button", { name: "Undo: Compare Trade and The border" }).click();
    await page.waitForURL(/issues=fishing~border$/);
    await panel(page).getByText("2 pairs are allies on Fishing").waitFor();
    await panel(page).getByRole("button", { name: "Blocs" }).click();
    await page.locator("entente-stage entente-twins").waitFor({ state: "detached" });
    expect(await page.locator("entente-network").count()).toBe(1);
  });

  it("stand one above the other on a phone, which they do not overflow", async () => {
    const page = await open("panel=issues", { viewport: PHONE, hasTouch: true });
    const [left, right] = pictures(page);
    await right.locator("canvas.sigma-names").waitFor();
    const [above, below] = [await left.boundingBox(), await right.boundingBox()];
    expect(below?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0));
    expect(Math.min(above?.height ?? 0, below?.height ?? 0)).toBeGreaterThan(110);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });
});

async function open(query: string, options?: Parameters<typeof openExplorer>[2]): Promise<Page> {
  return site.watch(await openExplorer(site.browser, `${site.url}/?${query}`, options));
}

function panel(page: Page): Locator {
  return page.getByRole("complementary", { name: "Analysis" });
}

function pictures(page: Page): [Locator, Locator] {
  const all = page.locator("entente-twins entente-network");
  return [all.nth(0), all.nth(1)];
}

function rows(page: Page): Promise<string[]> {
  return page.locator("entente-two-issues .rows .link").allInnerTexts();
}

interface Drawn {
  readonly model: {
    readonly network: {
      readonly nodes: readonly { readonly id: string }[];
      readonly dyads: readonly { readonly from: string; readonly to: string }[];
    };
  };
  readonly positions: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly marked: readonly string[];
  placeOf(id: string): { readonly x: number; readonly y: number } | null;
}

function dyadsOf(picture: Locator): Promise<string[]> {
  return picture.evaluate((element) =>
    (element as unknown as Drawn).model.network.dyads.map(({ from, to }) => `${from} ${to}`).sort(),
  );
}

/** The actors of a picture with their places. */
function placesOf(picture: Locator): Promise<string[]> {
  return picture.evaluate((element) => {
    const { model, positions } = element as unknown as Drawn;
    return model.network.nodes
      .map(({ id }) => `${id} ${positions.get(id)?.x} ${positions.get(id)?.y}`)
      .sort();
  });
}

function markedIn(picture: Locator): Promise<readonly string[]> {
  return picture.evaluate((element) => (element as unknown as Drawn).marked);
}

/** Where an actor is drawn, in px of the page. */
function screenPlace(picture: Locator, id: string): Promise<[number, number]> {
  return picture.evaluate((element, wanted) => {
    const place = (element as unknown as Drawn).placeOf(wanted);
    const corner = element.shadowRoot?.querySelector(".canvas")?.getBoundingClientRect();
    if (place === null || corner === undefined) throw new Error(`${wanted} is not drawn`);
    return [corner.x + place.x, corner.y + place.y] as [number, number];
  }, id);
}
