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
  /** All positions of the time brush together. */
  readonly brushMs: number;
  /** Of the page's own thread, after the first picture; below 50 counts as 50. */
  readonly longestTaskMs: number;
}

declare global {
  interface Window {
    /** Draws what is at an address with a contender, moves it about, and tells what it took. */
    timeDrawing(
      contender: string,
      address: string,
      steps: { readonly frames: number; readonly brushes: number },
    ): Promise<RenderTimes>;
  }
}
