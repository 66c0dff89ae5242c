import type { DrawnNetwork } from "../../drawn-network.ts";
import type { RasterReply, RasterRequest, RasterScene, RasterView } from "./raster-message.ts";

/** Each has a copy of what it draws. */
const MOST_WORKERS = 2;

/** Rows of pixels from the bottom up, colours premultiplied. */
export interface RasterBand {
  /** The lowest row, counted from the bottom of the picture. */
  readonly first: number;
  readonly pixels: Int32Array;
}

interface Job {
  readonly number: number;
  /** In the order of the workers, as far as they have answered. */
  readonly bands: (RasterBand | undefined)[];
  readonly onDone: (bands: readonly RasterBand[]) => void;
}

/**
 * Lets workers draw whole pictures of large networks, where no graphics card would: plain code takes
 * a quarter of the time that a browser takes to draw hairlines with an emulated card, and neither the
 * page nor the process that puts it together waits for it. Each draws a band of the picture.
 */
export class RasterClient {
  readonly #onBroken: () => void;
  #workers: readonly Worker[] = [];
  #drawn: DrawnNetwork | null = null;
  #job: Job | null = null;
  #jobs = 0;

  /** @param onBroken a worker cannot be started or has failed: nothing more comes of it. */
  constructor(onBroken: () => void) {
    this.#onBroken = onBroken;
  }

  /** Forgets the places of a network, of which some have changed. */
  forget(): void {
    this.#drawn = null;
  }

  /** Draws a network instead of whatever is being drawn. @returns how to stop it. */
  draw(
    drawn: DrawnNetwork,
    view: Omit<RasterView, "band">,
    onDone: (bands: readonly RasterBand[]) => void,
  ): () => void {
    if (this.#workers.length === 0) this.#start();
    if (this.#drawn !== drawn) {
      this.#drawn = drawn;
      this.#send(() => ({ kind: "scene", scene: sceneOf(drawn) }));
    }
    const number = (this.#jobs += 1);
    const bands = bandsOf(view.height, this.#workers.length);
    this.#job = { number, bands: bands.map(() => undefined), onDone };
    this.#send((index) => {
      const band = bands[index] ?? { first: 0, rows: 0 };
      return { kind: "draw", job: number, view: { ...view, band } };
    });
    return () => {
      if (this.#job?.number !== number) return;
      this.#job = null;
      this.#send(() => ({ kind: "stop" }));
    };
  }

  kill(): void {
    this.#job = null;
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
  }

  #send(request: (index: number) => RasterRequest): void {
    for (const [index, worker] of this.#workers.entries()) worker.postMessage(request(index));
  }

  #start(): void {
    this.#drawn = null;
    const count = Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency));
    this.#workers = Array.from({ length: count }, (_, index) => {
      const worker = new Worker(new URL("./raster-worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }: MessageEvent<RasterReply>) => {
        this.#take(index, data);
      });
      worker.addEventListener("error", this.#onError);
      return worker;
    });
  }

  #take(index: number, { job: number, first, pixels }: RasterReply): void {
    const job = this.#job;
    if (job?.number !== number) return;
    job.bands[index] = { first, pixels };
    const bands = job.bands.filter((band) => band !== undefined);
    if (bands.length < job.bands.length) return;
    this.#job = null;
    job.onDone(bands);
  }

  readonly #onError = (): void => {
    if (this.#workers.length === 0) return;
    this.kill();
    this.#onBroken();
  };
}

function sceneOf({ x, y, radius, kind, lines }: DrawnNetwork): RasterScene {
  const { count, from, to, polarity, width, form } = lines;
  return { x, y, radius, kind, lines: { count, from, to, polarity, width, form } };
}

function bandsOf(height: number, count: number): RasterView["band"][] {
  return Array.from({ length: count }, (_, index) => {
    const [first, end] = [index, index + 1].map((each) => Math.round((height * each) / count));
    return { first: first ?? 0, rows: (end ?? 0) - (first ?? 0) };
  });
}
