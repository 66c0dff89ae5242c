import type { ReactiveController, ReactiveControllerHost } from "lit";
import { z } from "zod";

const STORAGE_KEY = "entente-queries";
const MOST_RECENT = 20;
const MOST_DRAFTS = 20;
/** Rows that a result may have until the reader chooses otherwise. */
export const ROW_LIMITS = [1_000, 10_000, 100_000] as const;
const DEFAULT_ROWS = 10_000;

const DraftSchema = z.object({
  text: z.string(),
  /** Version of the saved text from which the draft began; null for a new query. */
  base: z.string().nullable(),
  /** Text and undo history as the editor keeps them. */
  stored: z.unknown().optional(),
});
/** A text that is being written and not saved. */
export type Draft = z.infer<typeof DraftSchema>;

const MemorySchema = z.object({
  favourites: z.array(z.string()).catch([]),
  recent: z.array(z.string()).catch([]),
  drafts: z.record(z.string(), DraftSchema).catch({}),
  rows: z.int().min(1).catch(DEFAULT_ROWS),
});
type Memory = z.infer<typeof MemorySchema>;

const EMPTY: Memory = { favourites: [], recent: [], drafts: {}, rows: DEFAULT_ROWS };

/** Name under which the draft of a query that is not saved yet is kept; no id can be it. */
export const NEW_DRAFT = "";

/** What this browser remembers of the library: favourites, recently run, unsaved edits. */
export class QueryMemory implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #memory: Memory = readMemory();
  /** As it was when the page was opened: a list that reorders itself under the pointer is a trap. */
  readonly #recentBefore: readonly string[] = this.#memory.recent;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get favourites(): readonly string[] {
    return this.#memory.favourites;
  }

  /** Ids of the queries run last before this page was opened, latest first. */
  get recent(): readonly string[] {
    return this.#recentBefore;
  }

  get rows(): number {
    return this.#memory.rows;
  }

  draft(id: string): Draft | null {
    return this.#memory.drafts[id] ?? null;
  }

  hasDraft(id: string): boolean {
    return id in this.#memory.drafts;
  }

  toggleFavourite(id: string): void {
    const { favourites } = this.#memory;
    const without = favourites.filter((each) => each !== id);
    this.#keep({ favourites: without.length < favourites.length ? without : [...favourites, id] });
  }

  noteRun(id: string): void {
    const others = this.#memory.recent.filter((each) => each !== id);
    this.#keep({ recent: [id, ...others].slice(0, MOST_RECENT) });
  }

  setRows(rows: number): void {
    this.#keep({ rows });
  }

  setDraft(id: string, draft: Draft | null): void {
    const others = Object.entries(this.#memory.drafts).filter(([each]) => each !== id);
    const kept = others.slice(-(MOST_DRAFTS - 1));
    this.#keep({ drafts: Object.fromEntries(draft === null ? others : [...kept, [id, draft]]) });
  }

  hostConnected(): void {
    window.addEventListener("storage", this.#onStorage);
  }

  hostDisconnected(): void {
    window.removeEventListener("storage", this.#onStorage);
  }

  #keep(part: Partial<Memory>): void {
    // Another tab may have written since: only the part that changes here is ours.
    this.#memory = { ...readMemory(), ...part };
    writeMemory(this.#memory);
    this.#host.requestUpdate();
  }

  #onStorage = (event: StorageEvent): void => {
    if (event.key !== STORAGE_KEY) return;
    this.#memory = readMemory();
    this.#host.requestUpdate();
  };
}

// Storage throws where the browser blocks it or is full; the page then forgets, and works.
function readMemory(): Memory {
  try {
    const parsed = MemorySchema.safeParse(
      JSON.parse(window.localStorage.getItem(STORAGE_KEY) ?? "{}"),
    );
    return parsed.success ? parsed.data : EMPTY;
  } catch {
    return EMPTY;
  }
}

function writeMemory(memory: Memory): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, JSON.stringify(memory));
  } catch {
    return;
  }
}
