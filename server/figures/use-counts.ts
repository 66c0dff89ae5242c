import type { Logger } from "pino";
import type { DocumentCollection, Documents } from "../documents/document-collection.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { FigureUses } from "../wire/figure-meta.ts";
import { FigureUsesFileSchema } from "./keep/figure-record.ts";

type Uses = Record<string, { views: number; first: string; last: string }>;

const SAVE_MS = 6 * 60 * 60 * 1000;
const ATTEMPTS = 5;
/** Origins that are kept of a figure; what comes after them counts as `other`. */
const MOST_ORIGINS = 500;
/** Figures with counts that wait to be saved; past it they are saved at once. */
const MOST_WAITING = 1000;

/**
 * Counts where figures are shown: how often, and between which days, a page of an origin asked for
 * one. Nothing is known of readers: no address, no cookie, no path, and no time but the day.
 */
export class UseCounts {
  readonly #documents: DocumentCollection;
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #waiting = new Map<string, Uses>();
  readonly #timer: NodeJS.Timeout;

  constructor(documents: Documents, logger: Logger, now: () => number) {
    this.#documents = documents.collection({ name: "figure-uses", extension: ".json" });
    this.#logger = logger;
    this.#now = now;
    this.#timer = setInterval(() => void this.save(), SAVE_MS);
    this.#timer.unref();
  }

  /**
   * Counts a request.
   * @param referrer what the browser says of the page, of which only the origin is looked at.
   * @param own origin of this server, whose own pages do not count.
   */
  count(id: string, referrer: string | undefined, own: string): void {
    const origin = originOf(referrer);
    if (origin === null || origin === own) return;
    const day = new Date(this.#now()).toISOString().slice(0, 10);
    const uses = this.#waiting.get(id) ?? {};
    const isNew = uses[origin] === undefined && Object.keys(uses).length >= MOST_ORIGINS;
    add(uses, isNew ? "other" : origin, { views: 1, first: day, last: day });
    this.#waiting.set(id, uses);
    if (this.#waiting.size > MOST_WAITING) void this.save();
  }

  /** Where a figure is shown, most often first. */
  async of(id: string): Promise<FigureUses["uses"]> {
    const known = (await this.#read(id)).uses;
    for (const [origin, use] of Object.entries(this.#waiting.get(id) ?? {}))
      add(known, origin, use);
    return Object.entries(known)
      .map(([origin, use]) => ({ origin, ...use }))
      .sort((a, b) => b.views - a.views || (a.origin < b.origin ? -1 : 1));
  }

  /** Saves what has been counted. What cannot be saved is counted on. */
  async save(): Promise<void> {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const [id, uses] of waiting) {
      try {
        await this.#merge(id, uses);
      } catch (error) {
        this.#logger.warn({ err: error, figure: id }, "views of a figure are not saved");
        const since = this.#waiting.get(id) ?? {};
        for (const [origin, use] of Object.entries(uses)) add(since, origin, use);
        this.#waiting.set(id, since);
      }
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.save();
  }

  async #merge(id: string, uses: Uses): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const { uses: known, version } = await this.#read(id);
      for (const [origin, use] of Object.entries(uses)) {
        const isFull = known[origin] === undefined && Object.keys(known).length >= MOST_ORIGINS;
        add(known, isFull ? "other" : origin, use);
      }
      const text = JSON.stringify({ format: "entente-figure-uses/1", uses: known });
      try {
        await this.#documents.save(id, text, { ifVersion: version });
        return;
      } catch (error) {
        const isRace =
          error instanceof EntenteError &&
          (error.code === "changed-meanwhile" || error.code === "already-exists");
        if (!isRace || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async #read(id: string): Promise<{ uses: Uses; version: string | null }> {
    const document = await this.#documents.read(id);
    if (document === null) return { uses: {}, version: null };
    const { version, content } = document;
    try {
      return { uses: FigureUsesFileSchema.parse(JSON.parse(content)).uses, version };
    } catch {
      // Counts that cannot be read are no reason to show no figure: they begin anew.
      return { uses: {}, version };
    }
  }
}

function add(uses: Uses, origin: string, use: Uses[string]): void {
  const known = uses[origin];
  uses[origin] =
    known === undefined
      ? { ...use }
      : {
          views: known.views + use.views,
          first: known.first < use.first ? known.first : use.first,
          last: known.last > use.last ? known.last : use.last,
        };
}

function originOf(referrer: string | undefined): string | null {
  if (referrer === undefined || referrer.length > 2000 || !URL.canParse(referrer)) return null;
  const { protocol, origin } = new URL(referrer);
  return protocol === "https:" || protocol === "http:" ? origin : null;
}
