import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { launchChromium } from "./launch-chromium.ts";
import { cellsOf, openQueries, runEnded } from "./open-queries.ts";
import { testSite } from "./test-site.ts";

const ID = "words-about";
const FRONT = `// name: Words of one actor about another
// summary: What an actor said about one target, or about all.
// param: actor string suggest(Actor.id) = "ilham-aliyev"  Who spoke
// param: target string? suggest(STANCE.to where from = $actor)  About whom
// returns: table
`;
const TEXT = `${FRONT}
MATCH (a:Actor)-[s:STANCE]->(b)
WHERE a.id = $actor AND ($target IS NULL OR b.id = $target)
RETURN b.name AS about, s.polarity AS polarity, a, s, b
ORDER BY s.id
LIMIT 100
`;
const ENDLESS = "UNWIND range(1, 2000000000) AS n WITH sum(n % 7) AS total RETURN total LIMIT 1";

const site = testSite();
beforeAll(() => put(ID, TEXT));

describe("asking a saved query", () => {
  it("goes by keyboard alone from the library through a dependent form to sorted rows", async () => {
    const page = await open("");
    await page.keyboard.press("/");
    await page.keyboard.type("about another words");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Words of one actor about another" }).waitFor();
    expect(await runEnded(page)).toMatch(/^\d+ rows in/);

    // The focus went to the first field, which shows the name behind the id.
    const actor = page.getByRole("combobox", { name: "Who spoke" });
    await until(async () => (await actor.inputValue()) === "Ilham Aliyev");
    await until(() => actor.evaluate((input) => input.matches(":focus")));
    await page.keyboard.type("putin");
    // The list of the first letter holds others before him.
    await page.locator("[role=option]:only-child", { hasText: "Vladimir Putin" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.getByRole("option", { name: /Tayyip Erdogan/ }).waitFor();
    const names = page.locator("#suggestions .name").filter({ visible: true });
    const targets = await names.allInnerTexts();
    await page.keyboard.type("erd");
    await page.locator("[role=option]:only-child", { hasText: "Tayyip Erdogan" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\$actor=vladimir-putin&\$target=tayyip-erdogan/);

    expect(await runEnded(page)).toMatch(/^3 rows in/);
    expect(targets.sort()).toEqual([
      "Casualties of the fighting",
      "Ilham Aliyev",
      "Prime Minister of Armenia",
      "Tayyip Erdogan",
      "United States",
      "Valdai Discussion Club",
    ]);
    const head = page.getByRole("columnheader", { name: "polarity" });
    await head.getByRole("button").press("Enter");
    await page.locator("th[aria-sort=ascending]").waitFor();
    expect(await cellsOf(page, 2)).toEqual(["0 neutral", "+0.5 supportive", "+0.7 supportive"]);
    await head.getByRole("button").press("Enter");
    await page.locator("th[aria-sort=descending]").waitFor();
    expect(await cellsOf(page, 2)).toEqual(["+0.7 supportive", "+0.5 supportive", "0 neutral"]);
  });

  it("draws the result, opens the evidence of an edge, and gives both to a second browser", async () => {
    const page = await open(`query=${ID}&$actor=vladimir-putin&$target=tayyip-erdogan`);
    await runEnded(page);
    await page.getByRole("button", { name: "Graph", exact: true }).click();
    await page.getByRole("application", { name: /^Network of/ }).focus();
    // The most involved one stands to the right of the only other one.
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    const said = page.locator("entente-network [aria-live]");
    await until(async () =>
      (await said.innerText()).startsWith("Vladimir Putin → Tayyip Erdogan: 3 stances"),
    );
    await page.keyboard.press("Enter");
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByText("“reliable partner for Russia”").waitFor();
    const panel = evidence.locator(".panel");
    expect(await panel.innerText()).toContain("In this result 3 stances");

    const second = await launchChromium();
    try {
      const other = await openQueries(second, page.url());
      await other.page.locator("entente-network").waitFor();
      const shown = other.page.getByRole("complementary", { name: "Evidence" });
      await shown.getByText("“reliable partner for Russia”").waitFor();
      expect(await shown.locator(".panel").innerText()).toBe(await panel.innerText());
      expect(await rowsShown(other.page)).toBe(await rowsShown(page));
      expect(other.faults).toEqual([]);
    } finally {
      await second.close();
    }
  });

  it("puts faults of a link beside their fields, and runs nothing", async () => {
    const page = await open("query=who-backs-whom&$since=2020-02-30&colour=red");

    await page.getByText("Since must be a day of the calendar").waitFor();
    await page.getByText("“colour”, which this page does not know").waitFor();
    expect(await page.locator("entente-result").count()).toBe(0);
  });

  it("walks cells, copies them as tab-separated text, and opens a node from its cell", async () => {
    const page = await open(`query=${ID}&$actor=vladimir-putin&$target=tayyip-erdogan&view=table`);
    await runEnded(page);
    await page.locator("entente-result-table td").first().click();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+c");
    await page.getByText("Copied 2 rows.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^Tayyip Erdogan\t[\d.]+\nTayyip Erdogan\t[\d.]+$/,
    );

    await page.keyboard.press("Escape");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByRole("heading", { name: "Tayyip Erdogan" }).waitFor();
    await evidence.getByRole("link", { name: "Open in the explorer" }).click();
    await page.getByRole("heading", { name: "Tayyip Erdogan", level: 2 }).waitFor();
    expect(new URL(page.url()).search).toBe("?open=tayyip-erdogan");
  });

  it("keeps the rows as a file", async () => {
    const page = await open(`query=${ID}&$actor=vladimir-putin&$target=tayyip-erdogan`);
    await runEnded(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download as CSV" }).click(),
    ]);

    expect(download.suggestedFilename()).toBe(`${ID}.csv`);
  });

  it("remembers favourites and what was run in this browser", async () => {
    const page = await open("query=contested-dyads");
    await runEnded(page);
    await page.getByRole("button", { name: "Favourite: Common friends" }).click();
    await page.reload();
    const library = page.getByRole("complementary", { name: "Library" });
    await library.getByRole("region", { name: "Recently run" }).waitFor();

    expect(await library.getByRole("region", { name: "Favourites" }).innerText()).toContain(
      "Common friends",
    );
    expect(await library.getByRole("region", { name: "Recently run" }).innerText()).toContain(
      "Contested dyads",
    );
  });
});

describe("writing a query", () => {
  it("helps to write, underlines what is broken, and keeps what is unsaved with its undo history", async () => {
    const page = await open(`query=${ID}&edit`);
    const editor = page.getByRole("textbox", { name: "Text of the query" });
    await page.getByText("No faults.").waitFor();
    await editor.click();
    await page.keyboard.press("Control+a");
    await paste(page, `${FRONT}\n`);
    await page.keyboard.type("MATCH (a:Ac");
    await acceptCompletion(page, "Actor");
    await page.keyboard.type(")-[s:ST");
    await acceptCompletion(page, "STANCE");
    await page.keyboard.type("]->(b) WHERE s.pol");
    await acceptCompletion(page, "polarity");
    await page.keyboard.type(" > 0 AND a.id = $ac");
    await acceptCompletion(page, "$actor");
    await paste(
      page,
      " AND ($target IS NULL OR b.id = $target)\nRETRUN a, s, b\nORDER BY s.id LIMIT 10",
    );

    await page.locator(".cm-lintRange-error").first().waitFor();
    const faults = page.getByRole("list", { name: "Faults" });
    await faults.getByRole("button", { name: /^Line/ }).first().waitFor();
    await editor.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Home");
    await page.keyboard.press("Control+Shift+ArrowRight");
    await page.keyboard.type("RETURN");
    await page.keyboard.press("Escape");
    await page.getByText("No faults. Unsaved; kept in this browser.").waitFor();

    await page.keyboard.press("Control+Enter");
    expect(await runEnded(page)).toMatch(/^\d+ rows? in/);
    await page.getByRole("button", { name: "Graph", exact: true }).waitFor();

    await page.reload();
    await page.getByText("No faults. Unsaved; kept in this browser.").waitFor();
    expect(await editor.innerText()).toContain("RETURN a, s, b");
    await editor.click();
    await page.keyboard.press("Control+z");
    await until(async () => !(await editor.innerText()).includes("RETURN a, s, b"));
    await page.getByRole("button", { name: "Discard edits" }).click();
    await page.getByText("No faults.", { exact: true }).waitFor();
    expect(await editor.innerText()).toContain("s.polarity AS polarity");
  });

  it("says that a long query runs, and ends it in the engine when it is cancelled", async () => {
    const page = await open("edit");
    const editor = page.getByRole("textbox", { name: "Text of the query" });
    await editor.click();
    await page.keyboard.press("Control+a");
    await paste(page, `// name: Endless\n// summary: Counts for hours.\n\n${ENDLESS}`);
    await page.keyboard.press("Control+Enter");
    await page.getByText(/^Running for/).waitFor();
    await waitForRunning(1);

    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("You cancelled it.").waitFor();
    await waitForRunning(0);
  });

  it("shows how the engine would answer", async () => {
    const page = await open("query=who-backs-whom&view=plan");

    await page.getByRole("list", { name: "Operators" }).getByRole("listitem").first().waitFor();
    expect(await page.getByRole("group", { name: "Plan" }).innerText()).not.toBe("");
  });
});

async function open(query: string): Promise<Page> {
  return site.watch(await openQueries(site.browser, `${site.url}/queries?${query}`));
}

async function put(id: string, text: string): Promise<void> {
  const response = await fetch(`${site.url}/api/queries/${id}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  expect(response.status).toBe(201);
}

/** From the clipboard, as people bring longer texts; typing them would open lists of proposals. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+v");
}

/** Waits for the proposal and takes it. */
async function acceptCompletion(page: Page, label: string): Promise<void> {
  const option = page.locator(".cm-tooltip-autocomplete [aria-selected=true]");
  await option.filter({ hasText: label }).waitFor();
  // A list that has only just opened ignores Enter, lest it swallows a line break.
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
}

async function waitForRunning(wanted: number): Promise<void> {
  await until(async () => {
    const response = await fetch(`${site.url}/api/running`);
    const { queries } = (await response.json()) as { readonly queries: readonly unknown[] };
    return queries.length === wanted;
  });
}

/** Asks until the answer is yes. Playwright's own wait evaluates text, which the page's policy forbids. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`never true: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function rowsShown(page: Page): Promise<string | undefined> {
  return /^\d+ rows/.exec(await runEnded(page))?.[0];
}
