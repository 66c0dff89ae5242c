import { canonicalJson } from "./canonical-json.ts";
import { freezeFigure, type FreezeContext } from "./freeze/freeze-figure.ts";
import type { FigureRecord } from "./keep/figure-record.ts";
import type { FigurePayload } from "../wire/figure-payload.ts";

/** A live figure as it was when the graph was last asked. */
export interface LiveSnapshot {
  readonly payload: FigurePayload;
  readonly canonical: string;
}

interface Held {
  readonly at: number;
  readonly snapshot: LiveSnapshot;
}

const MOST_HELD = 50;
/** After a failure the graph is left alone for this long. */
const RETRY_MS = 30_000;

/**
 * Live figures: each asks the graph at most every so many minutes, however many look at it, and says
 * when it did. Where the graph does not answer, what it answered last stays.
 */
export class LiveFigures {
  readonly #context: FreezeContext;
  readonly #held = new Map<string, Held>();
  readonly #asking = new Map<string, Promise<LiveSnapshot>>();

  constructor(context: FreezeContext) {
    this.#context = context;
  }

  /** @throws EntenteError what reading the graph throws, where it never answered before. */
  async snapshot(record: FigureRecord): Promise<LiveSnapshot> {
    const held = this.#held.get(record.id);
    const age = held === undefined ? Infinity : this.#context.now() - held.at;
    if (held !== undefined && age < record.everyMinutes * 60_000) return held.snapshot;
    let asking = this.#asking.get(record.id);
    if (asking === undefined) {
      asking = this.#ask(record).finally(() => this.#asking.delete(record.id));
      this.#asking.set(record.id, asking);
    }
    if (held === undefined) return asking;
    return asking.catch(() => {
      const at = this.#context.now() - record.everyMinutes * 60_000 + RETRY_MS;
      this.#held.set(record.id, { ...held, at });
      return held.snapshot;
    });
  }

  async #ask({ id, definition }: FigureRecord): Promise<LiveSnapshot> {
    const at = this.#context.now();
    const frozen = await freezeFigure(this.#context, definition);
    const asOfTime = new Date(at).toISOString().slice(11, 16);
    const payload: FigurePayload = { ...frozen.payload, asOfTime };
    const snapshot = { payload, canonical: canonicalJson(payload) };
    this.#held.delete(id);
    this.#held.set(id, { at, snapshot });
    const [oldest] = this.#held.keys();
    if (this.#held.size > MOST_HELD && oldest !== undefined) this.#held.delete(oldest);
    return snapshot;
  }
}
