import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import type { Network } from "../../server/wire/network.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import { countDiffering } from "./count-differing.ts";
import { openDrawingPage, type DrawingPage } from "./drawing-page.ts";
import { smallNetwork } from "./small-network.ts";
import "./page/test-page.ts";

const SIZE = { width: 700, height: 600 };
const KINDS = ["person", "state", "organization", "group", null] as const;
/** More than a picture looks for room for names around each line for, and none of them has a name. */
const COUNT = 700;
const NODES = Array.from({ length: COUNT }, (_, row) => ({
  id: `n${row}`,
  name: "",
  kind: KINDS[row % 5] ?? null,
}));

const WORKER = "**/raster-worker*";

let site: DrawingPage;
beforeAll(async () => {
  site = await openDrawingPage();
}, 120_000);
afterAll(() => site.close());
afterEach(() => site.closePages());

describe("the picture of more lines than an emulated graphics card draws in a moment", () => {
  it("is drawn by a worker as the card would, and by the card where there is no worker", async () => {
    const network = manyLines(14_000);
    const asked = { aided: 0, alone: 0 };
    const [aided, alone] = [await site.open(SIZE), await site.open(SIZE)];
    await aided.route(WORKER, (route) => {
      asked.aided += 1;
      return route.continue();
    });
    await alone.route(WORKER, (route) => {
      asked.alone += 1;
      return route.abort();
    });
    const pictures = [await pictureOf(aided, network), await pictureOf(alone, network)];
    // Each of the workers asks for it.
    expect(Math.min(asked.aided, asked.alone)).toBeGreaterThan(0);
    const { inked, differing } = await countDiffering(aided, pictures);
    console.log(`Of ${inked} pixels that are not paper ${differing} differ`);
    expect(inked).toBeGreaterThan(100_000);
    expect(differing / inked).toBeLessThan(0.02);
    // Two programs never round alike everywhere: without a difference both were drawn by one.
    expect(differing).toBeGreaterThan(0);
  }, 60_000);

  it("becomes that of another network as if it had been drawn first", async () => {
    const [aided, anew] = [await site.open(SIZE), await site.open(SIZE)];
    const fewer = manyLines(13_000);
    await pictureOf(aided, manyLines(14_000));
    const pictures = [await pictureOf(aided, fewer), await pictureOf(anew, fewer)];
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.of())).toBe(true);
  }, 60_000);
});

function manyLines(count: number): Network {
  const pairs = Array.from({ length: count }, (_, at) => {
    const [from, step] = [at % COUNT, 1 + Math.floor(at / COUNT)];
    const more = { polarity: ((at * 7) % 21) / 10 - 1, n: 1 + (at % 4), contested: at % 50 === 0 };
    return { from: `n${from}`, to: `n${(from + step * 5 + 1) % COUNT}`, ...more };
  });
  return smallNetwork(NODES, pairs);
}

/** Draws a network at the same places, waits until all is there, and takes a picture. */
async function pictureOf(page: Page, network: Network): Promise<Buffer> {
  const random = seededRandom(4);
  const places = NODES.map(({ id }): [string, { x: number; y: number }] => [
    id,
    { x: (random() - 0.5) * 4_000, y: (random() - 0.5) * 3_400 },
  ]);
  // As text: whatever else is handed over is taken apart value by value.
  await page.evaluate(
    (text) => {
      const [data, at] = JSON.parse(text) as [Network, [string, { x: number; y: number }][]];
      return window.testPage.drawAt(data, at);
    },
    JSON.stringify([network, places]),
  );
  await page.waitForTimeout(100);
  return page.screenshot();
}
