import type { PlacedColumns } from "./placed-columns.ts";

/** A network that a contender has drawn; what it does to the camera shows in the next frame. */
export interface Drawing {
  /** Moves the camera a little, as a drag does. */
  pan(step: number): void;
  /** Ends a drag. */
  rest?(): void;
  /** Zooms to `share` of the width of the whole picture. */
  zoom(share: number): void;
  /** Resolves when every actor and dyad is on the screen. Default: with the second frame. */
  painted?(): Promise<void>;
  /** Resolves when the picture for where the camera is now is complete. Default: the next frame. */
  settled?(): Promise<void>;
  /**
   * Draws the dyads of one of 60 stretches of time alone. What it returns resolves when all of them
   * are on the screen. Default: with the next frame.
   */
  brush(step: number): Promise<void> | void;
}

/** Draws a network into the element and resolves when all of it is on its way to the screen. */
export type Draw = (container: HTMLElement, data: PlacedColumns) => Promise<Drawing>;

/** Whether a dyad is drawn while one of 60 stretches of time is chosen. */
export const isInStretch = (row: number, step: number): boolean => (row * 7919) % 60 <= step;
