import { EntenteError } from "../../server/wire/entente-error.ts";

/** How sigma moves the camera. */
export function motionSettings(reducedMotion: boolean): Record<string, number> {
  return reducedMotion
    ? { zoomDuration: 0, inertiaDuration: 0, inertiaRatio: 0, doubleClickZoomingDuration: 0 }
    : { zoomDuration: 180, inertiaDuration: 200, inertiaRatio: 2, doubleClickZoomingDuration: 200 };
}

/** A program that draws nothing and compiles nothing: the picture has programs of its own. */
class IdleProgram {
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  kill(): void {
    // There is nothing to free.
  }
  reallocate(): void {
    // There is nothing to keep.
  }
  process(): void {
    // Sigma's own graph is empty.
  }
  render(): void {
    // It draws nothing.
  }
}

/** In place of sigma's own programs, under their names, which it compiles whether used or not. */
export const IDLE_PROGRAMS = {
  nodeProgramClasses: { circle: IdleProgram },
  edgeProgramClasses: { arrow: IdleProgram, line: IdleProgram },
} as const;

/** The error of a browser without WebGL. */
export function noDrawing(cause: unknown): EntenteError {
  return new EntenteError(
    "internal",
    "The network cannot be drawn because this browser gives no WebGL. Turn on hardware acceleration, or use the table.",
    { cause },
  );
}
