import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { DYAD_FORM, type Theme } from "../../server/picture/graph-style.ts";
import { InterchangeSchema } from "../../server/wire/interchange.ts";
import type { Network } from "../../server/wire/network.ts";
import { openDrawingPage, type DrawingPage } from "./drawing-page.ts";
import { toNetwork } from "../picture/interchange-network.ts";
import { smallNetwork } from "./small-network.ts";
import "./page/test-page.ts";

const FIXTURE = new URL(
  "../../../fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json",
  import.meta.url,
);
const ARTICLE = toNetwork(InterchangeSchema.parse(JSON.parse(readFileSync(FIXTURE, "utf8"))));
/** Where pictures go for people to look at; none are written by default. */
const PICTURES = process.env["ENTENTE_PICTURES"];

let site: DrawingPage;
beforeAll(async () => {
  site = await openDrawingPage();
}, 120_000);
afterAll(() => site.close());
afterEach(() => site.closePages());

describe("the drawing of the article", () => {
  it.each([
    ["light", 1440, 900, 26],
    ["dark", 1440, 900, 26],
    ["light", 390, 844, 10],
  ] as const)("shows its labels in %s at %i×%i", async (theme, width, height, atLeast) => {
    const page = await drawn(ARTICLE, theme, { width, height });
    const boxes = await page.evaluate(() => window.testPage.view().labelBoxes());
    expect(boxes.length).toBeGreaterThanOrEqual(atLeast);
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const apart =
          a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        expect(apart ? "" : `${a.id} covers ${b.id}`).toBe("");
      }
    }
    expect(await page.evaluate(() => window.testPage.errors)).toEqual([]);
    await picture(page, `${theme}-${width}`);
  });

  it("tells what is under the pointer, and selects by click and by tap", async () => {
    const page = await drawn(ARTICLE, "light", { width: 1440, height: 900 });
    const putin = await place(page, "vladimir-putin");
    await page.mouse.move(putin.x, putin.y);
    await page.waitForFunction(() => window.testPage.hovers.length > 0);
    await page.mouse.click(putin.x, putin.y);
    await page.touchscreen.tap(putin.x + 18, putin.y - 18);
    const node = { kind: "node", id: "vladimir-putin" };
    expect(await page.evaluate(() => window.testPage.hovers)).toEqual([node]);
    expect(await page.evaluate(() => window.testPage.selects)).toEqual([node, node]);

    await page.mouse.click(4, 4);
    expect(await page.evaluate(() => window.testPage.selects.at(-1))).toBeNull();
  });

  it("shows what is revealed, and everything again when fitted", async () => {
    const page = await drawn(ARTICLE, "light", { width: 1000, height: 700 });
    await page.evaluate(() => {
      for (let step = 0; step < 6; step += 1) window.testPage.view().zoomIn();
    });
    const before = await place(page, "armenian-side");
    expect(before.x).toBeGreaterThan(1000);
    await page.evaluate(() => {
      window.testPage.view().reveal({ kind: "node", id: "armenian-side" });
    });
    expect(isInside(await place(page, "armenian-side"), 1000, 700)).toBe(true);
    await page.evaluate(() => {
      window.testPage.view().fit();
    });
    for (const { id } of ARTICLE.nodes) {
      expect(isInside(await place(page, id), 1000, 700)).toBe(true);
    }
  });

  it("fades what is not near the focus and marks the focus with a ring", async () => {
    const page = await drawn(ARTICLE, "light", { width: 1000, height: 700 });
    const iran = await place(page, "irn");
    const putin = await place(page, "vladimir-putin");
    const plain = await pixel(page, { x: iran.x, y: iran.y + 5 });
    await page.evaluate(() => {
      window.testPage.view().setReducedMotion(false);
      window.testPage.view().setFocus({ kind: "node", id: "vladimir-putin" });
    });
    // The change is eased over 170 ms when motion is wanted.
    await page.waitForTimeout(600);
    const faded = await pixel(page, { x: iran.x, y: iran.y + 5 });
    expect(lightness(faded)).toBeGreaterThan(lightness(plain) + 60);
    const radius = putin.radius + 4.2;
    const [red = 0, green = 0, blue = 0] = await pixel(page, { x: putin.x - radius, y: putin.y });
    // #7a2fb8, the colour of the focus.
    expect(Math.abs(red - 0x7a) + Math.abs(green - 0x2f) + Math.abs(blue - 0xb8)).toBeLessThan(40);
  });

  it("waits in a hidden container and draws when it is shown", async () => {
    const page = await drawn(ARTICLE, "light", { width: 1000, height: 700 }, true);
    expect(await page.evaluate(() => window.testPage.errors)).toEqual([]);
    await page.evaluate(() => {
      document.querySelector<HTMLElement>("#graph")?.style.removeProperty("display");
    });
    await settle(page);
    expect(isInside(await place(page, "vladimir-putin"), 1000, 700)).toBe(true);
    expect(await page.evaluate(() => window.testPage.view().labelBoxes().length)).toBeGreaterThan(
      5,
    );
  });

  it("comes back with the same picture after the graphics card forgot it", async () => {
    const page = await drawn(ARTICLE, "light", { width: 1000, height: 700 });
    const putin = await place(page, "vladimir-putin");
    const before = await pixel(page, { x: putin.x - putin.radius + 1, y: putin.y });
    await page.evaluate(async () => {
      const canvas = document.querySelector<HTMLCanvasElement>("canvas.sigma-picture");
      const extension = canvas?.getContext("webgl2")?.getExtension("WEBGL_lose_context");
      extension?.loseContext();
      await new Promise((resolve) => setTimeout(resolve, 100));
      extension?.restoreContext();
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    expect(await place(page, "vladimir-putin")).toEqual(putin);
    expect(await pixel(page, { x: putin.x - putin.radius + 1, y: putin.y })).toEqual(before);
  });

  it("leaves nothing behind when killed", async () => {
    const page = await drawn(ARTICLE, "light", { width: 600, height: 400 });
    await page.evaluate(() => {
      window.testPage.view().kill();
      window.testPage.view().kill();
    });
    expect(await page.evaluate(() => document.querySelector("#graph")?.children.length)).toBe(0);
  });
});

describe("the drawing of small graphs", () => {
  it("draws the empty graph, one node, and names from right to left", async () => {
    for (const network of [
      smallNetwork([]),
      smallNetwork(["one"]),
      smallNetwork([{ id: "ilham", kind: "person", name: "إلهام علييف" }]),
    ]) {
      const page = await drawn(network, "dark", { width: 500, height: 400 });
      expect(await page.evaluate(() => window.testPage.errors)).toEqual([]);
      const labels = await page.evaluate(() => window.testPage.view().labelBoxes().length);
      expect(labels).toBe(network.nodes.length);
    }
  });

  it("draws opposite dyads on two sides, with a lozenge on the contested one", async () => {
    const network = smallNetwork(
      ["a", "b"],
      [
        { from: "a", to: "b", polarity: -1, contested: true, n: 6 },
        { from: "b", to: "a", polarity: 1, n: 6 },
      ],
    );
    const page = await drawn(network, "light", { width: 800, height: 500 });
    const [a, b] = [await place(page, "a"), await place(page, "b")];
    await picture(page, "contested");
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const lift = DYAD_FORM.reciprocalBow * Math.hypot(b.x - a.x, b.y - a.y);
    const side = {
      x: (b.y - a.y) / Math.hypot(b.x - a.x, b.y - a.y),
      y: -(b.x - a.x) / Math.hypot(b.x - a.x, b.y - a.y),
    };
    const there = { x: middle.x + side.x * lift, y: middle.y + side.y * lift };
    const back = { x: middle.x - side.x * lift, y: middle.y - side.y * lift };
    const off = (point: { x: number; y: number }, by: number) => ({
      x: point.x + side.x * by,
      y: point.y + side.y * by,
    });
    const opposed = await pixel(page, off(there, 3));
    const supported = await pixel(page, off(there, -3));
    expect(opposed[0]).toBeGreaterThan((opposed[2] ?? 0) + 40);
    expect(supported[2]).toBeGreaterThan((supported[0] ?? 0) + 40);
    const blue = await pixel(page, back);
    expect(blue[2]).toBeGreaterThan((blue[0] ?? 0) + 40);
    // Paper between the two lines.
    expect(lightness(await pixel(page, middle))).toBeGreaterThan(740);
  });
});

describe("the drawing of more than can be drawn for every frame", () => {
  it("moves with the camera, is complete at rest, and names what has the focus", async () => {
    const ids = Array.from({ length: 900 }, (_, n) => `n${n}`);
    const pairs = ids.flatMap((from, n) => (n % 2 === 0 ? [{ from, to: `n${n + 1}`, n: 4 }] : []));
    const nodes = ids.map((id) => ({ id, kind: "state" as const }));
    const page = await drawn(smallNetwork(nodes, pairs), "light", { width: 1000, height: 700 });
    const complete = page.locator("#graph [data-picture='complete']");
    await complete.waitFor();
    const before = await place(page, "n400");
    await page.mouse.move(500, 350);
    await page.mouse.down();
    await page.mouse.move(540, 380, { steps: 4 });
    await page.mouse.up();
    await complete.waitFor();
    const after = await place(page, "n400");
    expect(after.x - before.x).toBeCloseTo(40);
    expect(after.y - before.y).toBeCloseTo(30);
    // States are dark.
    expect(lightness(await pixel(page, after))).toBeLessThan(300);
    await page.evaluate(() => {
      window.testPage.view().setFocus({ kind: "node", id: "n400" });
    });
    await settle(page);
    const names = await page.evaluate(() =>
      window.testPage
        .view()
        .labelBoxes()
        .map(({ id }) => id),
    );
    expect(names).toContain("n400");
    expect(await page.evaluate(() => window.testPage.errors)).toEqual([]);
  });
});

async function drawn(
  network: Network,
  theme: Theme,
  size: { width: number; height: number },
  hidden = false,
): Promise<Page> {
  const page = await site.open(size);
  await page.evaluate(
    async ([data, name, hide]) => {
      if (hide) document.querySelector<HTMLElement>("#graph")?.style.setProperty("display", "none");
      await window.testPage.draw(data, name);
    },
    [network, theme, hidden] as const,
  );
  await settle(page);
  return page;
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  });
}

async function place(page: Page, id: string): Promise<{ x: number; y: number; radius: number }> {
  const found = await page.evaluate((node) => window.testPage.view().screenPosition(node), id);
  if (found === null) throw new Error(`${id} is not drawn.`);
  return found;
}

async function pixel(page: Page, { x, y }: { x: number; y: number }): Promise<number[]> {
  const clip = { x: Math.round(x), y: Math.round(y), width: 1, height: 1 };
  const png = await page.screenshot({ clip });
  return page.evaluate(async (base64) => {
    const image = await createImageBitmap(
      await (await fetch(`data:image/png;base64,${base64}`)).blob(),
    );
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context?.drawImage(image, 0, 0);
    return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }, png.toString("base64"));
}

function lightness(rgb: readonly number[]): number {
  return rgb.reduce((sum, channel) => sum + channel, 0);
}

function isInside({ x, y }: { x: number; y: number }, width: number, height: number): boolean {
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png` });
}
