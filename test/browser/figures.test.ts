import { describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { embedSnippets } from "../../client/model/figures/embed-snippets.ts";
import { FigureMetaSchema, type FigureMeta } from "../../server/wire/figure-meta.ts";
import { makeFigure } from "../http/figure-requests.ts";
import { openFigures, previewed, tabTo } from "./open-figures.ts";
import { openExplorer } from "./open-explorer.ts";
import { makeDataFolder, startEntente } from "./start-entente.ts";
import { testSite } from "./test-site.ts";

const site = testSite();

describe("making a figure", () => {
  it("goes from the explorer's view to the published figure by keyboard alone", async () => {
    const address = `${site.url}/?issue=settlement-talks`;
    const page = site.watch(await openExplorer(site.browser, address));
    await tabTo(page, page.getByRole("link", { name: "Make a figure" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Make a figure", level: 1 }).waitFor();
    await previewed(page);
    await retype(page, page.getByLabel("Title"), "Who talks of a settlement");
    await retype(page, page.getByLabel("Caption"), "As one article had it.");
    await tabTo(page, page.getByRole("checkbox", { name: "Timeline" }));
    await page.keyboard.press("Space");
    const picture = await pictureOf(await previewed(page));
    await tabTo(page, page.getByRole("button", { name: "Make the figure" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Who talks of a settlement", level: 1 }).waitFor();
    const figure = await metaOf(new URL(page.url()).searchParams.get("figure"));

    expect(picture).toContain("Who talks of a settlement");
    expect(picture).toContain("As one article had it.");
    expect(figure.origin).toMatchObject({
      kind: "filter",
      filter: { issue: ["settlement-talks"] },
    });
    expect(figure).toMatchObject({ caption: "As one article had it.", show: { timeline: true } });
    expect(await frameText(page)).toContain("Who talks of a settlement");
    expect(await page.locator("main").evaluate((main) => main.matches(":focus"))).toBe(true);
  });

  it("keeps what was written where it was left, and begins anew when told to", async () => {
    const page = await open("?make&issue=settlement-talks");
    const title = page.getByLabel("Title");
    const proposed = await title.inputValue();
    await title.fill("Half a thought");
    await page.reload();
    await page.getByRole("heading", { name: "Make a figure", level: 1 }).waitFor();
    expect(await title.inputValue()).toBe("Half a thought");
    await page.getByRole("button", { name: "Start over" }).click();

    expect(await title.inputValue()).toBe(proposed);
  });

  it("says what is missing and goes there", async () => {
    const page = await open("?make");
    await page.getByLabel("Title").fill(" ");
    await page.getByRole("button", { name: "Make the figure" }).click();

    expect(await alertOf(page).textContent()).toBe("The figure needs a title.");
    expect(await page.getByLabel("Title").evaluate((field) => field.matches(":focus"))).toBe(true);
  });
});

describe("the gallery", () => {
  it("finds a figure by its words, says where none has them, and shows all again", async () => {
    const figure = await make({
      title: "Quarrel over the corridor",
      caption: "A rare word: oblast.",
    });
    await make({ title: "Another picture" });
    const page = await open("");
    const search = page.getByRole("searchbox", { name: "Search figures" });
    await page.getByRole("heading", { name: "Another picture" }).waitFor();
    await search.fill("oblast");
    await page.getByRole("heading", { name: "Another picture" }).waitFor({ state: "detached" });
    expect(await page.locator("h2").allTextContents()).toEqual([figure.title]);
    expect(new URL(page.url()).search).toBe("?q=oblast");
    await search.fill("no such word");
    await page.getByText("No figure has “no such word” in its words.").waitFor();
    await page.getByRole("button", { name: "Show all figures" }).click();
    await page.getByRole("heading", { name: "Another picture" }).waitFor();
    expect(await search.inputValue()).toBe("");
    const card = page.getByRole("link", { name: figure.title });
    await tabTo(page, card);
    const thumbnail = card.locator("img");
    await thumbnail.evaluate((image: HTMLImageElement) => image.decode());
    await page.keyboard.press("Enter");

    await page.getByRole("heading", { name: figure.title, level: 1 }).waitFor();
    expect(new URL(page.url()).searchParams.get("figure")).toBe(figure.id);
  });

  it("shows the whole of each figure in its thumbnail", async () => {
    await make({ title: "A tall one", size: "a4" });
    const page = await open("?q=tall");
    const card = page.getByRole("link", { name: "A tall one" });
    const [image, box] = await Promise.all(
      [card.locator("img"), card.locator(".thumb")].map((each) => each.boundingBox()),
    );

    expect(image?.height).toBeLessThanOrEqual(box?.height ?? 0);
    expect(image?.width).toBeLessThanOrEqual(box?.width ?? 0);
  });
});

describe("a server of its own", () => {
  it("offers a first figure where there is none, says when the server is gone, and goes on once it is back", async () => {
    const folder = await makeDataFolder();
    let own = await startEntente(folder.folder);
    try {
      const page = site.watch(await openFigures(site.browser, `${own.url}/figures`));
      await page.getByText("There are no figures yet.").waitFor();
      expect(await page.getByRole("link", { name: "Open the explorer" }).isVisible()).toBe(true);
      await page.getByRole("link", { name: "Figure of the whole graph" }).click();
      await page.getByRole("button", { name: "Make the figure" }).click();
      await page.locator("entente-figure").waitFor();
      await page.goto(`${own.url}/figures`);
      await page.locator("a.card").waitFor();
      await own.stop();
      await page.getByRole("searchbox").fill("stances");
      await alertOf(page).filter({ hasText: "The figures could not be loaded." }).waitFor();
      await page.getByRole("button", { name: "Try again" }).click();
      own = await startEntente(folder.folder, own.port);
      await alertOf(page).waitFor({ state: "detached" });

      expect(await page.locator("a.card").count()).toBe(1);
    } finally {
      await own.stop();
      await folder.remove();
    }
  }, 120_000);
});

describe("one figure", () => {
  it("copies the code of each way to embed it with one click", async () => {
    const figure = await make({ title: "To be embedded" });
    const page = await open(`?figure=${figure.id}`);
    for (const { name, text } of embedSnippets(figure, site.url)) {
      await page.getByRole("button", { name, exact: true }).click();
      await page.getByRole("button", { name: "Copy", exact: true }).click();
      await page.getByText("Copied to the clipboard.").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    }
  });

  it("gets a new version, while the old address shows the old one", async () => {
    const old = await make({ title: "First thoughts" });
    const page = await open(`?figure=${old.id}`);
    const id = await revise(page, "Second thoughts");
    expect(id).not.toBe(old.id);
    expect(await frameText(page)).toContain("Second thoughts");
    expect(await page.locator(".versions li").allInnerTexts()).toEqual([
      expect.stringContaining("Version 2"),
      expect.stringContaining("Version 1"),
    ]);
    await page.getByRole("link", { name: "Version 1" }).click();
    await page.getByRole("heading", { name: "First thoughts", level: 1 }).waitFor();

    expect(await frameText(page)).toContain("First thoughts");
  });

  it("gets a new version that the old address shows too, when told so", async () => {
    const old = await make({ title: "Old news" });
    const page = await open(`?figure=${old.id}`);
    await revise(page, "Fresh news", async () => {
      await page.getByLabel("Its address shows the new version from now on").check();
    });
    await page.goto(`${site.url}${old.urls.embed}`);

    await page.getByRole("img", { name: "Fresh news" }).first().waitFor();
  });

  it("is withdrawn with a reason, which stands in its place: a notice and no hole", async () => {
    const figure = await make({ title: "Soon gone" });
    const page = await open(`?figure=${figure.id}`);
    expect(await frameText(page)).toContain("Soon gone");
    await tabTo(page, page.getByRole("button", { name: "Withdraw" }));
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Withdraw the figure" }).waitFor();
    await retype(page, page.getByLabel("Reason"), "A source was wrong.");
    await page.keyboard.press("Enter");
    await page.getByText("Withdrawn on").waitFor();
    const frame = page.locator("entente-figure iframe").contentFrame();
    await frame.getByText("A source was wrong.").waitFor();
    await page.goto(`${site.url}${figure.urls.embed}`);
    await page.getByText("A source was wrong.").waitFor();
    await page.goto(`${site.url}/figures?q=gone`);

    const card = page.getByRole("link", { name: "Soon gone" });
    expect(await card.innerText()).toContain("Withdrawn");
  });

  it("that nobody made is told of, with a way back", async () => {
    const page = await open(`?figure=${"0".repeat(64)}`);
    expect(await alertOf(page).innerText()).toContain("0000");
    await page.getByRole("link", { name: "All figures" }).click();

    await page.getByRole("heading", { name: "Figures", level: 1 }).waitFor();
  });
});

async function open(search: string): Promise<Page> {
  return site.watch(await openFigures(site.browser, `${site.url}/figures${search}`));
}

function make(draft: object): Promise<FigureMeta> {
  return makeFigure({ base: site.url }, draft);
}

async function metaOf(id: string | null): Promise<FigureMeta> {
  const response = await fetch(`${site.url}/api/figures/${id ?? ""}`);
  return FigureMetaSchema.parse(await response.json());
}

/** What the page, and not the server's connection, has to say against it. */
function alertOf(page: Page): Locator {
  return page.locator("main").getByRole("alert");
}

/** Puts other words into a field that is reached by keyboard. */
async function retype(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(words);
}

/** The SVG of a preview. */
async function pictureOf(image: Locator): Promise<string> {
  const source = await image.getAttribute("src");
  return decodeURIComponent(source ?? "");
}

/** What is to be read in the figure that the page shows. */
async function frameText(page: Page): Promise<string> {
  const figure = page.locator("entente-figure iframe").contentFrame().locator("figure");
  await figure.waitFor();
  return (await figure.textContent()) ?? "";
}

/** Publishes a new version with another title, and gives its id. */
async function revise(page: Page, title: string, also?: () => Promise<void>): Promise<string> {
  await page.getByRole("button", { name: "Revise" }).click();
  await page.getByRole("heading", { name: "New version of the figure" }).waitFor();
  await page.getByLabel("Title").fill(title);
  await also?.();
  await page.getByRole("button", { name: "Publish the new version" }).click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
  return new URL(page.url()).searchParams.get("figure") ?? "";
}
