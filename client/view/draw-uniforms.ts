import type { ProgramInfo } from "sigma/rendering";
import type { RenderParams } from "sigma/types";
import type { DrawState } from "./draw-state.ts";
import { channels } from "../../server/picture/srgb.ts";

/** Uniforms that every program of the view declares. */
export const DRAW_UNIFORMS = [
  "u_matrix",
  "u_viewport",
  "u_scale",
  "u_pixelRatio",
  "u_progress",
  "u_paper",
] as const;
export type DrawUniform = (typeof DRAW_UNIFORMS)[number];

/** Hands the frame's camera and the view's state to a program. */
export function setDrawUniforms(
  state: DrawState,
  params: RenderParams,
  { gl, uniformLocations }: ProgramInfo,
): void {
  // A shader that does not use a uniform has no location for it; WebGL ignores the call then.
  const at = (name: DrawUniform): WebGLUniformLocation | null => uniformLocations[name] ?? null;
  gl.uniformMatrix3fv(at("u_matrix"), false, params.matrix);
  gl.uniform2f(at("u_viewport"), params.width, params.height);
  gl.uniform1f(at("u_scale"), state.scale);
  gl.uniform1f(at("u_pixelRatio"), params.pixelRatio);
  gl.uniform1f(at("u_progress"), state.progress);
  const [red, green, blue] = channels(state.paper);
  gl.uniform3f(at("u_paper"), red / 255, green / 255, blue / 255);
}
