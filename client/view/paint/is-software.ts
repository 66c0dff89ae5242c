/** Whether the processor draws instead of a graphics card. */
export function isSoftware(gl: WebGL2RenderingContext): boolean {
  const extension = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = gl.getParameter(extension?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(name));
}
