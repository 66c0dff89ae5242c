/**
 * The names of the steps in this tab's history of a page, so that they can be taken back by name. It
 * outlives a reload, as the history does, and is forgotten with the tab.
 */
export class StepMemory {
  readonly #key: string;
  #names: string[];
  #place: number;

  constructor(path: string) {
    this.#key = `entente-steps ${path}`;
    const place = placeOf(window.history.state);
    this.#names = place === null ? [] : readNames(this.#key);
    this.#place = Math.min(place ?? 0, this.#names.length);
    // So that the first entry of the page is known again after a reload.
    if (place === null) window.history.replaceState({ step: 0 }, "");
  }

  /** Name of the step that led here; null where there is none to take back. */
  get undoes(): string | null {
    return this.#names[this.#place - 1] ?? null;
  }

  /** Name of the step that was taken back last; null where there is none. */
  get redoes(): string | null {
    return this.#names[this.#place] ?? null;
  }

  /** Notes a step; `continues` where it belongs to the one before. Gives the state for the history. */
  note(name: string, continues: boolean): { readonly step: number } {
    if (!continues) this.#place += 1;
    this.#names = [...this.#names.slice(0, Math.max(0, this.#place - 1)), name];
    this.#place = this.#names.length;
    try {
      window.sessionStorage.setItem(this.#key, JSON.stringify(this.#names));
    } catch {
      // Without storage the names last until the page is loaded again.
    }
    return { step: this.#place };
  }

  /** Follows the browser to another entry of its history. */
  follow(state: unknown): void {
    this.#place = Math.min(placeOf(state) ?? 0, this.#names.length);
  }
}

function placeOf(state: unknown): number | null {
  if (typeof state !== "object" || state === null || !("step" in state)) return null;
  return typeof state.step === "number" ? state.step : null;
}

function readNames(key: string): string[] {
  try {
    const parsed: unknown = JSON.parse(window.sessionStorage.getItem(key) ?? "[]");
    return Array.isArray(parsed) ? parsed.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}
