/** What a contender took, in ms. */
export interface RenderTimes {
  /** From asking for the data until every actor and dyad is on the screen. */
  readonly paintedMs: number;
  /** Until nothing is left to be done. */
  readonly readyMs: number;
  /** Median from moving the camera to the next picture. */
  readonly frameMs: number;
  /** Median from a jump of the camera to the complete picture of where it is. */
  readonly redrawMs: number;
}

/** How often a contender is asked to move. */
export interface RenderSteps {
  readonly frames: number;
  readonly redraws: number;
}

declare global {
  interface Window {
    /** Draws what is at an address with a contender, moves it about, and tells what it took. */
    timeDrawing(contender: string, address: string, steps: RenderSteps): Promise<RenderTimes>;
    /** Draws 60 stretches of time one after the other; of a slow contender `every` so manyth, in ms for all. */
    timeBrush(contender: string, address: string, every: number): Promise<number>;
    /** The longest task of the page's own thread while one pans, zooms and brushes, in ms; 50 for less. */
    watchTasks(contender: string, address: string): Promise<number>;
  }
}
