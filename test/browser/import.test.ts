import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { ImportListSchema, type ImportReport } from "../../server/wire/import-report.ts";
import { gdeltRow } from "../import/formats/gdelt-rows.ts";
import { tabTo } from "./open-figures.ts";
import { chooseFiles, dropFile, lookedAt, openImport, type TestFile } from "./open-import.ts";
import { PHONE } from "./open-page.ts";
import { testSite } from "./test-site.ts";
import { violationsInBothThemes } from "./violations.ts";

const site = testSite();

const VERDICTS: TestFile = {
  name: "verdicts.csv",
  content:
    "Wer;Wen;Datum;Urteil\nMaria Roth;Norway;03.04.2020;-0,5\nIda Dahl;Norway;14.04.2020;1\nIda Dahl;Iceland;44.04.2020;1\nI. Dahl;Iceland;24.04.2020;0,5\n",
};

const PEOPLE: TestFile = {
  name: "people.csv",
  content: "from,to,date,polarity\nIda Dahl,Norway,2020-04-14,1\nI. Dahl,Norway,2020-04-15,1\n",
};

describe("importing a file", () => {
  it("that is dropped shows first what becomes of it, then what became of it, and takes it back", async () => {
    const page = await open("");
    const content = [1, 2, 3].map((id) => `${gdeltRow({ id: String(id) })}\n`).join("");
    await dropFile(page, { name: "20201022.export.CSV", content });
    const card = page.getByRole("article", { name: "20201022.export.CSV" });
    expect(await card.locator(".facts").innerText()).toMatch(/GDELT events.*certain.*UTF-8/s);
    const row = card.getByRole("row").nth(1);
    expect(await row.innerText()).toMatch(/Government of Azerbaijan → Armenia.*22 Oct 2020/s);
    await row.getByText("−0.2").waitFor();
    const before = await reports();

    await card.getByRole("button", { name: "Try without changing anything" }).click();
    await page.getByRole("heading", { name: "What the import would do" }).waitFor();
    await card.getByText("were not in the graph").waitFor();
    expect(await reports()).toEqual(before);

    await card.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("Done", { exact: true }).waitFor();
    const [report] = await reports();
    expect(new URL(page.url()).search).toBe(`?import=${report?.id ?? ""}`);
    expect(await page.getByRole("caption").innerText()).toBe("3 rows: 3 stances, 0 rejected");
    const link = page.getByRole("link", { name: "Open in the explorer" });
    expect(await link.getAttribute("href")).toMatch(/^\/\?source=/);

    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
    await page.getByText("Taken back:").waitFor();
    expect(await link.count()).toBe(0);
    expect((await reports())[0]?.state).toBe("undone");
  });

  it("shows in the explorer what came in", async () => {
    const page = await open("");
    await chooseFiles(page, { name: "one.CSV", content: `${gdeltRow({ id: "77" })}\n` });
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("link", { name: "Open in the explorer" }).click();
    await page.getByText(/, 1 of \d+ stances shown/).waitFor();
    await page.goto(`${site.url}/import`);
    await takeBack(page, "one.CSV");
  });

  it("does not import what it does not know before it is told what it is", async () => {
    const page = await open("");
    await chooseFiles(page, { name: "letter.txt", content: "Dear colleague,\nhow are you?\n" });
    const card = page.getByRole("article", { name: "letter.txt" });
    expect(await card.innerText()).toMatch(/Table, a guess.*Nothing says yet: Who,/s);
    expect(await card.getByRole("button", { name: "Import", exact: true }).isDisabled()).toBe(true);
    await card.getByRole("button", { name: "Leave letter.txt out" }).click();
    await page.getByText("Drop files here").waitFor();
  });

  it("of several imports them one after the other, and stays with all of them", async () => {
    const page = await open("");
    await chooseFiles(
      page,
      { name: "a.CSV", content: `${gdeltRow({ id: "1" })}\n` },
      { name: "b.CSV.gz", content: gzipSync(`${gdeltRow({ id: "2" })}\n`) },
    );
    expect(await page.getByRole("article", { name: "b.CSV.gz" }).innerText()).toMatch(
      /Looked into\s+b\.CSV\s/,
    );
    await page.getByRole("button", { name: "Import all 2 files" }).click();
    for (const name of ["a.CSV", "b.CSV"]) {
      await page.locator(".started").getByRole("rowheader", { name }).waitFor();
    }
    for (const name of ["a.CSV", "b.CSV.gz"]) await takeBack(page, name);
  });

  it("of several imports none that is left out meanwhile, and stays with the others", async () => {
    const page = await open("");
    const files = ["c.CSV", "d.CSV", "e.CSV"].map((name, at) => {
      return { name, content: `${gdeltRow({ id: `9${at}` })}\n` };
    });
    await chooseFiles(page, ...files);
    const before = (await reports()).length;
    const release = await held(page);
    await page.getByRole("button", { name: "Import all 3 files" }).click();
    await page.getByText("Sending:").or(page.getByText("Sent.")).first().waitFor();
    await page.getByRole("button", { name: "Leave d.CSV out" }).click();
    await release();
    for (const name of ["c.CSV", "e.CSV"]) {
      await page.locator(".started").getByRole("rowheader", { name }).waitFor();
    }
    expect((await reports()).length).toBe(before + 2);
    for (const name of ["c.CSV", "e.CSV"]) await takeBack(page, name);
  });

  it("shows no dry run of what was chosen before", async () => {
    const page = await open("");
    await chooseFiles(page, {
      name: "f.csv",
      content: "from,to,date,polarity\nA,B,2020-01-02,1\n",
    });
    const release = await held(page);
    const card = page.getByRole("article", { name: "f.csv" });
    await card.getByRole("button", { name: "Try without changing anything" }).click();
    await card.getByRole("button", { name: "Cancel" }).waitFor();
    await card.getByText("Columns and how they are written").click();
    await card.getByLabel("What polarity is").selectOption("tone");
    await card.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached" });
    await release();
    await lookedAt(page, "f.csv");
    expect(await card.getByText("What the import would do").count()).toBe(0);
  });
});

describe("a table", () => {
  it("is mapped by keyboard, and its mapping is remembered, kept as a file and loaded", async () => {
    const page = await open("");
    const choose = page.getByRole("button", { name: "Choose files" });
    // Before the way there, since listening for it takes a moment to begin.
    const chooser = page.waitForEvent("filechooser");
    await tabTo(page, choose);
    await page.keyboard.press("Enter");
    const { name, content } = VERDICTS;
    const file = { name, mimeType: "text/csv", buffer: Buffer.from(content) };
    await (await chooser).setFiles(file);
    await page.getByText("Nothing says yet:").waitFor();
    const card = page.getByRole("article", { name });
    expect(await card.locator(".facts").innerText()).toMatch(
      /4 columns with semicolons.*DD\.MM\.YYYY, decimal comma/s,
    );
    for (const [column, field] of [
      ["Wer", "Who"],
      ["Wen", "About"],
      ["Urteil", "For or against"],
    ] as const) {
      await tabTo(page, page.getByLabel(`What ${column} is`));
      await page.keyboard.type(field);
      await lookedAt(page, name);
    }
    const rows = card.getByRole("region", { name: "First rows" }).getByRole("row");
    await rows.nth(1).waitFor();
    expect(await rows.nth(1).innerText()).toMatch(/Maria Roth → Norway.*3 Apr 2020/s);
    await rows.nth(1).getByText("−0.5").waitFor();
    expect(await rows.nth(3).innerText()).toMatch(/Rejected\..*Column Datum, 44\.04\.2020/s);

    const saved = page.waitForEvent("download");
    await card.getByRole("button", { name: "Download the mapping" }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe("verdicts.mapping.json");
    const mapping = await readFile(await download.path(), "utf8");
    expect(JSON.parse(mapping)).toMatchObject({
      columns: { from: "Wer", to: "Wen", date: "Datum", polarity: "Urteil" },
      decimal: ",",
    });

    await page.reload();
    await chooseFiles(page, VERDICTS);
    await rows.nth(1).waitFor();
    await page.getByRole("button", { name: "Use the one that was found instead" }).click();
    await page.getByText("Nothing says yet:").waitFor();
    const opener = page.waitForEvent("filechooser");
    await card.getByRole("button", { name: "Load a mapping" }).click();
    await (
      await opener
    ).setFiles({
      name: "verdicts.mapping.json",
      mimeType: "application/json",
      buffer: Buffer.from(mapping),
    });
    await rows.nth(1).waitFor();
  });

  it("takes values for every row, and other meanings of cells", async () => {
    const page = await open("");
    await chooseFiles(page, {
      name: "words.csv",
      content: "from;to;date;polarity\nAda;Bela;2020-01-02;warm\nAda;Bela;;cold\n",
    });
    const card = page.getByRole("article", { name: "words.csv" });
    await card.getByText("Columns and how they are written").click();
    const rows = card.getByRole("region", { name: "First rows" }).getByRole("row");
    await card.getByLabel("Cell", { exact: true }).fill("warm");
    await card.getByLabel("Means (empty").fill("1");
    await card.getByRole("button", { name: "Add" }).click();
    await rows.nth(1).getByText("+1.0").waitFor();
    await card.getByLabel("Cell", { exact: true }).fill("cold");
    await card.getByLabel("Means (empty").fill("-0.5");
    await card.getByRole("button", { name: "Add" }).click();
    const constants = card.getByRole("region", { name: "For every row that has nothing" });
    await constants.getByLabel("Field").selectOption({ label: "Day" });
    await constants.getByLabel("Value").fill("2020-05-06");
    await constants.getByRole("button", { name: "Set for every row" }).click();
    await rows.nth(2).getByText("6 May 2020").waitFor();
    await rows.nth(2).getByText("−0.5").waitFor();
    await card.getByRole("button", { name: "Remove warm in" }).click();
    await rows.nth(1).getByText("Rejected.").waitFor();
  });

  it("gives its rejected rows as a file", async () => {
    const page = await open("");
    await chooseFiles(page, {
      name: "bad.csv",
      content: "from,to,date,polarity\nAda,Bela,2020-01-02,1\nAda,Bela,2020-01-03,2020\n",
    });
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download" }).click();
    expect(await readFile(await (await saved).path(), "utf8")).toContain("2020-01-03");
    await takeBack(page, "bad.csv");
  });
});

describe("an import that runs", () => {
  it("is followed again after a reload, tells how far it is, and is cancelled", async () => {
    const page = await open("");
    const rows = Array.from({ length: 120_000 }, (_, n) => `${gdeltRow({ id: String(n + 1) })}\n`);
    await chooseFiles(page, { name: "long.CSV.gz", content: gzipSync(rows.join("")) });
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText(/[\d,]+ rows · /).waitFor();
    await page.reload();
    await page.getByText(/[\d,]+ rows · /).waitFor();
    expect(await page.getByRole("progressbar").getAttribute("value")).toMatch(/^0\.\d+$/);
    await page.goto(`${site.url}/import`);
    await page.getByRole("heading", { name: "Running now" }).waitFor();
    await page.getByRole("button", { name: "Cancel the import" }).click();
    await page.getByRole("row", { name: /long\.CSV\.gz Cancelled/ }).waitFor();
    expect((await reports())[0]?.state).toBe("cancelled");
    await takeBack(page, "long.CSV.gz");
  });
});

describe("suspected duplicates", () => {
  it("are looked at side by side, made one, and two again", async () => {
    const page = await open("");
    await chooseFiles(page, PEOPLE);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("Done", { exact: true }).waitFor();
    await page.getByRole("link", { name: "All imports" }).click();
    await page.getByRole("link", { name: "Suspected duplicates" }).click();
    const pair = page.getByText("I. Dahl and Ida Dahl");
    await pair.click();
    await page
      .getByRole("row", { name: "Stances" })
      .getByText(/1[45] April 2020/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "They are one: keep ida-dahl" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make them one" }).click();
    const merged = page.getByRole("list", { name: "Merged just now" });
    await merged.getByText("I. Dahl (i-dahl) into Ida Dahl (ida-dahl)").waitFor();
    await pair.waitFor({ state: "detached" });

    await merged.getByRole("button", { name: "Undo" }).click();
    await merged.getByText("undone").waitFor();
    await pair.waitFor();
    await page.getByRole("button", { name: "They are two" }).or(pair).first().click();
    await page.getByRole("button", { name: "They are two" }).click();
    await pair.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Show 1 pair again" }).click();
    await pair.waitFor();
    await page.getByRole("link", { name: "Import files" }).click();
    await takeBack(page, "people.csv");
  });
});

describe("without the right or without the server", () => {
  it("a viewer is told why it cannot import, and sees the duplicates", async () => {
    const page = await open("?duplicates");
    await asViewer(page);
    await page.goto(`${site.url}/import`);
    await page.getByText("Importing needs the role of an editor.").waitFor();
    expect(await page.getByRole("button", { name: "Choose files" }).count()).toBe(0);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.goto(`${site.url}/import?duplicates`);
    await page.getByText("No two actors look like one.").waitFor();
  });

  it("says what failed, and tries again", async () => {
    const page = await open("");
    await page.route("**/api/imports", (route) => route.abort());
    await page.reload();
    await page.getByText("The imports could not be listed.").waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.unroute("**/api/imports");
    await page.getByRole("heading", { name: "Past imports" }).waitFor();
  });

  it("says that there is no such import", async () => {
    const page = await open("?import=20200101-000000-0000");
    await page.getByRole("heading", { name: "No import to show" }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.goto(`${site.url}/import?import=nonsense`);
    await page.getByText("“nonsense” is not the id of an import").waitFor();
  });
});

describe("every state", () => {
  it("of a file and its import is sound in light and dark colours, and fits on a phone", async () => {
    const page = await open("", true);
    await page.getByText("Drop files here").waitFor();
    await fitsAndIsSound(page, "empty");
    await chooseFiles(page, VERDICTS);
    await page.getByText("Nothing says yet:").waitFor();
    await page.getByText("Options").click();
    await fitsAndIsSound(page, "mapping");
    await page.getByLabel("What Wer is").selectOption("from");
    await page.getByLabel("What Wen is").selectOption("to");
    await page.getByLabel("What Urteil is").selectOption("polarity");
    await page.getByRole("region", { name: "First rows" }).waitFor();
    await page.getByRole("button", { name: "Try without changing anything" }).click();
    await page.getByRole("heading", { name: "What the import would do" }).waitFor();
    await fitsAndIsSound(page, "dry run");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("Done", { exact: true }).waitFor();
    await fitsAndIsSound(page, "result");
    await page.getByRole("button", { name: "Take it back" }).click();
    await fitsAndIsSound(page, "dialog");
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.getByRole("link", { name: "All imports" }).click();
    await page.getByRole("row", { name: /verdicts.csv Done/ }).waitFor();
    await fitsAndIsSound(page, "list");
    await takeBack(page, "verdicts.csv");
  });

  it("of duplicates is sound in light and dark colours, and fits on a phone", async () => {
    const page = await open("", true);
    await chooseFiles(page, PEOPLE);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("Done", { exact: true }).waitFor();
    await page.goto(`${site.url}/import?duplicates`);
    await page.getByText("I. Dahl and Ida Dahl").click();
    await page.getByText("1 stance of its own").first().waitFor();
    await fitsAndIsSound(page, "duplicates");
    await page.getByRole("button", { name: "They are one: keep ida-dahl" }).click();
    await page.getByRole("button", { name: "Make them one" }).click();
    await page.getByRole("list", { name: "Merged just now" }).waitFor();
    await fitsAndIsSound(page, "merged");
  });
});

async function open(search: string, onPhone = false): Promise<Page> {
  const options = onPhone ? { viewport: PHONE } : {};
  const address = `${site.url}/import${search}`;
  return site.watch(await openImport(site.browser, address, options));
}

async function reports(): Promise<readonly ImportReport[]> {
  const answer: unknown = await (await fetch(`${site.url}/api/imports`)).json();
  return ImportListSchema.parse(answer).imports;
}

/** Takes the latest import of a file back, so that the next test finds the graph as it was. */
async function takeBack(page: Page, title: string): Promise<void> {
  const report = (await reports()).find((each) => each.title === title && each.state !== "undone");
  const address = `${site.url}/api/imports/${report?.id ?? ""}`;
  const answer = await page.request.delete(address);
  expect([title, answer.status()]).toEqual([title, 200]);
}

/** Keeps files from being sent until it is told to let them go. */
async function held(page: Page): Promise<() => Promise<void>> {
  let letGo = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/api\/imports\?/, async (route) => {
    await wait;
    await route.continue().catch(() => undefined);
  });
  return async () => {
    letGo();
    await page.unroute(/\/api\/imports\?/, undefined);
  };
}

async function asViewer(page: Page): Promise<void> {
  const session = { role: "viewer", name: "reader", canLogIn: true };
  await page.route("**/api/session", (route) => route.fulfill({ json: session }));
}

async function fitsAndIsSound(page: Page, state: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect([state, width]).toEqual([state, PHONE.width]);
  expect([state, await violationsInBothThemes(page)]).toEqual([state, []]);
}
