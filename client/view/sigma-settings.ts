import { EntenteError } from "../../server/wire/entente-error.ts";

/** How sigma moves the camera. */
export function motionSettings(reducedMotion: boolean): Record<string, number> {
  return reducedMotion
    ? { zoomDuration: 0, inertiaDuration: 0, inertiaRatio: 0, doubleClickZoomingDuration: 0 }
    : { zoomDuration: 180, inertiaDuration: 200, inertiaRatio: 2, doubleClickZoomingDuration: 200 };
}

/** The error of a browser without WebGL. */
export function noDrawing(cause: unknown): EntenteError {
  return new EntenteError(
    "internal",
    "The network cannot be drawn because this browser gives no WebGL. Turn on hardware acceleration, or use the table.",
    { cause },
  );
}
