import { describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import type { GraphItem } from "../../server/wire/interchange.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import { openExplorer, settled } from "./open-explorer.ts";
import { openPage } from "./open-page.ts";
import { serveGraph } from "./serve-graph.ts";
import { violations } from "./violations.ts";
import { testSite } from "./test-site.ts";

const ACTORS = 20_000;
const STANCES = 30_000;
/** Longest that the page's own thread may work at a time, in ms. */
const MOST_MS = 200;
/** For the server to answer and the worker to lay out so much, on a machine that does more than that. */
const PATIENCE_MS = 90_000;
const TRACED = ["disabled-by-default-devtools.timeline", "blink.user_timing"] as const;
const STEPS: ReadonlySet<string> = new Set([
  "panning",
  "walking among blocs",
  "zooming",
  "pointing",
  "walking by keyboard",
  "filtering",
  "brushing",
  "reading the table",
]);

const site = testSite(() => serveGraph(largeGraph()));

describe("a network of twenty thousand actors", () => {
  it(
    "keeps the page's own thread free while one works with it",
    async () => {
      const address = `${site.url}/?most=${ACTORS}`;
      const page = site.watch(await openPage(site.browser, address));
      page.setDefaultTimeout(PATIENCE_MS);
      await settled(page);
      const network = page.getByRole("application", { name: new RegExp(`^Network of ${ACTORS} `) });
      await network.waitFor();
      await isDrawn(page);
      await site.browser.startTracing(page, { categories: [...TRACED] });
      const during = async (what: string, act: () => Promise<void>): Promise<void> => {
        await page.evaluate((name) => performance.mark(name), what);
        await act();
        await isDrawn(page);
      };

      await during("panning", () => drag(page, network));
      await during("walking among blocs", async () => {
        await network.focus();
        for (const key of ["Home", "ArrowRight", "Enter"]) await page.keyboard.press(key);
        await page
          .getByRole("status")
          .getByText(/taken, .* received/)
          .waitFor();
      });
      await during("zooming", () => page.mouse.wheel(0, -500));
      await during("pointing", async () => {
        const { x, y } = await middle(network);
        await page.mouse.move(x - 90, y + 40, { steps: 6 });
      });
      await during("walking by keyboard", async () => {
        await network.focus();
        for (const key of ["Home", "ArrowRight", "PageDown"]) await page.keyboard.press(key);
      });
      await during("filtering", () => page.getByRole("button", { name: "Hostile" }).click());
      await during("brushing", () => drag(page, page.locator("entente-time-brush")));
      await during("reading the table", async () => {
        await page.getByRole("button", { name: "Table", exact: true }).click();
        await page.getByRole("table").waitFor();
        await page.getByRole("button", { name: "Graph", exact: true }).click();
      });

      const longest = longestTasks(await site.browser.stopTracing());
      console.log("Longest tasks of the page, in ms of its thread:", longest);
      expect(Object.keys(longest)).toHaveLength(8);
      // Where the trace had no times, all would be short.
      expect(Object.entries(longest).filter(([, ms]) => ms <= 0)).toEqual([]);
      expect(Object.entries(longest).filter(([, ms]) => ms > MOST_MS)).toEqual([]);
    },
    2 * PATIENCE_MS,
  );

  it(
    "draws its blocs from afar, which open on approach",
    async () => {
      const address = `${site.url}/?most=${ACTORS}`;
      const page = site.watch(await openPage(site.browser, address));
      page.setDefaultTimeout(PATIENCE_MS);
      await settled(page);
      const canvas = page.getByRole("application", { name: /^Network of/ });
      const caption = page.locator("entente-network .caption");
      const whole = page.getByRole("button", { name: "Show the whole network" });
      const discs = await discsOf(page);
      const [first, second] = discs;
      if (first === undefined || second === undefined) throw new Error("there are no blocs");
      expect(discs.length).toBeGreaterThan(8);
      expect(discs.length).toBeLessThanOrEqual(40);
      expect(discs.filter((a) => discs.some((b) => a !== b && overlaps(a, b)))).toEqual([]);
      const { x, y, width, height } = (await canvas.boundingBox()) ?? {
        x: 0,
        y: 0,
        width: 0,
        height: 0,
      };
      const isOutside = ({ box }: Disc): boolean =>
        box.left < 0 || box.top < 0 || box.right > width || box.bottom > height;
      expect(discs.filter(isOutside)).toEqual([]);
      expect(await violations(page)).toEqual([]);

      // The pointer reads a bloc, and a click goes to its members.
      await page.mouse.move(x + second.x, y + second.y);
      await caption
        .filter({ hasText: /Actor number .* a bloc of .* of opposition inside\./ })
        .waitFor();
      await page.mouse.click(x + second.x, y + second.y);
      expect((await discsOf(page)).map(({ bloc }) => bloc.number)).not.toContain(
        second.bloc.number,
      );
      await whole.click();
      expect(await discsOf(page)).toEqual(discs);

      // Zooming in opens all in the end.
      const zoom = async (name: string): Promise<number> => {
        await page.getByRole("button", { name }).click();
        return (await discsOf(page)).length;
      };
      for (let most = 8; most > 0 && (await zoom("Zoom in")) > 0; most -= 1);
      expect(await discsOf(page)).toEqual([]);
      await whole.click();

      // By keyboard.
      await canvas.focus();
      await page.keyboard.press("Home");
      const status = page.locator("entente-network").getByRole("status");
      const said = await status.innerText();
      expect(said).toContain(`a bloc of ${first.bloc.members.toLocaleString("en")} actors shown`);
      await page.keyboard.press("PageDown");
      await status
        .filter({ hasText: `a bloc of ${second.bloc.members.toLocaleString("en")} actors` })
        .waitFor();
      await page.keyboard.press("Enter");
      await status.filter({ hasText: /Actor number .* taken, .* received/ }).waitFor();
      await page.getByRole("button", { name: "Zoom in" }).focus();
      await whole.click();
      expect(await discsOf(page)).toHaveLength(discs.length);

      // A filter leaves them and changes what they stand for.
      expect(first.bloc.allied).toBeGreaterThan(0);
      await page.getByRole("button", { name: "Hostile" }).click();
      await page.waitForURL((url) => url.searchParams.has("polarityMax"));
      await settled(page);
      const hostile = await discsOf(page);
      expect(hostile.length).toBeGreaterThan(0);
      expect(hostile.filter(({ bloc }) => bloc.allied > 0)).toEqual([]);
      await page.getByRole("button", { name: "Hostile" }).click();
      await page.waitForURL((url) => !url.searchParams.has("polarityMax"));
      await settled(page);

      // The switch leaves the plain picture.
      const withBlocs = await picture(page, first);
      await page.getByRole("checkbox", { name: "Blocs from afar" }).uncheck();
      await page.waitForURL((url) => url.searchParams.get("blocs") === "never");
      expect(await discsOf(page)).toEqual([]);
      const plain = await picture(page, first);
      expect(plain).not.toEqual(withBlocs);
      await page.getByRole("checkbox", { name: "Blocs from afar" }).check();
      // Nothing was there before, so they stand where they stood at first.
      expect(await discsOf(page)).toEqual(discs);
    },
    2 * PATIENCE_MS,
  );

  it("says what is beyond the size of the picture, and offers more of it", async () => {
    const page = site.watch(await openExplorer(site.browser, site.url));
    const totals = page.locator("entente-totals");
    await totals.getByText(/^300 of 20,001 actors and issues/).waitFor();
    await totals.getByRole("button", { name: "Show the 1,000 busiest" }).click();
    await totals.getByText(/^1,000 of 20,001 actors and issues/).waitFor();
    expect(new URL(page.url()).searchParams.get("most")).toBe("1000");
    await totals.getByRole("button", { name: "Show the 5,000 busiest" }).waitFor();
    await totals.getByRole("button", { name: "Show the 300 busiest" }).click();
    await totals.getByText(/^300 of 20,001 actors and issues/).waitFor();
  }, 60_000);
});

/** A disc as the element tells of it, in px from the corner of the drawing. */
interface Disc {
  readonly bloc: { readonly number: number; readonly members: number; readonly allied: number };
  readonly x: number;
  readonly y: number;
  readonly box: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
}

/** The blocs that stand for their members. */
async function discsOf(page: Page): Promise<readonly Disc[]> {
  await isDrawn(page);
  return page
    .locator("entente-network")
    .evaluate((element) =>
      (element as unknown as { blocPlaces: () => readonly Disc[] }).blocPlaces(),
    );
}

function overlaps({ box: a }: Disc, { box: b }: Disc): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** What is on the screen where a disc was. */
async function picture(page: Page, { x, y }: Disc): Promise<string> {
  const box = await page.locator("entente-network .canvas").boundingBox();
  if (box === null) throw new Error("there is no drawing");
  const clip = { x: box.x + x - 15, y: box.y + y - 15, width: 30, height: 30 };
  return (await page.screenshot({ clip })).toString("base64");
}

async function middle(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error("it has no box");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, element: Locator): Promise<void> {
  const { x, y } = await middle(element);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y, { steps: 8 });
  await page.mouse.up();
}

/** Waits until the complete picture is on the screen. */
async function isDrawn(page: Page): Promise<void> {
  await settled(page);
  await page.locator("entente-network [data-picture='complete']").waitFor();
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  /** When it was, in µs. */
  readonly ts: number;
  /** What its thread worked in it, in µs. */
  readonly tdur?: number;
}

/**
 * The longest task of the page's own thread after each mark that the page has set, in ms that the
 * thread worked: a machine that is busy with something else makes tasks longer, but not heavier.
 */
function longestTasks(trace: Buffer): Readonly<Record<string, number>> {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const marks = traceEvents
    .filter(({ cat, name }) => cat === "blink.user_timing" && STEPS.has(name))
    .sort((a, b) => a.ts - b.ts);
  const isTask = ({ name, pid, tid }: TraceEvent): boolean =>
    name === "RunTask" && pid === marks[0]?.pid && tid === marks[0].tid;
  const tasks = traceEvents.filter(isTask);
  return Object.fromEntries(
    marks.map(({ name, ts }, at) => {
      const end = marks[at + 1]?.ts ?? Infinity;
      const within = tasks.filter((task) => task.ts >= ts && task.ts < end);
      return [name, Math.round(Math.max(0, ...within.map(({ tdur = 0 }) => tdur)) / 1000)];
    }),
  );
}

function* largeGraph(): Generator<GraphItem> {
  const random = seededRandom(1);
  for (let n = 0; n < ACTORS; n += 1) {
    const kind = n % 5 === 0 ? "state" : "person";
    yield { kind: "actor", actor: { id: `actor-${n}`, kind, name: `Actor number ${n}` } };
  }
  yield { kind: "issue", issue: { id: "peace", name: "Peace" } };
  yield { kind: "source", source: { id: "wire", title: "A newswire", kind: "dataset" } };
  for (let n = 0; n < STANCES; n += 1) {
    const from = n % ACTORS;
    const to = Math.floor(ACTORS * random() ** 3);
    yield {
      kind: "stance",
      stance: {
        id: `stance-${n}`,
        from: `actor-${from}`,
        to: `actor-${to === from ? (to + 1) % ACTORS : to}`,
        issue: "peace",
        act: n % 2 === 0 ? "051" : "111",
        goldstein: Math.round((random() * 20 - 10) * 10) / 10,
        date: `20${10 + (n % 10)}-${String(1 + (n % 12)).padStart(2, "0")}-15`,
        summary: `What was said the ${n}th time.`,
        locator: `row ${n}`,
        source: "wire",
        status: "reported",
      },
    };
  }
}
