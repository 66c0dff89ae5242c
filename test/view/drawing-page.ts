import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium, type Browser, type Page } from "playwright-core";
import { findChromium } from "../browser/find-chromium.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** Software rendering, so that WebGL is there, and the same, on a machine without a graphics card. */
const BROWSER_ARGS = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** test/view/page, bundled as the explorer is and opened in a real browser. */
export interface DrawingPage {
  readonly url: string;
  readonly browser: Browser;
  open(size: { width: number; height: number }): Promise<Page>;
  closePages(): Promise<void>;
  close(): Promise<void>;
}

/** Bundles and serves the page on a free port and starts the browser. */
export async function openDrawingPage(): Promise<DrawingPage> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-drawing-"));
  // In a process of its own: the bundler's native part does not work inside jest's realm.
  const vite = path.join(ROOT, "node_modules/vite/bin/vite.js");
  const args = ["build", path.join(ROOT, "test/view/page"), "--outDir", folder, "--emptyOutDir"];
  await promisify(execFile)(process.execPath, [vite, ...args, "--base", "./"]);
  const server = await serve(folder);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`;
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium found; set CHROMIUM_PATH to it.");
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  return {
    url,
    browser,
    async open(viewport) {
      const context = await browser.newContext({ viewport, hasTouch: true });
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const name = path.normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    readFile(path.join(folder, name)).then(
      (body) => {
        response.setHeader("Content-Type", MEDIA_TYPES[path.extname(name)] ?? "font/woff2");
        response.end(body);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
