const DURATION_MS = 170;

/** Lets a share run from 0 to 1, easing out; a new run takes the place of the one before. */
export class Fade {
  readonly #onShare: (share: number) => void;
  #frame = 0;

  constructor(onShare: (share: number) => void) {
    this.#onShare = onShare;
  }

  /** @param isSlow false: at once at its end. */
  run(isSlow: boolean): void {
    this.stop();
    const begun = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - begun) / DURATION_MS));
      if (share < 1) this.#frame = requestAnimationFrame(step);
      this.#onShare(share * (2 - share));
    };
    if (isSlow) this.#frame = requestAnimationFrame(step);
    this.#onShare(isSlow ? 0 : 1);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }
}
