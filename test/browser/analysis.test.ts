import { beforeAll, describe, expect, it } from "@jest/globals";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { CHANGE_MARKS } from "../../server/picture/change-marks.ts";
import { channels, type HexColor } from "../../server/picture/srgb.ts";
import type { AnalysisAnswer } from "../../server/wire/analysis.ts";
import { readXml } from "../figures/read-xml.ts";
import { drawnPicture, openExplorer, settled } from "./open-explorer.ts";
import { testSite } from "./test-site.ts";

const site = testSite();
const DETAIL = "The analysis ran past 30 s and was ended; narrow the filter.";
const TIMED_OUT = {
  status: 504,
  contentType: "application/problem+json",
  body: JSON.stringify({
    ...{ type: "about:blank", title: "Timeout", status: 504, code: "timeout", detail: DETAIL },
  }),
} as const;
let answer: AnalysisAnswer;
beforeAll(async () => {
  answer = (await (await fetch(`${site.url}/api/analysis`)).json()) as AnalysisAnswer;
});

describe("the analysis beside the network", () => {
  it("explains each bloc and rings its members in one colour", async () => {
    const page = await open("");
    await page.getByRole("button", { name: "Analysis", exact: true }).click();
    const panel = analysis(page);
    await panel.getByRole("heading", { name: "Bloc 1, 6 members" }).waitFor();

    expect(await panel.getByRole("heading", { name: /^Bloc \d/ }).count()).toBe(
      answer.blocs.list.length,
    );
    await panel.getByText("Held together by").first().waitFor();
    await panel.getByText("Against", { exact: true }).first().waitFor();
    const groups = await ringColors(page);
    for (const { members } of answer.blocs.list) {
      expect(new Set(members.map((id) => groups[id])).size).toBe(1);
    }
    expect(new Set(Object.values(groups)).size).toBe(answer.blocs.list.length);
    expect(new URL(page.url()).search).toBe("?panel=blocs");

    await panel.getByRole("button", { name: "Azerbaijan – Turkey" }).click();
    await page
      .getByRole("heading", { name: /Azerbaijan → Turkey/ })
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Close the evidence" }).click();
    await panel.getByRole("heading", { name: "Bloc 1, 6 members" }).waitFor();
  });

  it("says how balanced the view is, and that the frustration index is proved", async () => {
    const page = await open("panel=balance");
    const { balance } = answer;
    const share = Math.round((balance.balancedShare ?? 0) * 100);

    await analysis(page).getByText(`${share} % of 4 triads are balanced.`).waitFor();
    expect(balance.frustration.exact).toBe(true);
    await analysis(page)
      .getByText(/frustration index is 1, proved to be the least/)
      .waitFor();
  });

  it("ranks actors by a measure", async () => {
    const page = await open("panel=actors");
    await analysis(page).getByLabel("Rank by").selectOption("pageRank");
    const best = [...answer.nodes].sort((a, b) => b.pageRank - a.pageRank)[0];

    const first = analysis(page).getByRole("listitem").first();
    await first.getByText((best?.pageRank ?? 0).toFixed(3)).waitFor();
  });

  it("lists the paths between two marked actors in words, by support only, and draws one", async () => {
    const page = await open("panel=paths&mark=arm&mark=tur");
    await analysis(page).getByText("3 paths; the shortest takes 2 steps.").waitFor();
    await analysis(page).getByLabel("Over").selectOption("support");
    await analysis(page).getByText("1 path; the shortest takes 2 steps.").waitFor();

    await analysis(page)
      .getByRole("button", { name: /^Draw: Jens Stoltenberg supports Armenia/ })
      .click();

    await page.waitForURL(/mark=arm&mark=jens-stoltenberg&mark=tur/);
  });

  it("shows what is left without a source", async () => {
    const page = await open("panel=sources");
    await analysis(page).getByText("41 of 41 dyads rest on a single source.").waitFor();
    await analysis(page).getByRole("checkbox").first().uncheck();

    await analysis(page)
      .getByText(/Without 1 source, 0 dyads and 0 stances of 49/)
      .waitFor();
  });

  it("compares two periods as sentences and as a file", async () => {
    const asked: string[] = [];
    const page = await open("");
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${site.url}/?panel=periods`);
    await analysis(page).getByText("8 dyads came, 32 dyads went", { exact: false }).waitFor();
    expect(asked.find((url) => url.includes("/api/compare"))).toContain("limit=5000");
    const arriving = page.waitForEvent("download");
    await analysis(page).getByRole("button", { name: "Save as CSV" }).click();
    const file = await (await arriving).path();

    const lines = (await readFile(file, "utf8")).trim().split("\n");
    expect(lines.length).toBe(1 + (await analysis(page).locator(".rows li").count()));
  });

  it("marks what became of dyads on their lines, in the legend and in a saved picture", async () => {
    const page = await open("panel=periods");
    const legend = page.locator("entente-legend");
    await legend.getByText("New: 8").waitFor();
    expect(await legend.getByText("Gone: 32").count()).toBe(1);
    expect(await legend.getByText("One source only").count()).toBe(0);
    await settled(page);
    await page.locator("entente-network [data-picture='complete']").waitFor();
    const marked = await pixelsOf(page, CHANGE_MARKS.added.colors.light);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const arriving = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("button", { name: "SVG", exact: true }).click();
    const { elements } = readXml(await readFile(await (await arriving).path(), "utf8"));
    await page.keyboard.press("Escape");
    const titles = elements.flatMap(({ name, text }) => (name === "title" ? [text] : []));
    const broken = elements.filter(({ attributes }) => attributes["stroke-dasharray"] === "7 5");

    expect(titles.filter((text) => text === "New").length).toBe(8);
    expect(titles.filter((text) => text === "Gone").length).toBe(32);
    // A contested one has two strands.
    expect(broken.length).toBeGreaterThanOrEqual(32);
    expect(elements.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["New: 8", "Gone: 32"]),
    );
    // A comparison that fails marks nothing, also not what an earlier one found.
    await page.route("**/api/compare*", (route) => route.fulfill(TIMED_OUT));
    await analysis(page).getByLabel("The later period begins").fill("2020-10-22");
    await analysis(page).getByLabel("The later period begins").blur();
    await legend.getByText("One source only").waitFor();
    await page.getByRole("button", { name: "Analysis", exact: true }).click();
    await settled(page);
    expect(marked).toBeGreaterThan(8 * 40);
    expect(await pixelsOf(page, CHANGE_MARKS.added.colors.light)).toBe(0);
  });

  it("describes the view in two paragraphs, every sentence with its stances", async () => {
    const page = await open("panel=words");
    // While the words are on their way another paragraph says so.
    await analysis(page).locator("entente-description details").first().waitFor();

    expect(await analysis(page).locator("entente-description p").count()).toBe(2);
    const grounds = analysis(page).locator("entente-description details");
    expect(await grounds.count()).toBeGreaterThan(3);
    await grounds.first().locator("summary").click();
    expect(await grounds.first().locator("code").innerText()).toMatch(/^[a-z0-9-]+/);
  });

  it("says why it did not come", async () => {
    const page = await open("");
    await page.route("**/api/analysis*", (route) => route.fulfill(TIMED_OUT));
    await page.getByRole("button", { name: "Analysis", exact: true }).click();
    await analysis(page).getByRole("alert").getByText(DETAIL).waitFor();
    await page.unroute("**/api/analysis*");
    await analysis(page).getByRole("button", { name: "Try again" }).click();

    await analysis(page).getByRole("heading", { name: "Bloc 1, 6 members" }).waitFor();
  });
});

describe("the arrangement", () => {
  it.each(["circles", "hierarchy"])("%s is the same from a link as by choice", async (layout) => {
    const page = await open("");
    const forces = await drawnPicture(page);
    await page.getByLabel("Arrangement").selectOption(layout);
    await page.waitForURL(`**/?layout=${layout}`);
    await settled(page);
    const chosen = await drawnPicture(page);
    const linked = await drawnPicture(await open(`layout=${layout}`));

    expect(chosen.dyads).toEqual(forces.dyads);
    expect(chosen.places).not.toEqual(forces.places);
    expect(linked).toEqual(chosen);
  });
});

async function open(query: string): Promise<Page> {
  return site.watch(await openExplorer(site.browser, `${site.url}/?${query}`));
}

function analysis(page: Page): Locator {
  return page.getByRole("complementary", { name: "Analysis" });
}

/** Colours of the rings around nodes, by id. */
async function ringColors(page: Page): Promise<Record<string, string>> {
  return page.locator("entente-network").evaluate((element) => {
    const { groups } = element as unknown as { groups: ReadonlyMap<string, string> };
    return Object.fromEntries(groups);
  });
}

/** How many pixels above the lines of the network have exactly a colour. */
function pixelsOf(page: Page, color: HexColor): Promise<number> {
  return page.locator("entente-network canvas.sigma-names").evaluate((element, wanted) => {
    const { width, height } = element as HTMLCanvasElement;
    const context = (element as HTMLCanvasElement).getContext("2d");
    const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (wanted.every((value, part) => data[at + part] === value)) count += 1;
    }
    return count;
  }, channels(color));
}
