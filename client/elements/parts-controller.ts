import type { ReactiveControllerHost } from "lit";

/** Parts of the page that are loaded when they are first used. */
const PARTS = {
  analysis: async (): Promise<void> => {
    const { defineAnalysisElements } = await import("./analysis/define-analysis-elements.ts");
    defineAnalysisElements();
  },
  lanes: async (): Promise<void> => {
    const { defineLanesElement } = await import("./lanes/define-lanes-element.ts");
    defineLanesElement();
  },
  sheets: async (): Promise<void> => {
    const { defineSheetElements } = await import("./sheets/define-sheet-elements.ts");
    defineSheetElements();
  },
} as const satisfies Record<string, () => Promise<void>>;
type Part = keyof typeof PARTS;

/** Loads parts of the page, and updates the host once one is there. */
export class PartsController {
  readonly #host: ReactiveControllerHost;
  readonly #loaded = new Set<Part>();
  readonly #asked = new Set<Part>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Whether the part's elements are known to the page; asks for them where they are not. */
  isLoaded(part: Part): boolean {
    if (!this.#asked.has(part)) {
      this.#asked.add(part);
      void this.#load(part);
    }
    return this.#loaded.has(part);
  }

  async #load(part: Part): Promise<void> {
    try {
      await PARTS[part]();
      this.#loaded.add(part);
    } catch {
      // The server is away; the next update asks again.
      this.#asked.delete(part);
    }
    this.#host.requestUpdate();
  }
}
