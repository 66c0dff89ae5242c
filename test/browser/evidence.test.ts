import { describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { StancePageSchema, type StanceView } from "../../server/wire/stance-view.ts";
import { openExplorer } from "./open-explorer.ts";
import { testSite } from "./test-site.ts";

const site = testSite();

describe("the evidence of an actor", () => {
  it("is narrowed by polarity, status, issue, days and words, and grouped", async () => {
    const all = await stancesOf("aze");
    const page = await open("open=aze");
    await stances(page).first().waitFor();
    await page.getByText("Filter and group").click();
    const reader = page.locator("entente-stance-reader");

    await reader.getByRole("combobox", { name: "Polarity" }).selectOption("hostility");
    await shows(
      page,
      all.filter(({ polarity }) => polarity < 0),
    );
    await reader.getByRole("combobox", { name: "How it is known" }).selectOption("reported");
    await shows(
      page,
      all.filter((each) => each.polarity < 0 && each.status === "reported"),
    );
    await reader.getByRole("button", { name: "Read all again" }).click();
    expect(await reader.getByRole("combobox", { name: "Polarity" }).inputValue()).toBe("all");
    // The button is gone, the focus is not.
    await reader.locator("summary:focus").waitFor();

    await reader.getByLabel("From day").fill("2020-10-22");
    await reader.getByLabel("To day").fill("2020-10-22");
    await reader.getByLabel("To day").blur();
    await shows(
      page,
      all.filter(({ date }) => date === "2020-10-22"),
    );
    await reader.getByRole("button", { name: "Read all again" }).click();

    const [first] = all;
    const word = first?.summary.split(" ").find((each) => each.length > 7) ?? "";
    await reader.getByLabel("Words").fill(word.toUpperCase());
    await reader.getByLabel("Words").press("Enter");
    await shows(
      page,
      all.filter((each) => JSON.stringify(each).toLowerCase().includes(word.toLowerCase())),
    );
    await reader.getByRole("button", { name: "Read all again" }).click();
    await shows(page, all);

    await reader.getByRole("combobox", { name: "Group by" }).selectOption("issue");
    await reader.locator("h4").filter({ hasText: ": " }).first().waitFor();
    const counts = (await reader.locator("entente-stance-list > h4, h4").allTextContents())
      .map((text) => /: (\d+) stances?$/.exec(text.trim())?.[1])
      .filter((count) => count !== undefined);
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(all.length);
    expect(counts.length).toBe(new Set(all.map(({ issue }) => issue?.id)).size);
  });
});

describe("a contested dyad", () => {
  it("shows both sides of its record side by side, and leads to each stance", async () => {
    const page = await open("open=rus~tur");
    const sides = page.getByRole("region", { name: "Both sides of the record" });
    await sides.getByRole("heading", { name: "Support: 1" }).waitFor();
    expect(await sides.getByText("Of the newest").count()).toBe(0);
    const hostile = sides.locator("div").filter({ hasText: "Hostility: 1" });
    const [left, right] = [
      await sides.getByRole("heading", { name: "Support: 1" }).boundingBox(),
      await sides.getByRole("heading", { name: "Hostility: 1" }).boundingBox(),
    ];
    expect(left?.y).toBe(right?.y);
    expect(left?.x).toBeLessThan(right?.x ?? 0);

    await hostile.getByRole("button").click();
    await page.waitForURL(/stance=/);
    const pointed = page.locator("entente-stance[pointed]");
    await pointed.getByText("hostile").waitFor();
  });

  it("says of how many stances its sides are, where they are too many", async () => {
    const page = await open("");
    await page.route(/\/api\/stances\?.*limit=500/, async (route) => {
      const response = await route.fetch();
      const json = StancePageSchema.parse(await response.json());
      await route.fulfill({ response, json: { ...json, total: 1234 } });
    });
    await page.goto(`${site.url}/?open=rus~tur`);
    const sides = page.getByRole("region", { name: "Both sides of the record" });
    await sides.getByText("Of the newest 2 of 1,234 stances.").waitFor();
  });
});

async function open(query: string): Promise<Page> {
  return site.watch(await openExplorer(site.browser, `${site.url}/?${query}`));
}

function stances(page: Page): Locator {
  return page.locator("entente-evidence entente-stance");
}

async function shows(page: Page, wanted: readonly StanceView[]): Promise<void> {
  expect(wanted.length).toBeGreaterThan(0);
  if (wanted.length < 20) await stances(page).nth(wanted.length).waitFor({ state: "detached" });
  await stances(page)
    .nth(wanted.length - 1)
    .waitFor();
  const drawn = await stances(page).evaluateAll((found) =>
    found.map((element) => (element as unknown as { stance: { id: string } }).stance.id),
  );
  expect(drawn.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
}

async function stancesOf(actor: string): Promise<readonly StanceView[]> {
  const response = await fetch(`${site.url}/api/stances?actor=${actor}&limit=500`);
  return StancePageSchema.parse(await response.json()).stances;
}
