import { describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { drawnPicture, openExplorer, settled } from "./open-explorer.ts";
import { makeDataFolder, startEntente, type EntenteProcess } from "./start-entente.ts";
import { testSite } from "./test-site.ts";

const DYAD = "open=vladimir-putin~tayyip-erdogan";

const site = testSite();

describe("reading the evidence", () => {
  it("goes from a search for Erdogan to Putin's words about him and their source", async () => {
    const page = await open("");
    await page.getByRole("combobox", { name: "Find or ask" }).fill("erdogan");
    const hit = page.getByRole("option").filter({ hasText: "Tayyip Erdogan" }).first();
    await hit.waitFor();
    expect(await hit.locator("mark").first().textContent()).toBe("Erdogan");

    await page.getByRole("combobox", { name: "Find or ask" }).press("ArrowDown");
    await page.getByRole("combobox", { name: "Find or ask" }).press("Enter");
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByRole("heading", { name: "Tayyip Erdogan", level: 2 }).waitFor();
    await evidence.getByRole("button", { name: /from Vladimir Putin/ }).click();

    await evidence.getByRole("heading", { name: "Vladimir Putin → Tayyip Erdogan" }).waitFor();
    const quote = evidence.getByRole("article").filter({ hasText: "reliable partner for Russia" });
    await quote.waitFor();
    const text = await read(quote);
    expect(text).toContain("“reliable partner for Russia”");
    expect(text).toContain("+0.7 supportive");
    expect(text).toContain("22 October 2020");
    expect(text).toMatch(/CAMEO \d+/);
    expect(text).toContain("News article on the fighting in Nagorno-Karabakh");
    expect(text).toContain("paragraph 13");
    expect(await read(evidence)).toContain("Tayyip Erdogan → Vladimir Putin: no stances");
    expect(new URL(page.url()).search).toBe(`?${DYAD}`);
  });

  it("leads from a denial to the claim that it disputes", async () => {
    const page = await open("open=arm~aze");
    const evidence = page.getByRole("complementary", { name: "Evidence" });

    await evidence.getByRole("button", { name: /Azerbaijan → Armenia/ }).waitFor();
    await evidence.getByText("Disputes").getByRole("button").click();

    await evidence.getByRole("heading", { name: "Azerbaijan → Armenia" }).waitFor();
    const pointed = evidence.locator("entente-stance[pointed]");
    await pointed.waitFor();
    expect(await read(pointed)).toContain("Disputed by");
    expect(page.url()).toContain("stance=azerbaijan-accuses-armenia-of-missile-strikes");
  });

  it("finds an actor by an alias in another script", async () => {
    const page = await open("");
    await page.getByRole("combobox", { name: "Find or ask" }).fill("путин");
    const hit = page.getByRole("option").filter({ hasText: "Vladimir Putin" }).first();
    await hit.waitFor();

    expect((await read(hit)).toLowerCase()).toContain("путин");
  });

  it("survives a search of 10 kB", async () => {
    const page = await open("");
    await page.getByRole("combobox", { name: "Find or ask" }).fill("x".repeat(10_240));

    await page.getByText("Nobody and nothing here has such a name").first().waitFor();
  });
});

describe("filtering", () => {
  it("narrows by date and issue, says what is left out, and moves nobody", async () => {
    const page = await open("");
    const before = await drawnPicture(page);
    const total = /(\d+) stances/.exec(await totals(page))?.[1];

    await page.getByLabel("From", { exact: true }).fill("2020-10-22");
    await page.getByLabel("From", { exact: true }).blur();
    await page.getByLabel("To", { exact: true }).fill("2020-10-22");
    await page.getByLabel("To", { exact: true }).blur();
    await page.getByRole("checkbox", { name: /Nagorno-Karabakh conflict/ }).check();
    await page.waitForURL(/issue=nagorno-karabakh/);
    await settled(page);

    const after = await drawnPicture(page);
    expect(await totals(page)).toMatch(
      new RegExp(`^\\d+ of \\d+ actors .* of ${total} stances shown; \\d+ filtered away`),
    );
    expect(after.dyads.length).toBeGreaterThan(0);
    expect(after.dyads.length).toBeLessThan(before.dyads.length);
    for (const place of after.places) expect(before.places).toContain(place);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(
      "All stances on Nagorno-Karabakh conflict on 22 October 2020",
    );
    expect(new URL(page.url()).search).toBe(
      "?issue=nagorno-karabakh&since=2020-10-22&until=2020-10-22",
    );
  });

  it("helps out of an empty result", async () => {
    const page = await open("since=1999-01-01&until=1999-12-31");
    await page.getByText("No stance passes these filters.").waitFor();

    await page.getByRole("main").getByRole("button", { name: "Show everything" }).last().click();
    await settled(page);

    expect(await totals(page)).toContain("all shown");
    expect(new URL(page.url()).search).toBe("");
  });

  it("limits to one polarity by word, and to a dragged range as one step of the history", async () => {
    const page = await open("");
    await page.getByRole("button", { name: "Hostile", exact: true }).click();
    await page.waitForURL(/polarityMax=-0.01/);
    await settled(page);
    expect((await drawnPicture(page)).dyads.length).toBeGreaterThan(0);

    const least = page.getByRole("slider", { name: "Least polarity" });
    for (let i = 0; i < 4; i += 1) await least.press("ArrowRight");
    await page.waitForURL(/polarityMin=-0.8/);
    await page.goBack();

    expect(new URL(page.url()).search).toBe("?polarityMax=-0.01");
  });

  it("drops what a pasted link cannot mean, and says so", async () => {
    const page = await open("kind=alien&since=2020-02-30&issue=no-such-issue&open=nobody");

    await page.getByText("“alien” means nothing here").waitFor();
    await page.getByText("No stance passes these filters.").waitFor();
    await page.getByRole("complementary", { name: "Evidence" }).getByRole("alert").waitFor();
  });
});

describe("the URL", () => {
  it("shows the same picture and panel in a second tab and after a reload", async () => {
    const query = `issue=nagorno-karabakh&polarityMin=0&${DYAD}`;
    const first = await open(query);
    const second = await open(new URL(first.url()).search.slice(1));
    const [one, two] = [await drawnPicture(first), await drawnPicture(second)];
    expect(one.dyads).toContain("vladimir-putin tayyip-erdogan 3");
    expect(two).toEqual(one);
    expect(await panel(second)).toBe(await panel(first));

    await second.reload();
    await settled(second);

    expect(await drawnPicture(second)).toEqual(one);
    expect(await panel(second)).toBe(await panel(first));
  });

  it("goes back and forward through each step", async () => {
    const page = await open("");
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await page.getByRole("button", { name: /^Open Vladimir Putin → Tayyip Erdogan/ }).click();
    await page.getByRole("heading", { name: "Vladimir Putin → Tayyip Erdogan" }).waitFor();

    await page.goBack();
    await page.getByRole("complementary", { name: "Evidence" }).waitFor({ state: "detached" });
    await page.goBack();
    await page.locator("entente-network").waitFor();
    await page.goForward();
    await page.goForward();

    await page.getByRole("heading", { name: "Vladimir Putin → Tayyip Erdogan" }).waitFor();
    expect(new URL(page.url()).search).toBe(`?view=table&${DYAD}`);
  });
});

describe("the tables", () => {
  it("sorts the dyads by a column, both ways, and tells assistive technology", async () => {
    const page = await open("view=table");
    const head = page.getByRole("columnheader", { name: "Mean polarity" });
    await head.getByRole("button").click();
    await page.locator("th[aria-sort='descending']", { hasText: "Mean polarity" }).waitFor();
    const falling = await polarities(page);
    await head.getByRole("button").click();
    await page.locator("th[aria-sort='ascending']", { hasText: "Mean polarity" }).waitFor();
    const rising = await polarities(page);

    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(new Set(rising).size).toBeGreaterThan(3);
    expect(new URL(page.url()).search).toBe("?view=table&sort=polarity");
  });

  it("holds the same dyads as the graph, and every stance", async () => {
    const page = await open("");
    const { dyads } = await drawnPicture(page);
    const stances = Number(/(\d+) stances/.exec(await totals(page))?.[1]);
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await page.getByRole("table").waitFor();
    expect(await page.locator("entente-dyad-table tbody tr").count()).toBe(dyads.length);

    await page.getByRole("button", { name: "Stances", exact: true }).first().click();
    await page.locator("entente-stance-table tbody tr").first().waitFor();

    expect(await page.locator("entente-stance-table tbody tr").count()).toBe(stances);
    await page
      .getByRole("button", { name: /^Open the stance of Armenia on Azerbaijan/ })
      .first()
      .click();
    await page.locator("entente-stance[pointed]").waitFor();
  });
});

describe("the keyboard alone", () => {
  it("walks the network from Putin to his words about Erdogan and back out", async () => {
    const page = await open("");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    // Past what can be done with the view: saving, keeping and analysing it.
    for (let i = 0; i < 4 && !(await isOnNetwork(page)); i += 1) await page.keyboard.press("Tab");
    expect(await isOnNetwork(page)).toBe(true);

    await pressUntil(page, "PageDown", /^Vladimir Putin, person/);
    await page.keyboard.press("ArrowRight");
    await pressUntil(page, turnKey, /^Vladimir Putin → Tayyip Erdogan: 3 stances/);
    await page.keyboard.press("Enter");

    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByRole("heading", { name: "Vladimir Putin → Tayyip Erdogan" }).waitFor();
    await until(page, () => deepActive()?.classList.contains("panel") === true);
    await page.keyboard.press("Escape");
    await evidence.waitFor({ state: "detached" });
    await until(page, () => deepActive()?.classList.contains("canvas") === true);
    await heard(page, /^Vladimir Putin → Tayyip Erdogan/);
    await page.keyboard.press("Escape");
    expect(await isOnNetwork(page)).toBe(false);
  });

  it("moves along an edge to the node at its other end", async () => {
    const page = await open("open=vladimir-putin~tayyip-erdogan");
    await page.locator("entente-network .canvas").focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await heard(page, /^Vladimir Putin → Tayyip Erdogan/);
    await page.keyboard.press(await alongKey(page));
    await heard(page, /^Tayyip Erdogan, person/);
  });
});

describe("the appearance", () => {
  it("keeps the chosen colours after a reload, and follows the system until then", async () => {
    const page = await open("");
    const theme = (): Promise<string | undefined> =>
      page.evaluate(() => document.documentElement.dataset["theme"]);
    expect(await theme()).toBe("light");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.getByRole("button", { name: "Use light colours" }).click();
    expect(await theme()).toBe("light");

    await page.reload();
    await settled(page);

    expect(await theme()).toBe("light");
    await page.getByRole("button", { name: "Use dark colours" }).waitFor();
  });
});

describe("without the server", () => {
  it("recovers by itself when the first answers fail", async () => {
    const page = await open("");
    await page.route("**/api/**", (route) => route.abort());
    await page.reload();
    await page.getByText("The network could not be loaded.").waitFor();
    await page.getByText("The server does not answer.").first().waitFor();

    await page.unroute("**/api/**");

    await page.locator("entente-network").waitFor({ timeout: 15_000 });
    await page.locator("entente-notices .down").waitFor({ state: "detached" });
  });

  it("says why an answer did not come, and that the picture is of the filter before", async () => {
    const page = await open("");
    const detail = "The query ran past 20 s and was ended; narrow the filter.";
    const problem = { type: "about:blank", title: "Timeout", status: 504, code: "timeout", detail };
    await page.route("**/api/network?*", (route) =>
      route.fulfill({
        status: 504,
        contentType: "application/problem+json",
        body: JSON.stringify(problem),
      }),
    );
    await page.getByRole("button", { name: "Hostile", exact: true }).click();
    await page.getByText(detail).waitFor();
    expect(await totals(page)).toMatch(/^Not updated yet/);

    await page.unroute("**/api/network?*");
    await page.getByRole("button", { name: "Try again" }).click();

    await page.getByText(detail).waitFor({ state: "detached" });
    await settled(page);
    expect(await totals(page)).toContain("filtered away");
  });

  it("asks again by itself where the server was busy", async () => {
    const page = await open("");
    const detail = "The server is still reading its stances into memory.";
    const problem = { type: "about:blank", title: "Busy", status: 503, code: "busy", detail };
    await page.route(
      "**/api/network?*",
      (route) =>
        route.fulfill({
          status: 503,
          contentType: "application/problem+json",
          body: JSON.stringify(problem),
        }),
      { times: 1 },
    );
    await page.clock.install();
    await page.getByRole("button", { name: "Hostile", exact: true }).click();
    await page.getByText(detail).waitFor();
    await page.clock.fastForward(10_000);

    await page.getByText(detail).waitFor({ state: "detached" });
    await settled(page);
    expect(await totals(page)).toContain("filtered away");
  });

  it("says so, and shows what was asked for once it is back", async () => {
    const own = await makeDataFolder();
    const first = await startEntente(own.folder);
    let again: EntenteProcess | undefined;
    try {
      const page = site.watch(await openExplorer(site.browser, first.url));
      await first.kill();
      await page.getByRole("checkbox", { name: /Casualties of the fighting/ }).check();
      await page.getByText("The server does not answer.").first().waitFor();
      // What was there stays readable.
      expect((await drawnPicture(page)).dyads.length).toBeGreaterThan(10);

      again = await startEntente(own.folder, first.port);

      await page.locator("entente-notices .down").waitFor({ state: "detached", timeout: 20_000 });
      await settled(page);
      expect(await totals(page)).toContain("filtered away");
    } finally {
      await first.stop();
      await again?.stop();
      await own.remove();
    }
  }, 60_000);
});

async function open(query: string): Promise<Page> {
  const address = `${site.url}/${query === "" ? "" : `?${query}`}`;
  const page = site.watch(await openExplorer(site.browser, address));
  await page.evaluate(() => {
    window.deepActive = () => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
      return active;
    };
  });
  return page;
}

async function totals(page: Page): Promise<string> {
  return page.locator("entente-totals p").innerText();
}

async function panel(page: Page): Promise<string> {
  await page.locator("entente-evidence entente-stance").first().waitFor();
  const text = await read(page.locator("entente-evidence"));
  expect(text).toContain("reliable partner for Russia");
  return text;
}

async function polarities(page: Page): Promise<number[]> {
  const texts = await page.locator("entente-dyad-table entente-polarity b").allInnerTexts();
  return texts.map((text) => Number(text.replace("−", "-")));
}

async function isOnNetwork(page: Page): Promise<boolean> {
  return page.evaluate(() => deepActive()?.classList.contains("canvas") ?? false);
}

/** Presses a key, or the one that the function finds, until the live region says it. */
async function pressUntil(
  page: Page,
  key: string | ((page: Page) => Promise<string>),
  said: RegExp,
): Promise<void> {
  const live = page.locator("entente-network [aria-live]");
  const all: string[] = [];
  for (let i = 0; i < 40; i += 1) {
    const sentence = await live.innerText();
    if (said.test(sentence)) return;
    all.push(sentence);
    await page.keyboard.press(typeof key === "string" ? key : await key(page));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  throw new Error(`never heard ${String(said)}, only: ${[...new Set(all)].join(" | ")}`);
}

async function heard(page: Page, said: RegExp): Promise<void> {
  await pressUntil(page, () => Promise.resolve("Shift"), said);
}

/** Asks the page until it says yes. Playwright's own wait evaluates text, which the page's policy forbids. */
async function until(page: Page, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!(await page.evaluate(holds))) {
    if (Date.now() > deadline) throw new Error(`never true: ${String(holds)}`);
    await page.waitForTimeout(50);
  }
}

const ARROWS = ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"] as const;

/** The arrow that a reader would press who wants to go along the edge on which the walk stands. */
async function alongKey(page: Page): Promise<string> {
  return ARROWS[Math.round((await edgeAngle(page)) / 90) % 4] ?? ARROWS[0];
}

/** The arrow across that edge, counter-clockwise. */
async function turnKey(page: Page): Promise<string> {
  return ARROWS[(Math.round((await edgeAngle(page)) / 90) + 1) % 4] ?? ARROWS[0];
}

/** Degrees, counter-clockwise from the right, at which the edge leaves the node it was entered from. */
async function edgeAngle(page: Page): Promise<number> {
  return page.locator("entente-network").evaluate((element) => {
    const { walked, positions } = element as unknown as {
      readonly walked: {
        readonly origin: string;
        readonly target: { readonly from: string; readonly to: string };
      };
      readonly positions: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
    };
    const { origin, target } = walked;
    const here = positions.get(origin) ?? { x: 0, y: 0 };
    const there = positions.get(target.from === origin ? target.to : target.from) ?? here;
    const angle = (Math.atan2(here.y - there.y, there.x - here.x) * 180) / Math.PI;
    return (angle + 360) % 360;
  });
}

/** All text of an element as it is read, through every shadow root, with single spaces. */
async function read(locator: Locator): Promise<string> {
  return locator.evaluate((element) => {
    const textOf = (node: Node): string => {
      if (node instanceof Element && ["STYLE", "SCRIPT"].includes(node.tagName)) return "";
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
      const root = node instanceof Element ? (node.shadowRoot ?? node) : node;
      return [...root.childNodes].map(textOf).join("");
    };
    return textOf(element).replace(/\s+/gu, " ").trim();
  });
}

declare global {
  interface Window {
    deepActive: () => Element | null;
  }
  function deepActive(): Element | null;
}
