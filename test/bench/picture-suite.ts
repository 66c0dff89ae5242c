import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/launch-chromium.ts";
import { settled } from "../browser/open-explorer.ts";
import { openPage } from "../browser/open-page.ts";
import { benchGraph } from "./bench-graph.ts";
import { withEachEngine, type BenchEngine } from "./bench-engines.ts";
import type { BenchSuite, Comparison, Contender, Goal } from "./bench-suite.ts";

/** Actors and stances. */
const SMALL = [100, 400] as const;
const LARGE = [100_000, 500_000] as const;
const QUICK = [1_000, 5_000] as const;
/** Of the first reader of a large graph that was just loaded. */
const MOST_MS = 180_000;
const SCREEN = { width: 1440, height: 900 } as const;
const SMALL_GRAPH = "100 actors, 400 stances";

/**
 * From the address of the explorer to its first picture, with everything that it asked for, and to the
 * one with all curves and arrows: server, network and browser together.
 */
export const suite: BenchSuite = {
  name: "picture",
  title: "The first picture, through the whole program",
  run: async (compare, { quick, engine: wanted }) => {
    const [actors, stances] = quick ? QUICK : LARGE;
    const largeGraph = `${actors.toLocaleString("en")} actors, ${stances.toLocaleString("en")} stances`;
    const browser = await launchChromium();
    try {
      for (const name of ["embedded", "neo4j"].filter((each) => (wanted ?? each) === each)) {
        await withEachEngine(
          name,
          () => benchGraph(...SMALL),
          (small) =>
            withEachEngine(
              name,
              () => benchGraph(actors, stances),
              async (large) => {
                const graphs = [
                  [SMALL_GRAPH, small],
                  [largeGraph, large],
                ] as const;
                const goals: Goal[] = [
                  {
                    line: 1,
                    contender: largeGraph,
                    metric: "first picture",
                    of: "ratio",
                    atMost: 1.5,
                  },
                ];
                const about = { browser, graphs, engine: small.name };
                await compare(pictures({ ...about, when: "first reader of new data", rounds: 1 }));
                const rounds = quick ? 2 : 7;
                await compare({
                  ...pictures({ ...about, when: "readers after that", rounds }),
                  goals,
                  warmUps: 1,
                });
                const restarts = quick ? 1 : 5;
                await compare(
                  pictures({ ...about, when: "first reader after a restart", rounds: restarts }),
                );
              },
            ),
        );
      }
    } finally {
      await browser.close();
    }
  },
};

interface Plan {
  readonly browser: Browser;
  readonly graphs: readonly (readonly [name: string, engine: BenchEngine])[];
  readonly engine: string;
  readonly when: "first reader of new data" | "readers after that" | "first reader after a restart";
  readonly rounds: number;
}

function pictures({ browser, graphs, engine, when, rounds }: Plan): Comparison {
  const contender = ([name, running]: Plan["graphs"][number]): Contender => ({
    name,
    sample: async () => {
      if (when === "first reader after a restart") await running.restart();
      const start = performance.now();
      const { page } = await openPage(browser, running.server.url, { viewport: SCREEN });
      page.setDefaultTimeout(MOST_MS);
      await settled(page);
      const firstMs = performance.now() - start;
      await page.locator("entente-network [data-picture='complete']").waitFor();
      const completeMs = performance.now() - start;
      await page.context().close();
      return [firstMs, completeMs];
    },
  });
  return {
    title: `${engine}, ${when}`,
    metrics: [
      { name: "first picture", unit: "ms" },
      { name: "complete picture", unit: "ms" },
    ],
    baseline: SMALL_GRAPH,
    contenders: graphs.map(contender),
    rounds,
    warmUps: 0,
  };
}
