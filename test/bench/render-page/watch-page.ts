export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });
}

/** Waits until the graphics process has drawn all that it was told, by asking for a pixel back. */
export function waitForGraphics(container: HTMLElement): void {
  for (const canvas of container.querySelectorAll("canvas")) {
    if (canvas.style.display === "none") continue;
    // A canvas gives the context that it has, and null for the kind that it has not.
    const gl = canvas.getContext("webgl2");
    if (gl === null) canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
    else gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** The longest task of the page's thread from its making on; the browser tells of those over 50 ms. */
export class TaskWatch {
  #longest = 50;
  readonly #observer = new PerformanceObserver((list) => {
    this.#take(list.getEntries());
  });

  constructor() {
    this.#observer.observe({ entryTypes: ["longtask"] });
  }

  longest(): number {
    this.#take(this.#observer.takeRecords());
    return this.#longest;
  }

  #take(entries: readonly PerformanceEntry[]): void {
    for (const { duration } of entries) this.#longest = Math.max(this.#longest, duration);
  }
}
