import { createReadStream } from "node:fs";
import { afterAll, describe, expect, it } from "@jest/globals";
import { interchangeItems, readInterchange } from "../../server/import/read-interchange.ts";
import { leaseNeo4j } from "../neo4j/lease-neo4j.ts";
import { makeNeo4jStore } from "../store/neo4j/make-neo4j-store.ts";
import { launchChromium } from "./launch-chromium.ts";
import { drawnPicture, openExplorer } from "./open-explorer.ts";
import { makeDataFolder, neo4jVariables, startEntente } from "./start-entente.ts";

const ARTICLE = "fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

(lease === null ? describe.skip : describe)("the explorer on both engines", () => {
  it("draws the article's graph the same to the last pixel", async () => {
    if (lease === null) return;
    const { store } = await makeNeo4jStore(lease);
    await store.load(interchangeItems(await readInterchange(createReadStream(ARTICLE), ARTICLE)));
    await store.close();
    const data = await makeDataFolder();
    const onNeo4j = await makeDataFolder();
    const [browser, embedded, neo4j] = await Promise.all([
      launchChromium(),
      startEntente(data.folder),
      startEntente(onNeo4j.folder, 0, neo4jVariables(lease)),
    ]);
    try {
      const seen = [];
      for (const { url } of [embedded, neo4j]) {
        const { page, faults } = await openExplorer(browser, url);
        await page.evaluate(() => document.fonts.ready);
        // The view settles its labels once after the fonts have come.
        await page.waitForTimeout(500);
        const pixels = await page.locator("entente-network").screenshot();
        seen.push({ picture: await drawnPicture(page), pixels: pixels.toString("base64"), faults });
      }
      const [own, other] = seen;
      expect(own?.picture.places.length).toBeGreaterThan(25);
      expect(other?.picture).toEqual(own?.picture);
      expect(other?.faults).toEqual([]);
      expect(other?.pixels === own?.pixels).toBe(true);
    } finally {
      await browser.close();
      await Promise.all([embedded.stop(), neo4j.stop()]);
      await Promise.all([data.remove(), onNeo4j.remove()]);
    }
  }, 300_000);
});
