import { NodeProgram, type NodeProgramType, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { DRAW_UNIFORMS, setDrawUniforms, type DrawUniform } from "./draw-uniforms.ts";
import type { DrawState, NodeInk } from "./draw-state.ts";
import { FADED_INK } from "../../server/picture/graph-style.ts";
import { SHAPE_INDEX } from "../../server/picture/node-shape.ts";
import { SHAPE_DISTANCE_GLSL } from "./shape-glsl.ts";

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_corner;
attribute vec2 a_position;
attribute vec2 a_body;
attribute vec2 a_ink;
attribute vec4 a_fill;
attribute vec4 a_ring;
attribute vec4 a_halo;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_scale;
uniform float u_progress;
varying vec2 v_point;
varying vec3 v_body;
varying vec4 v_fill;
varying vec4 v_ring;
varying vec4 v_halo;

void main() {
  float radius = a_body.x * u_scale;
  vec2 reach = a_corner * (radius * 1.4 + 8.0);
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(centre + reach * 2.0 / u_viewport, 0.0, 1.0);
  v_point = vec2(reach.x, -reach.y);
  v_body = vec3(radius, a_body.y, mix(a_ink.x, a_ink.y, u_progress));
  v_fill = a_fill;
  v_ring = a_ring;
  v_halo = a_halo;
}
`;

// Faded nodes are mixed with the paper rather than made transparent: lines must not show through.
const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform float u_pixelRatio;
uniform vec3 u_paper;
varying vec2 v_point;
varying vec3 v_body;
varying vec4 v_fill;
varying vec4 v_ring;
varying vec4 v_halo;
${SHAPE_DISTANCE_GLSL}
float covered(float distance) {
  return clamp(0.5 - distance * u_pixelRatio, 0.0, 1.0);
}

void main() {
  float d = shapeDistance(v_body.y, v_point, v_body.x);
  float ringWidth = clamp(v_body.x * 0.1, 1.0, 2.2);
  float ink = mix(${FADED_INK.node.toFixed(3)}, 1.0, v_body.z);
  vec3 color = mix(v_ring.rgb, v_fill.rgb, covered(d + ringWidth));
  float body = covered(d);
  // A rim of paper parts the node from lines that pass by.
  float rim = covered(d - 1.5);
  float halo = v_halo.a > 0.5 ? covered(abs(d - 4.2) - 1.6) : 0.0;
  vec3 drawn = mix(u_paper, mix(u_paper, color, ink), body);
  vec4 result = vec4(drawn, 1.0) * rim;
  gl_FragColor = mix(result, vec4(v_halo.rgb, 1.0), halo);
}
`;

/** Returns the program that draws nodes as antialiased shapes with a ring, reading `state`. */
export function createNodeProgram(state: DrawState): NodeProgramType {
  return class ShapeNodeProgram extends NodeProgram<DrawUniform> {
    // Picking is done on the processor (see picking.ts), with room for fingers: no picking buffer.
    constructor(
      gl: WebGLRenderingContext,
      _pickingBuffer: WebGLFramebuffer | null,
      renderer: ConstructorParameters<NodeProgramType>[2],
    ) {
      super(gl, null, renderer);
    }

    override getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS: DRAW_UNIFORMS,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_body", size: 2, type: FLOAT },
          { name: "a_ink", size: 2, type: FLOAT },
          { name: "a_fill", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_ring", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_halo", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ],
      };
    }

    override processVisibleItem(_index: number, offset: number, data: NodeDisplayData): void {
      const ink = data as NodeDisplayData & NodeInk;
      this.array.set(
        [
          data.x,
          data.y,
          data.size,
          SHAPE_INDEX[ink.shape],
          ink.inkFrom,
          ink.inkTo,
          floatColor(data.color),
          floatColor(ink.ring),
          ink.halo === null ? 0 : floatColor(ink.halo),
        ],
        offset,
      );
    }

    override setUniforms(params: RenderParams, program: ProgramInfo): void {
      setDrawUniforms(state, params, program);
    }
  };
}
