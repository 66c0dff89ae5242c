import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, BrowserContextOptions, Frame, Page } from "playwright-core";
import { embedSnippets } from "../../client/model/figures/embed-snippets.ts";
import type { FigureMeta, OEmbed } from "../../server/wire/figure-meta.ts";
import { makeFigure } from "../http/figure-requests.ts";
import { launchChromium } from "./launch-chromium.ts";
import { startReportHost, type ReportHost } from "./report-host.ts";
import { makeDataFolder, startEntente, type EntenteProcess } from "./start-entente.ts";

/** Bytes after gzip that a figure may cost before a reader touches it. */
const MOST_BYTES = 60_000;
const MANY = 20;
const SHOWN = "Azerbaijan";

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let server: EntenteProcess;
let host: ReportHost;
let browser: Browser;
let figure: FigureMeta;
let snippets: ReadonlyMap<string, string>;
beforeAll(async () => {
  data = await makeDataFolder();
  [server, browser] = await Promise.all([startEntente(data.folder), launchChromium()]);
  host = await startReportHost(server.url);
  figure = await makeFigure({ base: server.url });
  snippets = new Map(embedSnippets(figure, server.url).map(({ id, text }) => [id, text]));
}, 120_000);
afterAll(async () => {
  await browser.close();
  await Promise.all([host.close(), server.stop()]);
  await data.remove();
});

describe("a report on another origin", () => {
  it.each(["iframe", "element", "oembed"])(
    "shows the figure by %s, as high as it is, and the browser has nothing to say against it",
    async (way) => {
      const { page, faults } = await open(host.page(`/${way}`, await embedded(way)));
      const frame = await figureFrame(page);
      await sameHeight(page, frame, way);
      const before = await frameHeight(page);
      await frame.locator("summary").first().press("Enter");
      await frame.locator("details[open]").waitFor();
      await sameHeight(page, frame, way);
      const opened = await frameHeight(page);
      await frame.locator("summary").first().press("Enter");
      await frame.locator("details[open]").waitFor({ state: "detached" });
      await sameHeight(page, frame, way);

      expect(opened).toBeGreaterThan(before);
      expect(await frameHeight(page)).toBe(before);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  it.each(["iframe", "element", "oembed"])(
    "is complete by %s where scripts are off",
    async (way) => {
      const options = { javaScriptEnabled: false };
      const { page, faults } = await open(host.page(`/off-${way}`, await embedded(way)), options);
      if (way === "element") {
        const picture = page.getByRole("img");
        await picture.waitFor();
        expect(await picture.getAttribute("alt")).toBe(figure.alt);
      } else {
        const frame = await figureFrame(page);
        expect(await frame.locator("svg").first().isVisible()).toBe(true);
        expect(await frame.locator("[data-part=evidence] tbody tr").count()).toBe(
          figure.counts.stances,
        );
      }
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  it("shows the figure as a picture in Markdown's HTML, and its link leads to the page", async () => {
    const [, alt, svg, href] =
      /!\[(.*)\]\((\S+)\)\]\((\S+)\)/s.exec(snippets.get("markdown") ?? "") ?? [];
    const html = `<p><a href="${href}"><img src="${svg}" alt="${alt}"></a></p>`;
    const { page, faults } = await open(host.page("/markdown", html));
    const width = await page.locator("img").evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth;
    });
    await page.locator("a").click();

    expect(width).toBe(figure.width);
    expect(await page.locator("h1").textContent()).toBe(figure.title);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("prints the figure as vectors: letters and lines, no picture of them", async () => {
    const { page } = await open(host.page("/print", await embedded("iframe")));
    await sameHeight(page, await figureFrame(page), "iframe");
    const pdf = (await page.pdf({ printBackground: true })).toString("latin1");

    expect(pdf).toContain("/Font");
    expect(pdf).not.toMatch(/\/Subtype\s*\/Image/);
    await page.context().close();
  });

  it(`shows ${MANY} figures on one page without WebGL, each within its bytes`, async () => {
    const texts: string[] = [];
    for (let index = 1; index <= MANY; index += 1) {
      const draft = { title: `Figure ${index}`, filter: { limit: 10 + index } };
      const made = await makeFigure({ base: server.url }, draft);
      texts.push(embedSnippets(made, server.url).find(({ id }) => id === "element")?.text ?? "");
    }
    const { page, faults } = await open("about:blank");
    const bytes = new Map<string, number>();
    page.on("requestfinished", (request) => {
      const size = request.sizes().then(({ responseBodySize }) => {
        bytes.set(request.url(), responseBodySize);
      });
      size.catch(() => undefined);
    });
    await page.goto(host.page("/many", texts.join("\n")));
    for (const frame of await page.locator("iframe").all()) {
      await frame.scrollIntoViewIfNeeded();
      await frame.contentFrame().locator("figure svg").first().waitFor();
    }
    const pages = [...bytes].filter(([url]) => url.includes("/embed/"));
    const shared = [...bytes].filter(([url]) => !url.includes("/embed/"));
    const canvases = await Promise.all(
      page
        .frames()
        .map((frame) => frame.evaluate(() => document.querySelectorAll("canvas").length)),
    );

    expect(pages).toHaveLength(MANY);
    for (const [url, size] of pages) {
      expect([url, size > 1000, size <= MOST_BYTES]).toEqual([url, true, true]);
    }
    expect(shared.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(MOST_BYTES);
    expect(canvases.every((count) => count === 0)).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 120_000);

  it("wakes when it is touched: a click opens the evidence, with its words and source", async () => {
    const { page, faults } = await open(host.page("/live", await embedded("element")));
    const frame = await figureFrame(page);
    await frame.locator("figure").hover();
    await frame.locator("figure.is-live").waitFor();
    await frame.locator(".wide [data-node]").first().click();
    const evidence = frame.locator(".live-evidence");

    expect(await evidence.isVisible()).toBe(true);
    expect(await evidence.locator("li").count()).toBeGreaterThan(0);
    await sameHeight(page, frame, "live");
    await page.keyboard.press("Escape");
    await evidence.waitFor({ state: "hidden" });
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("a report that Pandoc made of Markdown", () => {
  const pandoc = spawnSync("pandoc", ["--version"]).status === 0;
  if (!pandoc) console.log("Skipped: Pandoc is not installed.");

  (pandoc ? it : it.skip)("shows the figure by each code that is text", async () => {
    const codes = ["iframe", "element", "markdown", "quarto", "link"];
    const report = codes.map((code) => `## By ${code}\n\n${snippets.get(code) ?? ""}\n`).join("\n");
    const html = execFileSync("pandoc", ["--from=markdown", "--to=html"], {
      input: report,
      encoding: "utf8",
    });
    const { page, faults } = await open(host.page("/pandoc", html));
    const frames = page.locator("iframe");
    for (const frame of await frames.all()) {
      await frame.scrollIntoViewIfNeeded();
      await frame.contentFrame().locator("figure svg").first().waitFor();
    }
    const pictures = await page
      .locator("img")
      .evaluateAll((images: HTMLImageElement[]) =>
        Promise.all(images.map((image) => image.decode().then(() => image.naturalWidth))),
      );

    // Two plain frames, one inside the element.
    expect(await frames.count()).toBe(3);
    // One of Markdown, and the one that Quarto shows on paper.
    expect(pictures).toEqual([figure.width, figure.width]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("the figure as one HTML file", () => {
  it("is complete from disk, offline, and asks nobody for anything", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "entente-file-"));
    try {
      const html = await (await fetch(`${server.url}${figure.urls.html}`)).text();
      const file = path.join(folder, "figure.html");
      await writeFile(file, html);
      const context = await browser.newContext({ offline: true });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      const address = pathToFileURL(file).href;
      await page.goto(address);
      await page.locator("summary").first().click();

      expect(await page.locator("svg").first().isVisible()).toBe(true);
      expect(await page.locator("table").first().isVisible()).toBe(true);
      expect(asked.filter((url) => url !== address && !url.startsWith("data:"))).toEqual([]);
      expect(html).toContain(SHOWN);
      await context.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** What a writer pastes; for oEmbed, what the host's program gets for the pasted address. */
async function embedded(way: string): Promise<string> {
  const text = snippets.get(way) ?? "";
  if (way !== "oembed") return text;
  const response = await fetch(`${server.url}/oembed?url=${encodeURIComponent(text)}`);
  const { html } = (await response.json()) as OEmbed;
  return `${html}<script async src="${server.url}/embed.js"></script>`;
}

/** A page, and everything that the browser says against it. */
async function open(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  await page.goto(url);
  return { page, faults };
}

async function figureFrame(page: Page): Promise<Frame> {
  const element = await page.locator("iframe").first().elementHandle();
  const frame = await element.contentFrame();
  if (frame === null) throw new Error("The frame shows nothing.");
  await frame.locator("figure svg").first().waitFor();
  return frame;
}

function frameHeight(page: Page): Promise<number> {
  return page
    .locator("iframe")
    .first()
    .evaluate((frame) => frame.clientHeight);
}

/** Waits until the frame is exactly as high as what is in it. */
async function sameHeight(page: Page, frame: Frame, way: string): Promise<void> {
  const start = Date.now();
  for (;;) {
    const content = await frame.evaluate(() =>
      Math.ceil(document.body.getBoundingClientRect().height),
    );
    const height = await frameHeight(page);
    if (height === content) return;
    if (Date.now() - start > 10_000) throw new Error(`${way}: ${height} px for ${content} px`);
    await page.waitForTimeout(50);
  }
}
