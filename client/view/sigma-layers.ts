import type Sigma from "sigma";

/** The layers of a view that are drawn on. */
export interface Layers {
  readonly picture: { readonly canvas: HTMLCanvasElement; readonly gl: WebGL2RenderingContext };
  readonly names: CanvasRenderingContext2D;
}

/**
 * Puts a layer for the picture and one for the names under sigma's layer for the pointer, and hides
 * sigma's others: empty as they are, each would be put together with the rest of the page for every
 * frame.
 * @param language BCP 47 tag of the names' language; null for the page's.
 * @throws Error when the browser gives no WebGL 2.
 */
export function createLayers(sigma: Sigma, language: string | null): Layers {
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
  mouse?.before(picture, names);
  // Gives the new layers their size.
  sigma.resize(true);
  if (!(gl instanceof WebGL2RenderingContext)) throw new Error("no WebGL 2");
  if (language !== null) names.lang = language;
  return { picture: { canvas: picture, gl }, names: context };
}
