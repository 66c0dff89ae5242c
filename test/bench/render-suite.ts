import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../browser/launch-chromium.ts";
import type { BenchSuite, Comparison, Contender, Goal } from "./bench-suite.ts";
import { putBuiltPage } from "./build-page.ts";
import { startPageHost } from "./page-host.ts";
import { placedNetwork, type Size } from "./placed-network.ts";
import type { RenderSteps } from "./render-page/render-times.ts";

const OURS = "the explorer's drawing";
const SIGMA = "bare sigma + graphology";
const VIS = "vis-network";
const CANVAS = "d3 + plain canvas";
const NAMES = { entente: OURS, sigma: SIGMA, vis: VIS, canvas: CANVAS } as const;
const SCREEN = { width: 1440, height: 900 } as const;
/** Software WebGL as everywhere here, and a heap that can be read. */
const GRAPHICS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"] as const;
const MEMORY = ["--enable-precise-memory-info", "--js-flags=--expose-gc"] as const;
const MOST_MS = 300_000;

const METRICS = [
  { name: "everything painted", unit: "ms" },
  { name: "ready", unit: "ms" },
  { name: "frame while moving", unit: "ms" },
  { name: "settled redraw", unit: "ms" },
  { name: "heap", unit: "MB" },
] as const;

interface Plan {
  readonly size: Size;
  readonly against: readonly (keyof typeof NAMES)[];
  readonly baseline: keyof typeof NAMES;
  readonly goals: readonly Goal[];
  readonly rounds: number;
  readonly steps: RenderSteps;
}

const LINES = {
  "everything painted": 2,
  ready: 3,
  "frame while moving": 4,
  "settled redraw": 5,
  heap: 6,
} as const satisfies Record<(typeof METRICS)[number]["name"], number>;

const goal = (metric: (typeof METRICS)[number]["name"], atMost: number): Goal => ({
  line: LINES[metric],
  contender: OURS,
  metric,
  of: "ratio",
  atMost,
});

const PLANS: readonly Plan[] = [
  {
    size: "1k",
    against: ["entente", "sigma", "vis", "canvas"],
    baseline: "vis",
    goals: [
      goal("frame while moving", 0.6),
      // What a quick run looks at: the memory of a small picture.
      { contender: OURS, metric: "heap", of: "ratio", atMost: 0.6 },
    ],
    rounds: 3,
    steps: { frames: 20, redraws: 3 },
  },
  {
    size: "M",
    against: ["entente", "sigma", "vis", "canvas"],
    baseline: "sigma",
    goals: [goal("everything painted", 0.4), goal("frame while moving", 0.05)],
    rounds: 3,
    steps: { frames: 8, redraws: 3 },
  },
  {
    size: "M",
    against: ["entente", "canvas"],
    baseline: "canvas",
    goals: [goal("everything painted", 1.5)],
    rounds: 3,
    steps: { frames: 1, redraws: 1 },
  },
  {
    size: "L",
    against: ["entente", "sigma"],
    baseline: "sigma",
    goals: [
      goal("everything painted", 0.2),
      goal("ready", 0.35),
      goal("frame while moving", 0.01),
      goal("settled redraw", 0.25),
      goal("heap", 0.5),
    ],
    rounds: 3,
    steps: { frames: 3, redraws: 1 },
  },
];

/** A network in the browser: first picture, camera, time brush and memory, beside bare libraries. */
export const suite: BenchSuite = {
  name: "render",
  title: "Drawing a network in the browser",
  run: async (compare, { quick }) => {
    const browser = await launchChromium([...GRAPHICS, ...MEMORY]);
    const host = await startPageHost();
    try {
      const page = await putBuiltPage(host, "render-page");
      const put = (size: Size): string =>
        host.put(`/${size}.json`, "application/json", JSON.stringify(placedNetwork(size)));
      for (const plan of quick ? PLANS.slice(0, 1) : PLANS) {
        const address = put(plan.size);
        await compare(drawing(browser, page, address, quick ? { ...plan, rounds: 1 } : plan));
      }
      if (quick) return;
      await compare(brushing(browser, page, put("M")));
      await compare(tasks(browser, page, { M: put("M"), L: put("L") }));
    } finally {
      await browser.close();
      await host.close();
    }
  },
};

function drawing(browser: Browser, page: string, data: string, plan: Plan): Comparison {
  return {
    title: `size ${plan.size} against ${NAMES[plan.baseline]}, software WebGL`,
    metrics: METRICS,
    baseline: NAMES[plan.baseline],
    contenders: plan.against.map((name): Contender => ({
      name: NAMES[name],
      sample: () =>
        onPage(browser, page, async (opened) => {
          const before = await heapOf(opened);
          const times = await opened.evaluate(
            ([contender, address, steps]) => window.timeDrawing(contender, address, steps),
            [name, data, plan.steps] as const,
          );
          const heap = ((await heapOf(opened)) - before) / 1e6;
          return [times.paintedMs, times.readyMs, times.frameMs, times.redrawMs, heap];
        }),
    })),
    goals: plan.goals,
    rounds: plan.rounds,
    warmUps: plan.size === "L" ? 0 : 1,
  };
}

const SCRATCH = "60 redraws from scratch, bare sigma (every 20th measured)";

function brushing(browser: Browser, page: string, data: string): Comparison {
  const contender = (name: string, key: keyof typeof NAMES, every: number): Contender => ({
    name,
    sample: () =>
      onPage(browser, page, async (opened) => [
        await opened.evaluate(([which, address, step]) => window.timeBrush(which, address, step), [
          key,
          data,
          every,
        ] as const),
      ]),
  });
  return {
    title: "60 positions of the time brush, size M",
    metrics: [{ name: "time brush", unit: "ms" }],
    baseline: SCRATCH,
    contenders: [contender(SCRATCH, "sigma", 20), contender(OURS, "entente", 1)],
    goals: [goal60],
    rounds: 3,
    warmUps: 0,
  };
}

const goal60: Goal = { line: 12, contender: OURS, metric: "time brush", of: "ratio", atMost: 0.1 };
const BOUND = "50 ms";

function tasks(
  browser: Browser,
  page: string,
  data: Readonly<Record<"M" | "L", string>>,
): Comparison {
  const contender = (size: "M" | "L"): Contender => ({
    name: `${OURS}, ${size}`,
    sample: () =>
      onPage(browser, page, async (opened) => [
        await opened.evaluate((address) => window.watchTasks("entente", address), data[size]),
      ]),
  });
  const atMost = (size: "M" | "L", ratio: number): Goal => ({
    line: 7,
    contender: `${OURS}, ${size}`,
    metric: "longest task",
    of: "ratio",
    atMost: ratio,
  });
  return {
    title: "longest task of the page's own thread after the first picture: pan, zoom, brush",
    metrics: [{ name: "longest task", unit: "ms" }],
    baseline: BOUND,
    contenders: [
      { name: BOUND, sample: () => Promise.resolve([50]) },
      contender("M"),
      contender("L"),
    ],
    goals: [atMost("M", 1), atMost("L", 2)],
    rounds: 3,
    warmUps: 0,
  };
}

async function onPage<T>(
  browser: Browser,
  address: string,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: SCREEN, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(MOST_MS);
    await page.goto(address);
    return await use(page);
  } finally {
    await context.close();
  }
}

function heapOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { gc } = window as unknown as { readonly gc: () => void };
    gc();
    const { memory } = performance as unknown as {
      readonly memory: { readonly usedJSHeapSize: number };
    };
    return memory.usedJSHeapSize;
  });
}
