import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { INKS } from "../../server/figures/drawing/inks.ts";
import { networkMarks } from "../../server/figures/drawing/network-marks.ts";
import { rectanglePath } from "../../server/figures/drawing/path-data.ts";
import { writeSvg } from "../../server/figures/formats/write-svg.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import { layoutNetwork } from "../../server/picture/layout.ts";
import { toScene } from "../../server/picture/network-scene.ts";
import { placeMissing } from "../../server/picture/place-missing.ts";
import { fitViewport, nodesBox } from "../../server/picture/viewport.ts";
import { InterchangeSchema } from "../../server/wire/interchange.ts";
import type { Network } from "../../server/wire/network.ts";
import { toNetwork } from "../picture/interchange-network.ts";
import { countDiffering, type Agreement } from "./count-differing.ts";
import { openDrawingPage, type DrawingPage } from "./drawing-page.ts";
import "./page/test-page.ts";

const FIXTURE = new URL(
  "../../../fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json",
  import.meta.url,
);
const ARTICLE = toNetwork(InterchangeSchema.parse(JSON.parse(readFileSync(FIXTURE, "utf8"))));
const SIZE = { width: 900, height: 720 };
/** Most of the pixels outside text that may differ by more than smoothing does. */
const MOST = 0.02;

let site: DrawingPage;
beforeAll(async () => {
  site = await openDrawingPage();
}, 120_000);
afterAll(() => site.close());
afterEach(() => site.closePages());

describe("the picture of the explorer and that of a figure, laid over each other", () => {
  it.each(["light", "dark"] as const)("are one in %s", async (theme) => {
    const { outside, differing, inked } = await compare(ARTICLE, ARTICLE, theme);
    console.log(
      `Of ${outside} pixels outside text ${differing} differ, of ${inked} that are not paper`,
    );

    expect(outside).toBeGreaterThan(400_000);
    // Most of a picture is paper, on which everything agrees.
    expect(differing / outside).toBeLessThan(MOST);
    expect(differing / inked).toBeLessThan(0.1);
  });

  it("are two where a line has another colour, so that the comparison can fail", async () => {
    const turned = {
      ...ARTICLE,
      dyads: ARTICLE.dyads.map((dyad) => ({ ...dyad, polarity: -dyad.polarity })),
    };
    const { differing, inked } = await compare(ARTICLE, turned, "light");

    expect(differing / inked).toBeGreaterThan(0.1);
  });
});

async function compare(drawn: Network, written: Network, theme: Theme): Promise<Agreement> {
  const explorer = await site.open(SIZE);
  await explorer.evaluate(([data, name]) => window.testPage.draw(data, name), [
    drawn,
    theme,
  ] as const);
  await explorer.waitForTimeout(300);
  const labels = await explorer.evaluate(() => window.testPage.view().labelBoxes());
  const theirs = await explorer.screenshot();
  const figure = await site.open(SIZE);
  const texts = await showSvg(figure, svgOf(written, theme));
  const ours = await figure.screenshot();
  return countDiffering(figure, [theirs, ours], [...labels, ...texts]);
}

function svgOf(network: Network, theme: Theme): string {
  const scene = toScene(network, placeMissing(layoutNetwork(network), network));
  const box = nodesBox([...scene.nodes.values()]);
  if (box === null) throw new Error("There is nothing to draw.");
  const { width, height } = SIZE;
  const titles = { node: (): string => "", dyad: (): string => "" };
  const viewport = fitViewport(box, width, height);
  const plain = { ground: null, changes: null };
  const { marks, unnamed } = networkMarks(scene, viewport, titles, plain);
  const paper = { kind: "path", d: rectanglePath(0, 0, width, height), fill: INKS.paper } as const;
  const about = { title: "", description: "", language: "en", unnamed };
  return writeSvg({ width, height, ...about, marks: [paper, ...marks] }, { theme }).svg;
}

/** Shows an SVG at the page's corner; gives the boxes of its texts. */
function showSvg(page: Page, svg: string): Promise<Box[]> {
  return page.evaluate(async (source) => {
    document.body.innerHTML = source;
    document.body.style.margin = "0";
    document.querySelector("svg")?.style.setProperty("display", "block");
    await document.fonts.ready;
    return [...document.querySelectorAll("svg text")].map((text) => {
      const { left, top, right, bottom } = text.getBoundingClientRect();
      return { left, top, right, bottom };
    });
  }, svg);
}
