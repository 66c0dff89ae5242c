import type { Settings } from "sigma/settings";
import { EntenteError } from "../../server/wire/entente-error.ts";
import type { DrawState } from "./draw-state.ts";
import { createDyadProgram, createTieProgram } from "./dyad-program.ts";
import { createNodeProgram } from "./node-program.ts";

/** What sigma draws with, reading `state`; names are drawn elsewhere. */
export function drawingSettings(state: DrawState): Partial<Settings> {
  return {
    allowInvalidContainer: true,
    renderLabels: false,
    zIndex: true,
    stagePadding: 0,
    nodeProgramClasses: { node: createNodeProgram(state) },
    edgeProgramClasses: { tie: createTieProgram(state), dyad: createDyadProgram(state) },
    defaultNodeType: "node",
    defaultEdgeType: "dyad",
    defaultDrawNodeHover: () => undefined,
    zoomingRatio: 1.4,
  };
}

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
