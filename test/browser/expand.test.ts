import { describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { hubGraph } from "./hub-graph.ts";
import { drawnPicture, openExplorer, screenPlace, settled } from "./open-explorer.ts";
import { PHONE } from "./open-page.ts";
import { serveGraph } from "./serve-graph.ts";
import { testSite } from "./test-site.ts";

const site = testSite(() => serveGraph(hubGraph()));

describe("an actor with more neighbours than a picture holds", () => {
  it("asks before it loads, brings as many as wanted beside it, and moves nobody else", async () => {
    const page = await open("");
    const before = await drawnPicture(page);
    expect(before.places).toHaveLength(300);
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    const [x, y] = await screenPlace(page, "hub");
    await page.mouse.dblclick(x, y);
    const sheet = page.getByRole("dialog", { name: "Neighbours of Hub" });
    await sheet.getByText("1,200 neighbours under these filters, 299 shown.").waitFor();
    await sheet.getByText("Nothing is loaded before you do.").waitFor();
    expect(
      await sheet
        .getByRole("row", { name: /^States/ })
        .getByRole("cell")
        .allTextContents(),
    ).toEqual(["600", "0", "451"]);
    expect(requests.some((url) => url.includes("/api/network"))).toBe(false);

    await sheet.getByRole("spinbutton").fill("12");
    await sheet.getByRole("button", { name: "Show 12 neighbours" }).click();
    await page.waitForURL(/grow=hub~/);
    await settled(page);

    const after = await drawnPicture(page);
    expect(after.places).toHaveLength(312);
    expect(after.places).toEqual(expect.arrayContaining(before.places));
    const places = new Map(after.places.map(toPlace));
    const [hubX, hubY] = places.get("hub") ?? [NaN, NaN];
    const brought = broughtIn(page);
    expect(brought).toHaveLength(12);
    for (const id of brought) {
      const [placeX, placeY] = places.get(id) ?? [NaN, NaN];
      expect(Math.hypot(placeX - hubX, placeY - hubY)).toBeLessThan(600);
    }
    await byHand(page).getByRole("button", { name: "Expand (+889)" }).waitFor();
  });
});

describe("expanding", () => {
  it("brings first whom the reader asks for, by rank and direction", async () => {
    const page = await open("open=n-0001");
    for (const [rank, direction, first] of [
      ["most negative", "both", "z-a"],
      ["most recent", "both", "z-b"],
      ["strongest", "both", "z-c"],
      ["strongest", "who speaks about it", "z-b"],
    ] as const) {
      await byHand(page).getByRole("button", { name: "Expand (+5)" }).click();
      const sheet = page.getByRole("dialog");
      await sheet.getByRole("combobox", { name: "First those with" }).selectOption(rank);
      await sheet.getByRole("combobox", { name: "Direction" }).selectOption(direction);
      await sheet.getByRole("spinbutton").fill("1");
      await sheet.getByRole("button", { name: "Show 1 neighbour" }).click();
      await page.waitForURL(/grow=/);
      expect([rank, direction, ...broughtIn(page)]).toEqual([rank, direction, first]);
      await byHand(page).getByRole("button", { name: "Collapse (−1)" }).click();
      await page.waitForURL((url) => !url.searchParams.has("grow"));
    }
  });

  it("has a name to take back by, survives a reload, and collapses to exactly what was", async () => {
    const page = await open("open=n-0001");
    const before = await drawnPicture(page);
    await byHand(page).getByRole("button", { name: "Expand (+5)" }).click();
    await page.getByRole("button", { name: "Show 5 neighbours" }).click();
    await page.waitForURL(/grow=/);
    await settled(page);
    const expanded = await drawnPicture(page);
    expect(expanded.places).toHaveLength(before.places.length + 5);

    await page.getByRole("button", { name: "Undo: Expand N 1 by 5" }).click();
    await page.waitForURL((url) => !url.searchParams.has("grow"));
    await settled(page);
    expect(await drawnPicture(page)).toEqual(before);
    await page.getByRole("button", { name: "Redo: Expand N 1 by 5" }).click();
    await page.waitForURL(/grow=/);
    await page.reload();
    await settled(page);
    expect(await drawnPicture(page)).toEqual(expanded);

    await byHand(page).getByRole("button", { name: "Collapse (−5)" }).click();
    await page.waitForURL((url) => !url.searchParams.has("grow"));
    await settled(page);
    expect(await drawnPicture(page)).toEqual(before);
    await page.getByRole("button", { name: "Undo: Collapse N 1" }).waitFor();
  });

  it("begins with one actor, leads on from there by the keyboard alone, and takes all of it back", async () => {
    const page = await open("");
    await page.keyboard.press("/");
    await page.getByRole("combobox", { name: "Find or ask" }).fill("Z A");
    await page.getByRole("option", { name: /^Begin with Z A/ }).click();
    await page.waitForURL(/only=z-a&grow=z-a~z-a$/);
    await settled(page);
    expect((await drawnPicture(page)).places.map((place) => place.split(" ")[0])).toEqual(["z-a"]);

    await page.locator("entente-network .canvas").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Show 1 neighbour" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/grow=z-a~z-a~n-0001$/);
    await settled(page);
    await page.keyboard.press("PageDown");
    await heard(page, /^N 1, person: .*; 1 dyad shown, 5 neighbours not shown\.$/);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Show 5 neighbours" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/grow=n-0001~/);
    await settled(page);
    expect((await drawnPicture(page)).places).toHaveLength(7);
    // What came through the one that goes, goes with it.
    for (let turn = 0; turn < 9 && !(await says(page, /^Z A, person/)); turn += 1) {
      await page.keyboard.press("PageDown");
      await settled(page);
    }
    await heard(page, /^Z A, person/);
    await page.keyboard.press("c");
    await page.waitForURL(/only=z-a&grow=z-a~z-a$/);
  });

  it("leads beyond a filter on actors, and so does the evidence", async () => {
    const page = await open("actor=z-a");
    const before = await drawnPicture(page);
    expect(before.places).toHaveLength(2);
    await page.goto(`${site.url}/?actor=z-a&grow=n-0001~z-b&open=z-b~n-0001`);
    await settled(page);
    const after = await drawnPicture(page);

    expect(after.places).toEqual(expect.arrayContaining(before.places));
    expect(after.dyads).toEqual(["n-0001 z-a 1", "z-b n-0001 1"]);
    await page.locator("entente-stance").filter({ hasText: "z-b of n-0001" }).waitFor();
  });

  it("does not say that all are shown where the server ranks no more of them", async () => {
    const page = await open("");
    await page.route("**/api/actors/hub/neighbors?*", async (route) => {
      const response = await route.fetch();
      const json = (await response.json()) as { nodes: unknown[] };
      const nodes = Array.from({ length: 1000 }, () => json.nodes[0]);
      await route.fulfill({ response, json: { ...json, nodes, dyads: [] } });
    });
    const [x, y] = await screenPlace(page, "hub");
    await page.mouse.dblclick(x, y);
    const sheet = page.getByRole("dialog", { name: "Neighbours of Hub" });
    await sheet.getByRole("button", { name: /^Show \d+ neighbours/ }).click();
    await sheet.getByText("The first 1,000 of them are shown already").waitFor();
  });

  it("is offered to a finger", async () => {
    const page = await open("open=n-0001", { viewport: PHONE, hasTouch: true });
    await byHand(page).getByRole("button", { name: "Expand (+5)" }).tap();
    await page.getByRole("button", { name: "Show 5 neighbours" }).tap();
    await page.waitForURL(/grow=/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });
});

describe("a pin", () => {
  it("stays where it is dragged, whatever the arrangement, and is taken out again", async () => {
    const page = await open("only=n-0001&only=hub&only=z-a&grow=n-0001~z-a");
    const before = new Map((await drawnPicture(page)).places.map(toPlace));
    const [x, y] = await screenPlace(page, "hub");
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y + 20);
    await page.mouse.move(x + 60, y + 40);
    await page.mouse.up();
    await page.waitForURL(/pin=hub~/);
    await settled(page);
    const [placeX, placeY] = await screenPlace(page, "hub");
    expect([Math.round(placeX - x), Math.round(placeY - y)]).toEqual([60, 40]);
    // A drag opens nothing.
    expect(page.url()).not.toContain("open=");
    const pinned = new Map((await drawnPicture(page)).places.map(toPlace));
    expect(pinned.get("n-0001")).toEqual(before.get("n-0001"));

    await page.getByRole("combobox", { name: "Arrangement" }).selectOption("circles");
    await page.waitForURL(/layout=circles/);
    await settled(page);
    const arranged = new Map((await drawnPicture(page)).places.map(toPlace));
    expect(arranged.get("hub")).toEqual(pinned.get("hub"));
    expect(arranged.get("n-0001")).not.toEqual(pinned.get("n-0001"));

    await page.locator("entente-network .canvas").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("p");
    await page.waitForURL((url) => !url.searchParams.has("pin"));
    await page.getByRole("button", { name: "Undo: Unpin Hub" }).click();
    await page.waitForURL(/pin=hub~/);
    await page.getByRole("button", { name: "Undo: Arrange: Circles by bloc" }).click();
    await page.getByRole("button", { name: "Undo: Pin Hub" }).click();
    await page.waitForURL((url) => !url.searchParams.has("pin"));
  });

  it("stays under a finger that is not steady, and goes along with one that moves", async () => {
    const page = await open("only=n-0001&only=hub&pin=hub~0~0", {
      viewport: PHONE,
      hasTouch: true,
    });
    const pins = (): readonly string[] => new URL(page.url()).searchParams.getAll("pin");
    const [x, y] = await screenPlace(page, "hub");
    const finger = await fingerOn(page);
    // Out and back again is a drag, and no tap.
    for (const way of [0, 30, 30, 0]) await finger.at([x + way, y]);
    await finger.up();
    await settled(page);
    expect(page.url()).not.toContain("open=");
    // A second finger leaves the node where the first one has brought it.
    for (const way of [0, 30, 60]) await finger.at([x + way, y]);
    await finger.at([x + 60, y], [x + 60, y + 90]);
    await finger.up();
    await page.waitForURL((url) => pins().length === 1 && !url.search.includes("hub~0~0"));
    await settled(page);
    const [brought] = pins();
    const [newX, newY] = await screenPlace(page, "hub");
    expect(newX - x).toBeGreaterThan(40);

    // Two quick taps would be one double tap.
    await page.waitForTimeout(500);
    for (const way of [0, 4, 7]) await finger.at([newX + way, newY]);
    await finger.up();
    await page.waitForURL(/open=hub/);
    expect(pins()).toEqual([brought]);
  });

  it("is moved by Shift and the arrow keys", async () => {
    const page = await open("only=n-0001&only=hub");
    const places = new Map((await drawnPicture(page)).places.map(toPlace));
    const [x = 0, y = 0] = places.get("hub") ?? [];
    await page.locator("entente-network .canvas").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");

    await page.waitForURL(
      (url) => url.searchParams.get("pin") === `hub~${Math.round(x + 20)}~${Math.round(y + 20)}`,
    );
    await page.getByRole("button", { name: "Undo: Move Hub" }).waitFor();
  });
});

async function open(
  query: string,
  options: Parameters<typeof openExplorer>[2] = {},
): Promise<Page> {
  return site.watch(await openExplorer(site.browser, `${site.url}/?${query}`, options));
}

/** One finger or two at places on the screen. */
async function fingerOn(page: Page): Promise<{
  readonly at: (...places: readonly (readonly [number, number])[]) => Promise<void>;
  readonly up: () => Promise<void>;
}> {
  const session = await page.context().newCDPSession(page);
  let before = 0;
  const send = async (places: readonly (readonly [number, number])[]): Promise<void> => {
    const type =
      places.length === 0 ? "touchEnd" : places.length > before ? "touchStart" : "touchMove";
    before = places.length;
    const touchPoints = places.map(([x, y], id) => ({ x, y, id }));
    await session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  return { at: (...places) => send(places), up: () => send([]) };
}

function byHand(page: Page): Locator {
  return page.getByRole("group", { name: "By hand" });
}

/** Ids in the order in which the last expansion brought them. */
function broughtIn(page: Page): readonly string[] {
  return new URL(page.url()).searchParams.getAll("grow").at(-1)?.split("~").slice(1) ?? [];
}

function toPlace(text: string): [string, readonly [number, number]] {
  const [id = "", x, y] = text.split(" ");
  return [id, [Number(x), Number(y)]];
}

async function heard(page: Page, sentence: RegExp): Promise<void> {
  for (let turn = 0; turn < 40 && !(await says(page, sentence)); turn += 1) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  expect((await status(page).textContent())?.trim()).toMatch(sentence);
}

async function says(page: Page, sentence: RegExp): Promise<boolean> {
  const text = await status(page).textContent();
  return sentence.test(text?.trim() ?? "");
}

function status(page: Page): Locator {
  return page.locator("entente-network [role='status']");
}
