/** Work of the page's own thread in one frame, in ms. */
const FRAME_MS = 6;

interface Ends {
  readonly onDone: () => void;
  readonly onStop: () => void;
}

/**
 * Does the steps of a drawing over many frames: a few ms of each, and no further ones before the
 * graphics process has drawn those of the last frame. Hidden pages have no frames, so it rests there.
 */
export class SlicedJob {
  readonly #gl: WebGL2RenderingContext;
  readonly #steps: Iterator<void>;
  readonly #ends: Ends;
  #frame: number;
  #fence: WebGLSync | null = null;

  constructor(gl: WebGL2RenderingContext, steps: Iterator<void>, ends: Ends) {
    this.#gl = gl;
    this.#steps = steps;
    this.#ends = ends;
    this.#frame = requestAnimationFrame(this.#go);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#dropFence();
    this.#ends.onStop();
  }

  readonly #go = (): void => {
    const gl = this.#gl;
    if (this.#fence !== null) {
      const status = gl.clientWaitSync(this.#fence, 0, 0);
      if (status === gl.TIMEOUT_EXPIRED) {
        this.#frame = requestAnimationFrame(this.#go);
        return;
      }
      this.#dropFence();
    }
    const begun = performance.now();
    do {
      if (this.#steps.next().done === true) {
        this.#ends.onDone();
        return;
      }
    } while (performance.now() - begun < FRAME_MS);
    this.#fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    this.#frame = requestAnimationFrame(this.#go);
  };

  #dropFence(): void {
    if (this.#fence !== null) this.#gl.deleteSync(this.#fence);
    this.#fence = null;
  }
}
