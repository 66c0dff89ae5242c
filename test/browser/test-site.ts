import { afterAll, afterEach, beforeAll, expect } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./launch-chromium.ts";
import type { OpenedPage } from "./open-page.ts";
import { makeDataFolder, startEntente } from "./start-entente.ts";

/** A server and a browser for the tests of one file. */
export interface TestSite {
  readonly browser: Browser;
  /** Of the server, without a slash at the end. */
  readonly url: string;
  /** The page; what goes wrong on it until it closes fails the test. */
  watch(opened: OpenedPage): Page;
}

interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts both before the tests of the file that calls it, closes the pages after each test, and both
 * after the last.
 * @param serve starts the server. Default: on a new data folder, which has the article's graph.
 */
export function testSite(serve: () => Promise<Served> = serveArticle): TestSite {
  let running: { readonly browser: Browser; readonly server: Served } | undefined;
  const faults: string[] = [];
  const started = (): { readonly browser: Browser; readonly server: Served } => {
    if (running === undefined) throw new Error("The server and the browser are not there yet.");
    return running;
  };
  beforeAll(async () => {
    const [browser, server] = await Promise.all([launchChromium(), serve()]);
    running = { browser, server };
  }, 90_000);
  afterAll(async () => {
    await running?.browser.close();
    await running?.server.stop();
  });
  afterEach(async () => {
    for (const context of started().browser.contexts()) await context.close();
    expect(faults.splice(0)).toEqual([]);
  });
  return {
    get browser() {
      return started().browser;
    },
    get url() {
      return started().server.url;
    },
    watch: (opened) => {
      opened.page.on("close", () => faults.push(...opened.faults));
      return opened.page;
    },
  };
}

async function serveArticle(): Promise<Served> {
  const data = await makeDataFolder();
  const server = await startEntente(data.folder);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await data.remove();
    },
  };
}
