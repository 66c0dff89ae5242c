import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { launchChromium } from "./launch-chromium.ts";
import { openExplorer } from "./open-explorer.ts";
import { type OpenedPage } from "./open-page.ts";
import { openQueries, runEnded } from "./open-queries.ts";
import { makeDataFolder, startEntente, type EntenteProcess } from "./start-entente.ts";

const TOKENS = {
  viewer: "V2d8sKq41LmX0pTz7RbYc93n",
  editor: "E5h1wQz86NjC4vUo2SgXk70m",
} as const;
const TEXT = (words: string): string => `// name: Shared
// summary: ${words}
// returns: table

MATCH (a:Actor) RETURN a.name AS name ORDER BY name LIMIT 5
`;

const BROKEN = `// name: A query somebody broke
// summary: A day that does not exist.
// param: since date = 2020-02-30  When

MATCH (a:Actor)-[s:STANCE]->(b) WHERE s.date >= $since RETURN a LIMIT 3
`;

let browser: Browser;
let server: EntenteProcess;
let guarded: EntenteProcess;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let guardedData: Awaited<ReturnType<typeof makeDataFolder>>;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  [data, guardedData] = await Promise.all([makeDataFolder(), makeDataFolder()]);
  const folder = path.join(data.folder, "queries");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "broken-by-hand.cypher"), BROKEN);
  const tokens = Object.entries(TOKENS).map(([role, secret]) => `${role}:${role}:${secret}`);
  [browser, server, guarded] = await Promise.all([
    launchChromium(),
    startEntente(data.folder),
    startEntente(guardedData.folder, 0, { ENTENTE_TOKENS: tokens.join(",") }),
  ]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([server.stop(), guarded.stop()]);
  await Promise.all([data.remove(), guardedData.remove()]);
});

afterEach(async () => {
  const faults = opened.flatMap((page) => page.faults);
  for (const { page } of opened.splice(0)) await page.context().close();
  expect(faults).toEqual([]);
});

describe("a library of one's own", () => {
  it("saves a built-in query under a name, renames, deletes, and brings it back", async () => {
    const page = await open("query=contested-dyads");
    await button(page, "Edit").click();
    await button(page, "Save as …").click();
    const dialog = page.getByRole("dialog", { name: "Save as a query of your own" });
    await dialog.getByLabel("Name").fill("Doubtful friends");
    await dialog.getByLabel(/^Id/).fill("contested-dyads");
    await button(dialog, "Save").click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel(/^Id/).fill("doubtful-friends");
    await button(dialog, "Save").click();
    await page.getByRole("heading", { name: "Doubtful friends", level: 1 }).waitFor();
    expect(new URL(page.url()).search).toBe("?query=doubtful-friends");

    await button(page, "Rename").click();
    const rename = page.getByRole("dialog", { name: "Rename the query" });
    await rename.getByLabel("Name").fill("Uneasy friends");
    await button(rename, "Rename").click();
    await page.getByRole("heading", { name: "Uneasy friends", level: 1 }).waitFor();
    await button(page, "Delete").click();
    await page.getByText("“Uneasy friends” is deleted.").waitFor();
    await button(page, "Undo").click();

    await page.getByRole("heading", { name: "Uneasy friends", level: 1 }).waitFor();
    expect(await runEnded(page)).toMatch(/^\d+ rows? in/);
  });

  it("restores an old version from the history, beside the text of today", async () => {
    const first = await save("kept", TEXT("First."), null);
    await save("kept", TEXT("Second."), first);
    const page = await open("query=kept");
    await page.getByText("Second.").last().waitFor();
    await button(page, "History").click();
    const dialog = page.getByRole("dialog", { name: "History" });
    await dialog.getByRole("textbox").first().filter({ hasText: "First." }).waitFor();
    await button(dialog, "Restore this version").click();

    await page.locator("entente-query-head").getByText("First.").waitFor();
  });

  it("tells the second of two who save at once, shows both texts, and loses neither", async () => {
    const version = await save("shared", TEXT("As it was."), null);
    const page = await open("query=shared&edit");
    await page.getByText("No faults.").waitFor();
    const editor = page.getByRole("textbox", { name: "Text of the query" });
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("// mine");
    await save("shared", TEXT("Theirs."), version);
    await button(page, "Save").click();

    const conflict = page.getByRole("alert", { name: "Somebody else saved this query meanwhile" });
    await conflict.waitFor();
    const texts = conflict.locator(".cm-content");
    await texts.nth(1).waitFor();
    expect(await texts.nth(0).innerText()).toContain("Theirs.");
    expect(await texts.nth(1).innerText()).toContain("// mine");
    await button(conflict, "Save mine over theirs").click();
    await page.getByText("Saved over theirs.").waitFor();

    const { entries } = await history("shared");
    expect(entries.map(({ text }) => /summary: (.*)/.exec(text)?.[1])).toEqual([
      "As it was.",
      "Theirs.",
      "As it was.",
    ]);
    expect(entries[0]?.text).toContain("// mine");
  });

  it("marks unsaved edits in the list", async () => {
    const page = await open("query=contested-dyads&edit");
    await page.getByText("No faults.").waitFor();
    await page.getByRole("textbox", { name: "Text of the query" }).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("x");
    await page.getByRole("list", { name: "Faults" }).waitFor();

    const library = page.getByRole("complementary", { name: "Library" });
    await library.getByRole("link", { name: /Contested dyads.*Unsaved edits/ }).waitFor();
  });

  it("shows a broken query with its reasons, and does not run it", async () => {
    const page = await open("query=broken-by-hand");

    const reasons = page.getByRole("region", { name: "This query is broken and cannot be run" });
    await reasons.getByText(/^Line 3, column 24: .*2020-02-30/).waitFor();
    expect(await button(page, "Run").isDisabled()).toBe(true);
    const library = page.getByRole("complementary", { name: "Library" });
    await library.getByRole("link", { name: /^A query somebody broke Broken/ }).waitFor();
  });
});

describe("what is opened in the explorer", () => {
  it("offers the queries that can be asked about it, with their fields filled in", async () => {
    const explorer = await openExplorer(browser, `${server.url}/?open=rus~tur`);
    opened.push(explorer);
    const { page } = explorer;
    const ask = page.getByRole("region", { name: /^Ask/ });
    await ask.waitFor();
    if (await button(ask, /more quer/).isVisible()) await button(ask, /more quer/).click();
    await ask.getByRole("link", { name: "What one actor has said about another" }).click();

    await page.getByRole("heading", { name: "What one actor has said about another" }).waitFor();
    expect(decodeURIComponent(new URL(page.url()).search)).toBe(
      "?query=said-about&$actor=rus&$target=tur",
    );
    expect(await runEnded(page)).toMatch(/^2 rows in/);
  });
});

describe("what the role does not allow", () => {
  it("is not offered to a viewer, who can run and read", async () => {
    const page = await openAs("viewer", "query=contested-dyads");
    expect(await runEnded(page)).toMatch(/^\d+ rows? in/);
    await page.getByText("viewer").first().waitFor();

    for (const name of ["New query", "Edit", "Save as …", "Rename", "Delete", "History", "Plan"]) {
      expect([name, await button(page, name).count()]).toEqual([name, 0]);
    }
    await button(page, "Show the Cypher").click();
    await page.getByText("Only to read: your role does not allow Cypher of your own.").waitFor();
    await page.getByRole("textbox", { name: "Text of the query" }).click();
    await page.keyboard.type("x");
    expect(await page.getByText("Unsaved").count()).toBe(0);
  });

  it("is offered to an editor", async () => {
    const page = await openAs("editor", "query=contested-dyads");

    await page.getByRole("link", { name: "New query" }).waitFor();
    await button(page, "Edit").waitFor();
  });
});

async function open(query: string): Promise<Page> {
  const page = await openQueries(browser, `${server.url}/queries?${query}`);
  opened.push(page);
  return page.page;
}

async function openAs(role: keyof typeof TOKENS, query: string): Promise<Page> {
  const page = await openQueries(browser, `${guarded.url}/queries?${query}`, {
    extraHTTPHeaders: { authorization: `Bearer ${TOKENS[role]}` },
  });
  opened.push(page);
  return page.page;
}

function button(within: Page | Locator, name: string | RegExp): Locator {
  return within.getByRole("button", { name, exact: true });
}

/** Saves as another person would, and gives the new version. */
async function save(id: string, text: string, seen: string | null): Promise<string> {
  const response = await fetch(`${server.url}/api/queries/${id}`, {
    method: "PUT",
    headers: {
      "content-type": "application/json",
      ...(seen === null ? {} : { "if-match": `"${seen}"` }),
    },
    body: JSON.stringify({ text }),
  });
  expect([200, 201]).toContain(response.status);
  const { version } = (await response.json()) as { readonly version: string };
  return version;
}

async function history(id: string): Promise<{ readonly entries: readonly { text: string }[] }> {
  const response = await fetch(`${server.url}/api/queries/${id}/history`);
  return (await response.json()) as Awaited<ReturnType<typeof history>>;
}
