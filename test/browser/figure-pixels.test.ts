import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { writePng } from "../../server/figures/formats/write-png.ts";
import { svg } from "../../server/figures/render/picture-worker.ts";
import { FigurePayloadSchema } from "../../server/wire/figure-payload.ts";
import { GOLDEN, publishGolden } from "../figures/golden-figures.ts";
import { launchChromium } from "./launch-chromium.ts";

/** Most of the pixels outside text that may differ. */
const MOST = 0.02;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage({ deviceScaleFactor: 1 });
});
afterAll(() => browser.close());

describe("a figure's PNG", () => {
  it.each(GOLDEN)("of $name is the picture that the browser makes of the SVG", async (golden) => {
    const { canonical, id } = await publishGolden(golden);
    const payload = FigurePayloadSchema.parse(JSON.parse(canonical));
    const theme = payload.theme === "dark" ? "dark" : "light";
    const wish = { size: payload.size, theme, fonts: false, prefix: "e" } as const;
    const [rendered] = await svg({ payload, id, wishes: [wish] });
    const png = await writePng(rendered?.svg ?? "", 1, rendered?.hasOtherScripts ?? false);

    const drawn = readFileSync(`test/figures/golden/${golden.name}.svg`, "utf8");
    const { outside, differing } = await compare(page, drawn, png);

    expect(outside).toBeGreaterThan(100_000);
    expect(differing / outside).toBeLessThan(MOST);
  });

  it("of another figure is another picture, so that the comparison can fail", async () => {
    const [, other] = GOLDEN;
    if (other === undefined) throw new Error("There is no figure.");
    const { canonical, id } = await publishGolden(other);
    const payload = FigurePayloadSchema.parse(JSON.parse(canonical));
    const wish = { size: "column", theme: "dark", fonts: false, prefix: "e" } as const;
    const [rendered] = await svg({ payload, id, wishes: [wish] });
    const png = await writePng(rendered?.svg ?? "", 1, false);
    const golden = readFileSync("test/figures/golden/article-column-auto.svg", "utf8");

    const { outside, differing } = await compare(page, golden, png);

    expect(differing / outside).toBeGreaterThan(MOST);
  });
});

/** Pixels outside the boxes of texts, and how many of them differ by more than smoothing does. */
async function compare(
  view: Page,
  picture: string,
  png: Uint8Array,
): Promise<{ readonly outside: number; readonly differing: number }> {
  await view.setContent(`<body style="margin:0">${picture}</body>`);
  await view.evaluate(() => document.fonts.ready);
  const boxes = await view.evaluate(() =>
    [...document.querySelectorAll("svg text")].map((text) => {
      const { left, top, right, bottom } = text.getBoundingClientRect();
      return { left: left - 4, top: top - 4, right: right + 4, bottom: bottom + 4 };
    }),
  );
  return view.evaluate(
    async ({ source, bytes, texts }) => {
      const draw = async (address: string): Promise<ImageData> => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const { width, height } = image;
        const context = new OffscreenCanvas(width, height).getContext("2d");
        if (context === null) throw new Error("no canvas");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, width, height);
      };
      const url = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
      const [theirs, ours] = [await draw(url), await draw(`data:image/png;base64,${bytes}`)];
      const { width, height } = ours;
      const inText = (x: number, y: number): boolean =>
        texts.some(
          ({ left, top, right, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
        );
      let [outside, differing] = [0, 0];
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          if (inText(x, y)) continue;
          outside += 1;
          const [a, b] = [4 * (y * theirs.width + x), 4 * (y * width + x)];
          const apart = [0, 1, 2].map((channel) =>
            Math.abs((theirs.data[a + channel] ?? 0) - (ours.data[b + channel] ?? 0)),
          );
          if (Math.max(...apart) > 32) differing += 1;
        }
      }
      return { outside, differing };
    },
    { source: picture, bytes: Buffer.from(png).toString("base64"), texts: boxes },
  );
}
