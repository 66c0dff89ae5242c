const DURATION_MS = 170;

/** Lets the progress of something run from 0 to 1, easing out; a new run takes the place of the one before. */
export class Fade {
  readonly #of: { progress: number };
  readonly #onStep: () => void;
  #frame = 0;

  /** @param onStep is called whenever a run has changed the progress. */
  constructor(of: { progress: number }, onStep: () => void) {
    this.#of = of;
    this.#onStep = onStep;
  }

  /** @param isSlow false: at once at its end. */
  run(isSlow: boolean): void {
    this.stop();
    const begun = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - begun) / DURATION_MS));
      if (share < 1) this.#frame = requestAnimationFrame(step);
      this.#show(share * (2 - share));
    };
    if (isSlow) this.#frame = requestAnimationFrame(step);
    this.#show(isSlow ? 0 : 1);
  }

  /** Puts the progress at its end, without a word. */
  finish(): void {
    this.stop();
    this.#of.progress = 1;
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #show(progress: number): void {
    this.#of.progress = progress;
    this.#onStep();
  }
}
