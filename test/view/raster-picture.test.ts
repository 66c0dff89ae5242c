import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import type { Network } from "../../server/wire/network.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
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

let site: DrawingPage;
beforeAll(async () => {
  site = await openDrawingPage();
}, 120_000);
afterAll(() => site.close());
afterEach(() => site.closePages());

describe("the picture of more lines than an emulated graphics card draws in a moment", () => {
  it("is drawn by a worker as the card would, and by the card where there is no worker", async () => {
    const network = manyLines(14_000);
    const asked: string[] = [];
    const [aided, alone] = [await site.open(SIZE), await site.open(SIZE)];
    await alone.route("**/raster-worker*", (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    const pictures = [await pictureOf(aided, network), await pictureOf(alone, network)];
    expect(asked).toHaveLength(1);
    const { inked, differing } = await compared(aided, pictures);
    console.log(`Of ${inked} pixels that are not paper ${differing} differ`);
    expect(inked).toBeGreaterThan(100_000);
    expect(differing / inked).toBeLessThan(0.02);
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

function compared(
  page: Page,
  pictures: readonly Buffer[],
): Promise<{ readonly inked: number; readonly differing: number }> {
  return page.evaluate(
    async (sources) => {
      const [one, other] = await Promise.all(
        sources.map(async (source) => {
          const blob = await (await fetch(`data:image/png;base64,${source}`)).blob();
          const image = await createImageBitmap(blob);
          const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, image.width, image.height).data ?? [];
        }),
      );
      let [inked, differing] = [0, 0];
      for (let at = 0; at < (one?.length ?? 0); at += 4) {
        const apart = [0, 1, 2].map((channel) =>
          Math.abs((one?.[at + channel] ?? 0) - (other?.[at + channel] ?? 0)),
        );
        if ([0, 1, 2].some((channel) => one?.[at + channel] !== one?.[channel])) inked += 1;
        if (Math.max(...apart) > 48) differing += 1;
      }
      return { inked, differing };
    },
    pictures.map((picture) => picture.toString("base64")),
  );
}
