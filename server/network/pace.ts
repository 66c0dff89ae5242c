import { setImmediate as turn } from "node:timers/promises";
import { EntenteError } from "../wire/entente-error.ts";

/** A request takes several turns of the event loop, each of which may wait for a slice. */
const SLICE_MS = 2;

/** Lets others have the process during a long computation, which asks for `rest` every now and then. */
export class Pace {
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** @throws EntenteError `cancelled` once the signal is aborted. */
  async rest(): Promise<void> {
    if (performance.now() - this.#since < SLICE_MS) return;
    await turn();
    if (this.#signal?.aborted === true) {
      throw new EntenteError("cancelled", "The answer was cancelled while it was made.");
    }
    this.#since = performance.now();
  }
}

/** The same items as they are made, with others having the process in between. */
export async function* inPace<T>(items: Iterable<T>, signal?: AbortSignal): AsyncGenerator<T> {
  const pace = new Pace(signal);
  for (const item of items) {
    yield item;
    await pace.rest();
  }
}
