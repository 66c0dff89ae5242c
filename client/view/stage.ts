import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { PictureCanvas } from "./paint/picture-canvas.ts";
import { IDLE_PROGRAMS, motionSettings } from "./sigma-settings.ts";

/** What a view is drawn on: sigma with its camera and pointer, and two layers of our own. */
export interface Stage {
  readonly sigma: Sigma;
  readonly picture: PictureCanvas;
  readonly names: CanvasRenderingContext2D;
  /** Frees the graphics memory. */
  kill(): void;
}

export interface StageOptions {
  readonly reducedMotion: boolean;
  /** BCP 47 tag of the names' language; null for the page's. */
  readonly language: string | null;
  /** The graphics card forgot everything, and is ready again. */
  readonly onRestored: () => void;
}

/** @throws Error when the browser gives no WebGL 2. */
export function createStage(element: HTMLElement, options: StageOptions): Stage {
  // The graph stays empty: what is drawn comes from flat columns.
  const sigma = new Sigma(new MultiDirectedGraph(), element, {
    allowInvalidContainer: true,
    renderLabels: false,
    stagePadding: 0,
    zoomingRatio: 1.4,
    ...IDLE_PROGRAMS,
    ...motionSettings(options.reducedMotion),
  });
  try {
    const { canvas, gl, names } = addLayers(sigma);
    if (options.language !== null) names.canvas.lang = options.language;
    const picture = new PictureCanvas(gl, () => {
      sigma.scheduleRender();
    });
    canvas.addEventListener("webglcontextlost", onContextLost);
    canvas.addEventListener("webglcontextrestored", options.onRestored);
    return {
      sigma,
      picture,
      names,
      kill: () => {
        canvas.removeEventListener("webglcontextlost", onContextLost);
        canvas.removeEventListener("webglcontextrestored", options.onRestored);
        picture.kill();
        sigma.kill();
      },
    };
  } catch (cause) {
    sigma.kill();
    throw cause;
  }
}

interface Layers {
  readonly canvas: HTMLCanvasElement;
  readonly gl: WebGL2RenderingContext;
  readonly names: CanvasRenderingContext2D;
}

/**
 * Puts a layer for the picture and one for the names under sigma's layer for the pointer, and hides
 * sigma's others: empty as they are, each would be put together with the rest of the page for every
 * frame.
 */
function addLayers(sigma: Sigma): Layers {
  for (const [name, canvas] of Object.entries(sigma.getCanvases())) {
    if (name === "mouse") continue;
    canvas.style.display = "none";
    // Sigma clears them before each frame; a context that is given back takes no time and no memory.
    canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  }
  const gl = sigma.createWebGLContext("picture");
  sigma.createCanvasContext("names");
  const { picture, names, mouse } = sigma.getCanvases();
  const context = names?.getContext("2d") ?? null;
  if (picture === undefined || names === undefined || context === null) {
    throw new Error("sigma has not made the layers");
  }
  if (!(gl instanceof WebGL2RenderingContext)) throw new Error("no WebGL 2");
  mouse?.before(picture, names);
  // It takes the pointer and shows nothing: put together with the page, it would take a layer's time.
  if (mouse !== undefined) mouse.style.opacity = "0";
  // Gives the new layers their size.
  sigma.resize(true);
  return { canvas: picture, gl, names: context };
}

function onContextLost(event: Event): void {
  // Without this the browser would never give the context back.
  event.preventDefault();
}
