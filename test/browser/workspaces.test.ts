import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { WorkspaceSchema } from "../../server/wire/workspace.ts";
import { drawnPicture, openExplorer, settled } from "./open-explorer.ts";
import { testSite } from "./test-site.ts";

const VIEW =
  "issue=settlement-talks&mark=arm&hide=irn&grow=tur~nikkei&pin=tur~40~-30&layout=circles";

const site = testSite();

describe("a workspace on the server", () => {
  it("is saved under a name, opened elsewhere as it was, renamed, duplicated and deleted", async () => {
    const page = await open(VIEW);
    const before = await drawnPicture(page);
    const sheet = await openSheet(page);
    await sheet.getByRole("textbox", { name: "Name of this view" }).fill("Talks in October");
    await sheet.getByRole("button", { name: "Save on the server" }).click();
    await sheet.getByText("“Talks in October” was saved.").waitFor();

    const other = await open("");
    const there = await openSheet(other);
    await there.getByRole("button", { name: "Open Talks in October" }).click();
    await there.waitFor({ state: "detached" });
    await other.waitForURL((url) => url.search === `?${VIEW}`);
    await settled(other);
    expect(await drawnPicture(other)).toEqual(before);
    await other.getByRole("button", { name: "Undo: Open “Talks in October”" }).waitFor();

    const again = await openSheet(other);
    await again.getByRole("button", { name: "Duplicate Talks in October" }).click();
    await again.getByRole("button", { name: "Open Talks in October (copy)" }).waitFor();
    await again.getByRole("button", { name: "Rename Talks in October (copy)" }).click();
    await again.getByRole("textbox", { name: "New name" }).fill("Mediation");
    await again.getByRole("button", { name: "Rename", exact: true }).click();
    await again.getByRole("button", { name: "Delete Mediation" }).click();
    await again.getByRole("button", { name: "Yes, delete Mediation" }).click();
    await again.getByText("“Mediation” was deleted.").waitFor();
    await again.getByRole("button", { name: "Open Mediation" }).waitFor({ state: "detached" });

    // Nobody else has saved it, so changes go into it without a question.
    await sheet.getByRole("button", { name: "Save changes to “Talks in October”" }).click();
    await sheet.getByText("was saved").waitFor();
  });

  it("is not overwritten by somebody who has not seen its last version", async () => {
    const first = await open("hide=irn");
    const mine = await openSheet(first);
    await mine.getByRole("textbox", { name: "Name of this view" }).fill("Shared");
    await mine.getByRole("button", { name: "Save on the server" }).click();
    await mine.getByText("“Shared” was saved.").waitFor();
    const second = await open("");
    await (await openSheet(second)).getByRole("button", { name: "Open Shared" }).click();
    await second.waitForURL(/hide=irn/);
    await second.getByRole("button", { name: "Bring back" }).click();
    const theirs = await openSheet(second);
    await theirs.getByRole("button", { name: "Save changes to “Shared”" }).click();
    await theirs.getByText("“Shared” was saved.").waitFor();

    await mine.getByRole("button", { name: "Save changes to “Shared”" }).click();
    await mine
      .getByRole("alert")
      .filter({ hasText: /changed/i })
      .waitFor();
  });
});

describe("a workspace as a file", () => {
  it("opens as it was saved, and a damaged one says what is wrong", async () => {
    const page = await open(VIEW);
    const before = await drawnPicture(page);
    const sheet = await openSheet(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      sheet.getByRole("button", { name: "Save as a file" }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    const workspace = WorkspaceSchema.parse(JSON.parse(text));
    expect(workspace.view).toBe(VIEW);
    expect(workspace.places).toHaveLength(before.places.length);

    const other = await open("");
    const there = await openSheet(other);
    const give = (name: string, content: string): Promise<void> =>
      there
        .getByLabel("Open a file")
        .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
    await give("broken.json", text.slice(0, 60));
    await there.getByText("broken.json cannot be opened. It is not JSON.").waitFor();
    await give("newer.json", JSON.stringify({ ...workspace, version: 2 }));
    await there.getByText("saved by a newer Entente, in form 2").waitFor();
    await give("good.json", text);
    await other.waitForURL((url) => url.search === `?${VIEW}`);
    await settled(other);
    expect(await drawnPicture(other)).toEqual(before);
  });

  it("pins everybody where they stood when the data are others by now", async () => {
    const page = await open("");
    const sheet = await openSheet(page);
    const workspace = {
      format: "entente-workspace",
      version: 1,
      name: "Old",
      view: "issue=casualties",
      theme: "dark",
      places: [{ id: "aze", x: 12.4, y: -7.6 }],
      dataVersion: "of another day",
    };
    await sheet.getByLabel("Open a file").setInputFiles({
      name: "old.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(workspace)),
    });
    await sheet.getByText("everybody is pinned where they stood").waitFor();

    expect(new URL(page.url()).searchParams.get("pin")).toBe("aze~12~-8");
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  });
});

describe("what this browser remembers", () => {
  it("goes on where another tab was, also after that tab crashed", async () => {
    const page = await open(VIEW);
    await page.close();
    const next = await page.context().newPage();
    await next.goto(`${site.url}/`);
    await settled(next);
    await next.getByRole("button", { name: "Go on there" }).click();
    await next.waitForURL((url) => url.search === `?${VIEW}`);
    await next.getByRole("button", { name: "Undo: Go on where you were" }).waitFor();
  });

  it("keeps a damaged memory aside, says so, and leaves that of a newer program alone", async () => {
    const page = await open("");
    const remember = (text: string): Promise<void> =>
      page.evaluate((value) => {
        window.localStorage.setItem("entente-recent-views", value);
      }, text);
    await remember("{broken");
    await page.evaluate(() => {
      for (let n = 1; n < 9; n += 1) {
        window.localStorage.setItem(`entente-recent-views-damaged-2020-01-0${n}`, `old ${n}`);
      }
    });
    await page.reload();
    await settled(page);
    // Said at once, and again where the reader looks for what is gone.
    await page.locator("entente-autosave").getByText("was damaged. It is kept aside").waitFor();
    const sheet = await openSheet(page);
    await sheet.getByText("was damaged. It is kept aside in its storage").waitFor();
    const kept = await page.evaluate(() =>
      Object.keys(window.localStorage)
        .filter((key) => key.includes("damaged"))
        .sort()
        .map((key) => window.localStorage.getItem(key)),
    );
    expect(kept).toEqual(["old 5", "old 6", "old 7", "old 8", "{broken"]);

    const newer = JSON.stringify({ version: 2, views: "in another form" });
    await remember(newer);
    await page.goto(`${site.url}/?hide=irn`);
    await settled(page);
    await (await openSheet(page)).getByText("A newer Entente remembers").waitFor();
    expect(await page.evaluate(() => window.localStorage.getItem("entente-recent-views"))).toBe(
      newer,
    );
  });
});

async function open(query: string): Promise<Page> {
  return site.watch(await openExplorer(site.browser, `${site.url}/?${query}`));
}

async function openSheet(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Workspaces", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Workspaces" });
  await sheet.waitFor();
  return sheet;
}
