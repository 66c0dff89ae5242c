import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/launch-chromium.ts";
import type { BenchSuite, Comparison, Contender, Goal } from "./bench-suite.ts";
import { putBuiltPage } from "./build-page.ts";
import { startPageHost } from "./page-host.ts";
import { placedNetwork, type Size } from "./placed-network.ts";
import "./render-page/render-times.ts";

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
  { name: "time brush", unit: "ms" },
  { name: "longest task", unit: "ms" },
  { name: "heap", unit: "MB" },
] as const;

interface Plan {
  readonly size: Size;
  readonly against: readonly (keyof typeof NAMES)[];
  readonly baseline: keyof typeof NAMES;
  readonly goals: readonly Goal[];
  readonly rounds: number;
  readonly steps: { readonly frames: number; readonly brushes: number };
}

const goal = (metric: (typeof METRICS)[number]["name"], atMost: number): Goal => ({
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
    goals: [goal("frame while moving", 0.6)],
    rounds: 5,
    steps: { frames: 30, brushes: 12 },
  },
  {
    size: "M",
    against: ["entente", "sigma", "vis", "canvas"],
    baseline: "sigma",
    goals: [goal("everything painted", 0.4), goal("frame while moving", 0.05)],
    rounds: 5,
    steps: { frames: 20, brushes: 60 },
  },
  {
    size: "M",
    against: ["entente", "canvas"],
    baseline: "canvas",
    goals: [goal("everything painted", 1.5)],
    rounds: 5,
    steps: { frames: 5, brushes: 5 },
  },
  {
    size: "L",
    against: ["entente", "sigma"],
    baseline: "sigma",
    goals: [
      goal("everything painted", 0.2),
      goal("frame while moving", 0.01),
      goal("settled redraw", 0.25),
      goal("heap", 0.5),
    ],
    rounds: 3,
    steps: { frames: 3, brushes: 2 },
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
      const plans = quick ? PLANS.slice(0, 1) : PLANS;
      for (const plan of plans) {
        const data = host.put(
          `/${plan.size}.json`,
          "application/json",
          JSON.stringify(placedNetwork(plan.size)),
        );
        await compare(drawing(browser, page, data, quick ? { ...plan, rounds: 1 } : plan));
      }
    } finally {
      await browser.close();
      await host.close();
    }
  },
};

function drawing(browser: Browser, page: string, data: string, plan: Plan): Comparison {
  return {
    title: `size ${plan.size}, software WebGL`,
    metrics: METRICS,
    baseline: NAMES[plan.baseline],
    contenders: plan.against.map((name): Contender => ({
      name: NAMES[name],
      sample: () => sampleDrawing(browser, page, name, data, plan.steps),
    })),
    goals: plan.goals,
    rounds: plan.rounds,
    warmUps: 1,
  };
}

async function sampleDrawing(
  browser: Browser,
  address: string,
  contender: string,
  data: string,
  steps: Plan["steps"],
): Promise<readonly number[]> {
  const context = await browser.newContext({ viewport: SCREEN, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(MOST_MS);
    await page.goto(address);
    const before = await heapOf(page);
    const times = await page.evaluate(
      (given) => window.timeDrawing(given.contender, given.data, given.steps),
      { contender, data, steps },
    );
    const heap = (await heapOf(page)) - before;
    const { paintedMs, readyMs, frameMs, redrawMs, brushMs, longestTaskMs } = times;
    return [paintedMs, readyMs, frameMs, redrawMs, brushMs, longestTaskMs, heap / 1e6];
  } finally {
    await context.close();
  }
}

function heapOf(page: { evaluate<T>(work: () => T): Promise<T> }): Promise<number> {
  return page.evaluate(() => {
    const { gc } = window as unknown as { readonly gc: () => void };
    gc();
    const { memory } = performance as unknown as {
      readonly memory: { readonly usedJSHeapSize: number };
    };
    return memory.usedJSHeapSize;
  });
}
