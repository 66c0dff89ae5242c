import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { ImportViewSchema } from "../../server/wire/import-report.ts";
import { makeFigure } from "../http/figure-requests.ts";
import { launchChromium } from "./launch-chromium.ts";
import { openExplorer } from "./open-explorer.ts";
import { DESKTOP, PHONE } from "./open-page.ts";
import { chooseFiles, openImport } from "./open-import.ts";
import { openQueries } from "./open-queries.ts";
import { makeDataFolder, startEntente } from "./start-entente.ts";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));
const SCREENS = { "1440x900": DESKTOP, "390x844": PHONE } as const;
const VIEWS = {
  graph: "",
  table: "view=table",
  evidence: "open=vladimir-putin~tayyip-erdogan",
  actor: "open=ilham-aliyev",
  timeline: "since=2020-10-22&until=2020-10-22",
  blocs: "panel=blocs&layout=circles",
  balance: "panel=balance",
  periods: "panel=periods",
  "two-issues": "panel=issues",
  paths: "panel=paths&mark=arm&mark=tur",
  organisations: "layout=hierarchy",
  expanded:
    "only=arm&only=armen-sarkisian&only=aze&only=casualties&only=jens-stoltenberg&only=nagorno-karabakh&only=tur&grow=jens-stoltenberg~jens-stoltenberg~armen-sarkisian~arm~aze~casualties~nagorno-karabakh~tur&pin=casualties~-240~-250",
  "one-source": "dash=one-source",
  map: "layout=map",
  lanes: "layout=lanes",
  contested: "open=rus~tur",
  filtered: "issue=settlement-talks&polarityMin=0.01",
} as const;
/** Sheets over the explorer, by the button that opens each. */
const SHEETS = {
  save: ["", /^Save$/],
  neighbours: ["only=tur&open=tur", /^Expand/],
  workspaces: ["issue=settlement-talks&hide=irn", /^Workspaces$/],
} as const;
/** Of the page of queries, each with what stands there once it is complete. */
const QUERY_VIEWS = {
  "query-table": ["query=casualty-claims", "entente-result-table tbody tr"],
  "query-graph": ["query=who-backs-whom&view=graph", "entente-result-graph canvas"],
  "query-chart": ["query=divided-issues&view=chart", "entente-result-chart rect"],
  "query-editor": ["query=said-about&edit", ".cm-content .q-keyword"],
} as const;
/** Of the pages of figures, by the id of one; each with what stands there once it is complete. */
const FIGURE_VIEWS = {
  "figures-gallery": [(): string => "/figures", "entente-figure-gallery img"],
  "figures-make": [(): string => "/figures?make", "entente-figure-form img"],
  "figures-one": [(id: string): string => `/figures?figure=${id}`, "entente-embed-codes pre"],
  embed: [(id: string): string => `/embed/${id}`, "figure svg:visible"],
} as const;

/** What the page of imports is shown with: a table, of which a row is faulty and two may be of one person. */
const TABLE = {
  name: "haltungen.csv",
  content: [
    "Von;An;Datum;Haltung;Thema;Quelle",
    "Maria Roth;Norwegen;03.04.2020;-0,5;Fischerei;https://example.org/fisch",
    "M. Roth;Norwegen;17.04.2020;0,5;Fischerei;https://example.org/fang",
    "Norwegen;Island;21.04.2020;1;Fischerei;https://example.org/fang",
    "Island;Norwegen;31.04.2020;1;Fischerei;https://example.org/fang",
  ].join("\n"),
} as const;
/** Of the page of imports, by the id of one; each with what stands there once it is complete. */
const IMPORT_VIEWS = {
  "import-file": [(): string => "", "entente-import-drop"],
  "import-result": [(id: string): string => `?import=${id}`, "entente-import table"],
  "import-duplicates": [(): string => "?duplicates", "entente-duplicate summary"],
} as const;

// Writes the pictures of docs/screenshots from the article's graph, all of them or those whose names
// hold a word: node build/test/browser/screenshots.js [WORD]
const word = process.argv[2] ?? "";
const [data, importData] = await Promise.all([makeDataFolder(), makeDataFolder()]);
// What is imported stays out of the other pictures.
const [browser, server, importServer] = await Promise.all([
  launchChromium(),
  startEntente(data.folder),
  startEntente(importData.folder),
]);
const figure = await makeFigure(
  { base: server.url },
  {
    title: "Who stands with whom on Nagorno-Karabakh",
    caption: "Stances as one news article reported them in the fourth week of the fighting.",
    show: { timeline: true },
  },
);
await makeFigure(
  { base: server.url },
  { title: "Settlement talks", size: "wide", filter: { issue: ["settlement-talks"] } },
);
const imported = await importTable();
try {
  await mkdir(FOLDER, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [size, viewport] of Object.entries(SCREENS)) {
      const options = { viewport, colorScheme };
      const isWanted = (view: string): boolean => `${view}-${colorScheme}-${size}`.includes(word);
      for (const [view, query] of Object.entries(VIEWS)) {
        if (!isWanted(view)) continue;
        const { page } = await openExplorer(browser, `${server.url}/?${query}`, options);
        if (query.includes("panel=")) {
          await page.locator("entente-analysis .rows, entente-analysis .lead").first().waitFor();
        }
        if (query === "panel=issues") await page.locator("entente-twins canvas").last().waitFor();
        if (query.includes("lanes")) await page.locator("entente-lanes .mark").first().waitFor();
        if (query.includes("open=")) await page.locator("entente-stance").first().waitFor();
        await takePicture(page, `${view}-${colorScheme}-${size}.png`);
      }
      for (const [view, [query, button]] of Object.entries(SHEETS)) {
        if (!isWanted(view)) continue;
        const { page } = await openExplorer(browser, `${server.url}/?${query}`, options);
        await page.getByRole("button", { name: button }).click();
        await page.getByRole("dialog").waitFor();
        if (view === "workspaces") await keepView(page);
        await takePicture(page, `${view}-${colorScheme}-${size}.png`);
      }
      for (const [view, [addressOf, sign]] of Object.entries(FIGURE_VIEWS)) {
        if (!isWanted(view)) continue;
        const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
        const page = await context.newPage();
        await page.goto(`${server.url}${addressOf(figure.id)}`);
        await page.locator(sign).first().waitFor();
        await page.waitForLoadState("networkidle");
        await takePicture(page, `${view}-${colorScheme}-${size}.png`);
      }
      for (const [view, [queryOf, sign]] of Object.entries(IMPORT_VIEWS)) {
        if (!isWanted(view)) continue;
        const address = `${importServer.url}/import${queryOf(imported)}`;
        const { page } = await openImport(browser, address, options);
        await page.locator(sign).first().waitFor();
        if (view === "import-file") await chooseFiles(page, TABLE);
        if (view === "import-duplicates") {
          await page.locator(sign).first().click();
          await page
            .getByText(/stances? of its own/)
            .first()
            .waitFor();
        }
        await takePicture(page, `${view}-${colorScheme}-${size}.png`);
      }
      for (const [view, [query, sign]] of Object.entries(QUERY_VIEWS)) {
        if (!isWanted(view)) continue;
        const { page } = await openQueries(browser, `${server.url}/queries?${query}`, options);
        await page.locator(sign).first().waitFor();
        await takePicture(page, `${view}-${colorScheme}-${size}.png`);
      }
    }
  }
} finally {
  await browser.close();
  await Promise.all([server.stop(), importServer.stop()]);
  await Promise.all([data.remove(), importData.remove()]);
}

/** Saves the view under a name, once. */
async function keepView(page: Page): Promise<void> {
  const kept = page.getByRole("button", { name: "Open Mediation in October" });
  const none = page.getByText("None yet.");
  await kept.or(none).waitFor();
  if (await kept.isVisible()) return;
  await page.getByRole("textbox", { name: "Name of this view" }).fill("Mediation in October");
  await page.getByRole("button", { name: "Save on the server" }).click();
  await kept.waitFor();
}

/** Imports the table, and gives the id of that once it has ended. */
async function importTable(): Promise<string> {
  const address = `${importServer.url}/api/imports?name=${TABLE.name}`;
  const started = await fetch(address, { method: "POST", body: TABLE.content });
  const { id } = ImportViewSchema.parse(await started.json()).report;
  const headers = { accept: "text/event-stream" };
  await (await fetch(`${importServer.url}/api/imports/${id}`, { headers })).text();
  return id;
}

async function takePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // The view settles its labels once after the fonts have come.
  await page.waitForTimeout(500);
  const file = path.join(FOLDER, name);
  await page.screenshot({ path: file });
  console.log(path.relative(process.cwd(), file));
  await page.context().close();
}
