/** Milliseconds between attempts to find the server again: quick at first, then patient. */
const DELAYS_MS = [500, 1000, 2000, 4000, 8000] as const;

/** What a connection needs from its surroundings; tests give their own clock. */
export interface ConnectionOptions {
  /** Resolves when the server answers. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  readonly setTimer?: (callback: () => void, ms: number) => number;
  readonly clearTimer?: (timer: number) => void;
}

/**
 * Whether the server answers. Dispatches `down` once when it is reported lost, then asks with growing
 * pauses, and dispatches `up` once it answers again.
 */
export class Connection extends EventTarget {
  readonly #ready: ConnectionOptions["ready"];
  readonly #setTimer: NonNullable<ConnectionOptions["setTimer"]>;
  readonly #clearTimer: NonNullable<ConnectionOptions["clearTimer"]>;
  #isUp = true;
  #attempt = 0;
  #timer: number | undefined;
  #asking: AbortController | undefined;

  constructor({ ready, setTimer, clearTimer }: ConnectionOptions) {
    super();
    this.#ready = ready;
    this.#setTimer = setTimer ?? ((callback, ms) => window.setTimeout(callback, ms));
    this.#clearTimer =
      clearTimer ??
      ((timer) => {
        window.clearTimeout(timer);
      });
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Says that a request found nobody. Saying it again while the server is down does nothing. */
  reportDown(): void {
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#attempt = 0;
    this.dispatchEvent(new Event("down"));
    this.#wait();
  }

  /** Asks at once instead of at the next attempt, for a button or when the device is online again. */
  retryNow(): void {
    if (this.#isUp || this.#asking !== undefined) return;
    this.#stopTimer();
    void this.#ask();
  }

  /** Ends all attempts. */
  close(): void {
    this.#stopTimer();
    this.#asking?.abort();
  }

  #wait(): void {
    const delay = DELAYS_MS[Math.min(this.#attempt, DELAYS_MS.length - 1)] ?? DELAYS_MS[0];
    this.#attempt += 1;
    this.#timer = this.#setTimer(() => void this.#ask(), delay);
  }

  async #ask(): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      await this.#ready(asking.signal);
      this.#isUp = true;
      this.dispatchEvent(new Event("up"));
    } catch {
      // Any failure means the same here: not yet.
      if (!asking.signal.aborted) this.#wait();
    } finally {
      this.#asking = undefined;
    }
  }

  #stopTimer(): void {
    if (this.#timer !== undefined) this.#clearTimer(this.#timer);
    this.#timer = undefined;
  }
}
