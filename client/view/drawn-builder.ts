import { inSlices } from "../api/in-slices.ts";
import type { DrawnNetwork } from "./drawn-network.ts";

/** Nodes and dyads together that are made ready at once: a few ms of work. */
const MOST_AT_ONCE = 30_000;

/** Makes networks ready to be drawn, the last one that it was given. */
export class DrawnBuilder {
  #isBuilding = false;
  #running: Promise<void> = Promise.resolve();
  /** Counts up, so that a network that is no longer wanted is left unfinished. */
  #turn = 0;

  get isBuilding(): boolean {
    return this.#isBuilding;
  }

  /** Goes through the steps: at once for a small network, otherwise in slices. */
  build(
    steps: Iterator<void, DrawnNetwork>,
    size: { readonly nodes: number; readonly dyads: number },
    onBuilt: (drawn: DrawnNetwork) => void,
  ): void {
    this.stop();
    const turn = this.#turn;
    const work = this.#work(turn, steps, onBuilt);
    if (size.nodes + size.dyads <= MOST_AT_ONCE) {
      while (work.next().done !== true);
      return;
    }
    // Before the first slice, which may be the only one.
    this.#isBuilding = true;
    this.#running = inSlices(work);
  }

  /** Resolves when the network that was given last is ready, or nobody wants it any more. */
  async built(): Promise<void> {
    while (this.#isBuilding) await this.#running;
  }

  /** Does something now, or once the network that was given last is ready. */
  whenBuilt(act: () => void): void {
    if (this.#isBuilding) void this.built().then(act);
    else act();
  }

  stop(): void {
    this.#turn += 1;
    this.#isBuilding = false;
  }

  *#work(
    turn: number,
    steps: Iterator<void, DrawnNetwork>,
    onBuilt: (drawn: DrawnNetwork) => void,
  ): Generator<void> {
    for (;;) {
      if (turn !== this.#turn) return;
      const step = steps.next();
      if (step.done === true) {
        // What comes of it is a task of its own.
        yield;
        if (turn !== this.#turn) return;
        this.#isBuilding = false;
        onBuilt(step.value);
        return;
      }
      yield;
    }
  }
}
