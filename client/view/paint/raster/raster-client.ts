import type { DrawnNetwork } from "../../drawn-network.ts";
import type { RasterReply, RasterRequest, RasterView } from "./raster-message.ts";

interface Job {
  readonly number: number;
  readonly onDone: (pixels: Int32Array) => void;
}

/**
 * Lets a worker draw whole pictures of large networks, where no graphics card would: plain code takes
 * a quarter of the time that a browser takes to draw hairlines with an emulated card, and neither the
 * page nor the process that puts it together waits for it.
 */
export class RasterClient {
  readonly #onBroken: () => void;
  #worker: Worker | null = null;
  #drawn: DrawnNetwork | null = null;
  #job: Job | null = null;
  #jobs = 0;

  /** @param onBroken the worker cannot be started or has failed: nothing more comes of it. */
  constructor(onBroken: () => void) {
    this.#onBroken = onBroken;
  }

  /** Forgets the places of a network, of which some have changed. */
  forget(): void {
    this.#drawn = null;
  }

  /** Draws a network instead of whatever is being drawn. @returns how to stop it. */
  draw(drawn: DrawnNetwork, view: RasterView, onDone: (pixels: Int32Array) => void): () => void {
    const number = (this.#jobs += 1);
    this.#job = { number, onDone };
    if (this.#drawn !== drawn) {
      this.#drawn = drawn;
      const { x, y, radius, kind, lines } = drawn;
      const { count, from, to, polarity, width, form } = lines;
      const scene = { x, y, radius, kind, lines: { count, from, to, polarity, width, form } };
      this.#send({ kind: "scene", scene });
    }
    this.#send({ kind: "draw", job: number, view });
    return () => {
      if (this.#job?.number !== number) return;
      this.#job = null;
      this.#send({ kind: "stop" });
    };
  }

  kill(): void {
    this.#job = null;
    this.#worker?.terminate();
    this.#worker = null;
  }

  #send(request: RasterRequest): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
  }

  #start(): Worker {
    const worker = new Worker(new URL("./raster-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<RasterReply>) => {
      const job = this.#job;
      if (job?.number !== data.job) return;
      this.#job = null;
      job.onDone(data.pixels);
    });
    worker.addEventListener("error", () => {
      this.kill();
      this.#onBroken();
    });
    return worker;
  }
}
