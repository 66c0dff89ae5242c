import type { StatedThings } from "../../wire/import-report.ts";
import type { ImportRecord } from "../import-format.ts";

const MOST_ACTORS = 5;
const MOST_SOURCES = 20;
/** Actors beyond this many are not counted: memory stays flat, and frequent ones come early. */
const COUNTED_ACTORS = 20_000;

/** Takes note of what rows are about while they are read. */
export class StatedTally {
  #first: string | null = null;
  #last: string | null = null;
  readonly #actors = new Map<string, number>();
  readonly #names = new Map<string, string>();
  #sources: Set<string> | null = new Set();

  take(record: ImportRecord): void {
    if (!("items" in record)) return;
    // A reader names an actor once, in the first row that has it.
    for (const item of record.named) {
      if (item.kind !== "actor" || this.#names.size >= COUNTED_ACTORS) continue;
      this.#names.set(item.actor.id, item.actor.name);
    }
    for (const item of record.items) {
      if (item.kind === "stance") {
        const { from, to, date, source } = item.stance;
        this.#first = this.#first === null || date < this.#first ? date : this.#first;
        this.#last = this.#last === null || date > this.#last ? date : this.#last;
        this.#sources?.add(source);
        if ((this.#sources?.size ?? 0) > MOST_SOURCES) this.#sources = null;
        this.#count(from);
        this.#count(to);
      } else if (item.kind === "tie") {
        this.#count(item.tie.from);
        this.#count(item.tie.to);
      } else if (item.kind === "actor" && this.#names.size < COUNTED_ACTORS) {
        this.#names.set(item.actor.id, item.actor.name);
      }
    }
  }

  summary(): StatedThings {
    const actors = [...this.#actors]
      .filter(([id]) => this.#names.has(id))
      .sort(([a, rowsA], [b, rowsB]) => rowsB - rowsA || (a < b ? -1 : 1))
      .slice(0, MOST_ACTORS)
      .map(([id, rows]) => ({ id, name: this.#names.get(id) ?? id, rows }));
    const sources = this.#sources === null ? null : [...this.#sources].sort();
    return { first: this.#first, last: this.#last, actors, sources };
  }

  #count(id: string): void {
    const rows = this.#actors.get(id);
    if (rows !== undefined) this.#actors.set(id, rows + 1);
    else if (this.#actors.size < COUNTED_ACTORS) this.#actors.set(id, 1);
  }
}
