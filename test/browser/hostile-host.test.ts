import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { FigureMeta } from "../../server/wire/figure-meta.ts";
import { HOSTILE } from "../figures/hostile-payload.ts";
import { makeFigure } from "../http/figure-requests.ts";
import { launchChromium } from "./launch-chromium.ts";
import { startReportHost, type ReportHost } from "./report-host.ts";
import { makeDataFolder, startEntente, type EntenteProcess } from "./start-entente.ts";

const SECRET_TITLE = "Not for this page";

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let server: EntenteProcess;
let host: ReportHost;
let browser: Browser;
let open: FigureMeta;
let listed: FigureMeta;
beforeAll(async () => {
  data = await makeDataFolder();
  [server, browser] = await Promise.all([startEntente(data.folder), launchChromium()]);
  host = await startReportHost(server.url);
  open = await makeFigure({ base: server.url });
  listed = await makeFigure(
    { base: server.url },
    { title: SECRET_TITLE, frameAncestors: ["https://news.example.org"] },
  );
}, 120_000);
afterAll(async () => {
  await browser.close();
  await Promise.all([host.close(), server.stop()]);
  await data.remove();
});

describe("a hostile page around a figure", () => {
  it("cannot look into the frame, nor put a script into it", async () => {
    const page = await framed("/hostile-look", open);
    const caught = await page.evaluate(() => {
      const frame = document.querySelector("iframe");
      const tries: Readonly<Record<string, () => unknown>> = {
        document: () => frame?.contentWindow?.document.title,
        text: () => frame?.contentDocument?.body.textContent ?? "nothing",
        property: () => (frame?.contentWindow as unknown as { figure: unknown }).figure,
        evaluate: () =>
          (frame?.contentWindow as unknown as { eval: (code: string) => unknown }).eval("1"),
        address: () => frame?.contentWindow?.location.href,
      };
      return Object.entries(tries).map(([name, look]) => {
        try {
          return `${name}: ${String(look())}`;
        } catch (error) {
          return `${name}: ${error instanceof Error ? error.name : "?"}`;
        }
      });
    });
    expect(caught).toEqual([
      "document: SecurityError",
      "text: nothing",
      "property: SecurityError",
      "evaluate: SecurityError",
      "address: SecurityError",
    ]);
    await page.context().close();
  });

  it("gets nothing out of the frame by messages but its height and title", async () => {
    const page = await framed("/hostile-messages", open);
    const answers = await page.evaluate(async () => {
      const heard: unknown[] = [];
      addEventListener("message", ({ data: message }: MessageEvent<unknown>) =>
        heard.push(message),
      );
      const frame = document.querySelector("iframe")?.contentWindow;
      for (const message of [
        "ask-size",
        { kind: "ask-size" },
        { protocol: "entente-figure/1", kind: "read", path: "/api/network" },
        { protocol: "entente-figure/1", kind: "eval", code: "parent.pwned = 1" },
        { protocol: "entente-figure/1", kind: "ask-size", __proto__: { admin: true } },
        null,
      ]) {
        frame?.postMessage(message, "*");
      }
      const started = Date.now();
      while (heard.length === 0 && Date.now() - started < 10_000) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return heard;
    });
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      expect(Object.keys(answer as object).sort()).toEqual([
        ...["height", "kind", "protocol", "title"],
      ]);
    }
    await page.context().close();
  });

  it("may neither frame nor read a figure that does not list it", async () => {
    const page = await browser.newPage();
    const frame = `<iframe src="${server.url}${listed.urls.embed}" width="600" height="400"></iframe>`;
    const refused = page.waitForEvent("console", {
      predicate: (message) => message.text().includes("frame-ancestors"),
    });
    await page.goto(host.page("/hostile-frame", frame));
    await refused;
    const read = await page.evaluate(async (address) => {
      const response = await fetch(address).catch((error: unknown) => String(error));
      return typeof response === "string" ? response : response.text();
    }, `${server.url}${listed.urls.json}`);

    expect(read).toContain("TypeError");
    expect(page.frames()[1]?.url()).not.toContain(server.url);
    await page.context().close();
  });

  it("may frame no other page of the server", async () => {
    for (const path of ["/", "/queries", "/figures", "/api/network", listed.urls.svg]) {
      const page = await browser.newPage();
      const refused = page.waitForEvent("console", {
        predicate: (message) => /frame-ancestors|X-Frame-Options/i.test(message.text()),
      });
      await page.goto(host.page("/hostile-other", `<iframe src="${server.url}${path}"></iframe>`));
      await refused;
      await page.context().close();
    }
  });
});

describe("the element on a page with a hostile frame beside it", () => {
  it("believes nobody but the figure's own frame about its height", async () => {
    const evil = `<script>setInterval(() => parent.postMessage({ protocol: "entente-figure/1", kind: "size", height: 19000, title: "x" }, "*"), 20);</script>`;
    const address = host.page("/hostile-inner", evil);
    const text = `<script async src="${server.url}/embed.js"></script>
      <iframe name="evil" src="${address}"></iframe>
      <entente-figure src="${server.url}${open.urls.embed}"></entente-figure>`;
    const page = await browser.newPage();
    await page.goto(host.page("/hostile-beside", text));
    const own = page.locator("entente-figure iframe");
    await own.contentFrame().locator("figure svg").first().waitFor();
    await page.waitForTimeout(500);
    const height = await own.evaluate((frame) => frame.clientHeight);

    expect(height).toBeLessThan(5000);
    expect(await own.getAttribute("title")).not.toBe("x");
    await page.context().close();
  });
});

describe("a figure whose every word is hostile", () => {
  it("runs nothing in the page, the file and the picture of the browser", async () => {
    const hostile = await makeFigure(
      { base: server.url },
      {
        title: HOSTILE.slice(0, 5).join(" ").slice(0, 500),
        caption: HOSTILE.join(" ").slice(0, 4000),
        alt: HOSTILE.join(" ").slice(0, 4000),
      },
    );
    for (const path of [hostile.urls.embed, hostile.urls.html, hostile.urls.svg]) {
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(`${server.url}${path}`);
      const pwned = await page.evaluate(() => (window as unknown as { pwned?: unknown }).pwned);

      expect([path, pwned]).toEqual([path, undefined]);
      expect(
        asked.filter((url) => !url.startsWith(server.url) && !url.startsWith("data:")),
      ).toEqual([]);
      await page.context().close();
    }
  });
});

/** A page without a policy, with the figure in a frame that is not sandboxed. */
async function framed(path: string, { urls }: FigureMeta): Promise<Page> {
  const page = await browser.newPage();
  const frame = `<iframe src="${server.url}${urls.embed}" width="700" height="500"></iframe>`;
  await page.goto(host.page(path, frame));
  await page.locator("iframe").contentFrame().locator("figure svg").first().waitFor();
  return page;
}
