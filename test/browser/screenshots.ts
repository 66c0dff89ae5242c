import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DESKTOP, launchChromium, openExplorer, PHONE } from "./open-explorer.ts";
import { makeDataFolder, startEntente } from "./start-entente.ts";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));
const SCREENS = { "1440x900": DESKTOP, "390x844": PHONE } as const;
const VIEWS = {
  graph: "",
  table: "view=table",
  evidence: "open=vladimir-putin~tayyip-erdogan",
  actor: "open=ilham-aliyev",
  filtered: "issue=settlement-talks&polarityMin=0.01",
} as const;

// Writes the pictures of docs/screenshots from the article's graph: node build/test/browser/screenshots.js
const data = await makeDataFolder();
const [browser, server] = await Promise.all([launchChromium(), startEntente(data.folder)]);
try {
  await mkdir(FOLDER, { recursive: true });
  for (const [view, query] of Object.entries(VIEWS)) {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const [size, viewport] of Object.entries(SCREENS)) {
        const options = { viewport, colorScheme };
        const { page } = await openExplorer(browser, `${server.url}/?${query}`, options);
        if (query.includes("open=")) await page.locator("entente-stance").first().waitFor();
        await page.evaluate(() => document.fonts.ready);
        // The view settles its labels once after the fonts have come.
        await page.waitForTimeout(500);
        const file = path.join(FOLDER, `${view}-${colorScheme}-${size}.png`);
        await page.screenshot({ path: file });
        console.log(path.relative(process.cwd(), file));
        await page.context().close();
      }
    }
  }
} finally {
  await browser.close();
  await server.stop();
  await data.remove();
}
