import type { Browser } from "playwright-core";
import { embedSnippets } from "../../client/model/figures/embed-snippets.ts";
import { writePng } from "../../server/figures/formats/write-png.ts";
import { svg } from "../../server/figures/render/picture-worker.ts";
import type { FigureMeta } from "../../server/wire/figure-meta.ts";
import { FigurePayloadSchema, type FigurePayload } from "../../server/wire/figure-payload.ts";
import { launchChromium, NO_GPU } from "../browser/launch-chromium.ts";
import { serveGraph } from "../browser/serve-graph.ts";
import { makeFigure } from "../http/figure-requests.ts";
import { benchGraph } from "./bench-graph.ts";
import type { BenchSuite, Comparison, Contender } from "./bench-suite.ts";
import { startPageHost, type PageHost } from "./page-host.ts";
import { visPage, visScript } from "./vis-page.ts";
import { watchPaint } from "./watch-paint.ts";

const EMBED = "embedded figure";
const IMAGE = "bare img of its PNG";
const VIS = "embedded vis-network page";

/** How long a figure takes to draw, by its size, and what an embed of it costs a reader. */
export const suite: BenchSuite = {
  name: "figures",
  title: "Drawing a figure, and a page that embeds it",
  run: async (compare, { quick }) => {
    const drawn: Contender[] = [];
    const browser = await launchChromium(NO_GPU);
    const host = await startPageHost();
    try {
      for (const actors of quick ? [20, 200] : [20, 200, 2000]) {
        const server = await serveGraph(benchGraph(1.25 * actors, 6 * actors));
        try {
          const draft = { title: `${actors} actors`, size: "full", filter: { limit: actors } };
          const figure = await makeFigure({ base: server.url }, draft);
          if (figure.counts.nodes !== actors)
            throw new Error(`the figure has ${figure.counts.nodes} actors and not ${actors}`);
          const payload = await payloadOf(figure, server.url);
          drawn.push(drawing(figure, payload));
          const pages = await putPages(host, figure, payload, server.url);
          await compare(embedding(browser, figure, pages, quick));
        } finally {
          await server.stop();
        }
      }
      await compare(drawings(drawn, quick));
    } finally {
      await browser.close();
      await host.close();
    }
  },
};

async function payloadOf({ urls }: FigureMeta, base: string): Promise<FigurePayload> {
  const response = await fetch(new URL(urls.json, base));
  return FigurePayloadSchema.parse(await response.json());
}

function drawing({ id, size, counts }: FigureMeta, payload: FigurePayload): Contender {
  return {
    name: `${counts.nodes} actors, ${counts.dyads} dyads`,
    sample: async () => {
      const start = performance.now();
      await svg({ payload, id, wishes: [{ size, theme: "auto", fonts: true, prefix: "e" }] });
      const svgMs = performance.now() - start;
      // As the server does it: what is painted has its fonts from their files.
      const wish = { size, theme: "light", fonts: false, prefix: "e" } as const;
      const [rendered] = await svg({ payload, id, wishes: [wish] });
      const beforePng = performance.now();
      await writePng(rendered?.svg ?? "", 1, rendered?.hasOtherScripts ?? false);
      const pngMs = performance.now() - beforePng;
      return [svgMs, svgMs / counts.nodes, pngMs, pngMs / counts.nodes];
    },
  };
}

function drawings(contenders: readonly Contender[], quick: boolean): Comparison {
  return {
    title: "time to draw, from the frozen data",
    metrics: [
      { name: "SVG", unit: "ms" },
      { name: "SVG for each actor", unit: "ms" },
      { name: "PNG of the SVG", unit: "ms" },
      { name: "PNG for each actor", unit: "ms" },
    ],
    baseline: contenders[0]?.name ?? "",
    contenders,
    rounds: quick ? 2 : 9,
    warmUps: quick ? 1 : 2,
  };
}

/** Addresses of pages that hold nothing but the figure, by what they hold it as. */
async function putPages(
  host: PageHost,
  figure: FigureMeta,
  payload: FigurePayload,
  server: string,
): Promise<Readonly<Record<string, string>>> {
  const { width, height, counts, urls } = figure;
  const put = (name: string, body: string): string =>
    host.put(
      `/${counts.nodes}/${name}`,
      "text/html",
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A report</title></head><body>${body}</body></html>`,
    );
  const size = `width="${width}" height="${Math.ceil(height)}"`;
  const snippet = embedSnippets(figure, server).find(({ id }) => id === "iframe")?.text ?? "";
  const script = host.put("/vis-network.js", "text/javascript", await visScript());
  const vis = host.put(`/${counts.nodes}/network`, "text/html", visPage(payload, script));
  return {
    [IMAGE]: put("image", `<img src="${server}${urls.png}" alt="" ${size}>`),
    [EMBED]: put("embed", snippet),
    [VIS]: put(
      "vis",
      `<iframe src="${vis}" title="A network" ${size} loading="lazy" frameborder="0"></iframe>`,
    ),
  };
}

function embedding(
  browser: Browser,
  { counts }: FigureMeta,
  pages: Readonly<Record<string, string>>,
  quick: boolean,
): Comparison {
  return {
    title: `embed of ${counts.nodes} actors and ${counts.stances} stances`,
    metrics: [
      { name: "bytes", unit: "kB" },
      { name: "first paint", unit: "ms" },
    ],
    baseline: IMAGE,
    goals:
      counts.nodes > 50 ? [] : [{ contender: EMBED, metric: "bytes", of: "value", atMost: 60 }],
    contenders: Object.entries(pages).map(([name, url]) => ({
      name,
      sample: async () => {
        const { bytes, paintMs } = await watchPaint(browser, url);
        return [bytes / 1000, paintMs];
      },
    })),
    rounds: quick ? 1 : 9,
    warmUps: 1,
  };
}
