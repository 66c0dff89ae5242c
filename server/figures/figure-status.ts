import type { FigureStatus } from "../wire/figure-meta.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compareFigure } from "./compare-figure.ts";
import type { FigureView } from "./figure-views.ts";
import type { FigureGraph } from "./freeze/figure-graph.ts";
import { askOfOrigin } from "./freeze/freeze-figure.ts";
import { narrowPayload } from "./freeze/narrow-payload.ts";
import { readRows } from "./freeze/read-rows.ts";
import { LruCache } from "./lru-cache.ts";

const REMEMBERED = 200;

/** Tells how the graph has moved under figures; each is asked again only when the data has changed. */
export class FigureStatuses {
  readonly #graph: FigureGraph;
  readonly #now: () => number;
  readonly #known = new LruCache<FigureStatus>(REMEMBERED);

  constructor(graph: FigureGraph, now: () => number) {
    this.#graph = graph;
    this.#now = now;
  }

  /** @throws EntenteError what reading the graph throws. */
  async of(view: FigureView): Promise<FigureStatus> {
    const version = await this.#graph.dataVersion();
    const { record, locked, payload } = view;
    const today = new Date(this.#now()).toISOString().slice(0, 10);
    // The same data gives the same answer; nothing has to be asked.
    if (version === payload.dataVersion) {
      return compareFigure(payload, payload, { id: record.id, comparedOn: today });
    }
    const key = canonicalJson([
      record.id,
      payload.asOf,
      payload.asOfTime ?? null,
      locked,
      version,
      today,
    ]);
    return this.#known.get(key, () => this.#compare(view, today));
  }

  async #compare(
    { record, payload, locked }: FigureView,
    comparedOn: string,
  ): Promise<FigureStatus> {
    const { rows } = await readRows(this.#graph, askOfOrigin(record.origin));
    const now = locked === null ? rows : narrowPayload({ ...payload, ...rows }, locked);
    return compareFigure(payload, now, { id: record.id, comparedOn });
  }
}
