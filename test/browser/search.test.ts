import { describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { openExplorer, settled } from "./open-explorer.ts";
import { testSite } from "./test-site.ts";

const site = testSite();

describe("the search bar", () => {
  it.each(["/", "Control+k"])("is reached by %s and offers what can be done", async (keys) => {
    const page = await open("polarityMin=0.01");
    await page.keyboard.press(keys);

    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("entente-explorer");
    await group(page, "Actions").getByRole("option", { name: "Show everything" }).click();
    await page.waitForFunction(() => window.location.search === "");
  });

  it("leaves a slash in a text alone", async () => {
    const page = await open("");
    await field(page).fill("a");
    await field(page).press("/");

    expect(await field(page).inputValue()).toBe("a/");
  });

  it("reads a question, shows its Cypher, and answers it with the filter", async () => {
    const page = await open("");
    await field(page).fill("who supports Turkey");
    const answer = group(page, "As a question").getByRole("option");
    await answer.getByText("Supportive stances about Turkey").waitFor();
    expect(await answer.locator("pre").innerText()).toMatch(
      /^MATCH \(a:Actor\)-\[s:STANCE\]->\(b\)\nWHERE b\.id = \$object/,
    );

    await field(page).press("Enter");
    await page.waitForURL(/actor=tur&polarityMin=0.01&open=tur/);
    await settled(page);

    await page.getByRole("heading", { name: "Turkey", level: 2 }).waitFor();
  });

  it("says which word of a question it does not know, and what can be asked", async () => {
    const page = await open("");
    await field(page).fill("who supports Ruritania");

    await page.getByText("Nothing here is called “Ruritania”").first().waitFor();
    await page.getByText("between Russia and NATO").waitFor();
    await field(page).press("Enter");
    expect(new URL(page.url()).search).toBe("");
  });

  it("finds sources and limits the picture to one", async () => {
    const page = await open("");
    await field(page).fill("news article");
    await group(page, "Sources").getByRole("option").first().click();

    await page.waitForURL(/source=/);
    await settled(page);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("News article");
  });

  it("finds a saved query by its words and opens it", async () => {
    const page = await open("");
    await field(page).fill("mediators");
    await group(page, "Saved queries").getByRole("option").first().click();

    await page.waitForURL(/\/queries\?query=/);
  });

  it("does an action by its name, by the keyboard alone", async () => {
    const page = await open("");
    await page.keyboard.press("/");
    await page.keyboard.type("tables");
    await group(page, "Actions").getByRole("option", { name: "Show the tables" }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");

    await page.getByRole("table").waitFor();
  });
});

async function open(query: string): Promise<Page> {
  return site.watch(await openExplorer(site.browser, `${site.url}/?${query}`));
}

function field(page: Page): Locator {
  return page.getByRole("combobox", { name: "Find or ask" });
}

function group(page: Page, name: string): Locator {
  return page.getByRole("listbox", { name: "Found" }).getByRole("group", { name });
}
