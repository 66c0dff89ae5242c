import { FADED_INK, NODE_KINDS, KIND_SHAPES } from "../../../server/picture/graph-style.ts";
import { SHAPE_INDEX } from "../../../server/picture/node-shape.ts";
import { SHAPE_DISTANCE_GLSL } from "../shape-glsl.ts";
import { PLACE_GLSL } from "./line-glsl.ts";

const kinds = NODE_KINDS.length;
const shapes = NODE_KINDS.map((kind) => SHAPE_INDEX[KIND_SHAPES[kind]].toFixed(1));

/** a_corner: −1 or 1 twice, the number of the kind, and the ink as a share of 127. */
export const NODE_VERTEX_SHADER = /* glsl */ `
attribute vec3 a_body;
attribute vec4 a_corner;
attribute vec4 a_halo;
uniform vec3 u_view;
uniform float u_scale;
uniform vec3 u_fills[${kinds}];
uniform vec3 u_rings[${kinds}];
${PLACE_GLSL}
varying vec2 v_point;
varying vec3 v_body;
varying vec3 v_fill;
varying vec3 v_ring;
varying vec4 v_halo;

void main() {
  float radius = a_body.z * u_scale;
  vec2 reach = a_corner.xy * (radius * 1.4 + (a_halo.a > 0.5 ? 8.0 : 3.0));
  gl_Position = placed(u_view.xy + a_body.xy * u_view.z + reach);
  v_point = reach;
  int kind = int(a_corner.z + 0.5);
  float shape = ${shapes.slice(0, -1).reduce((rest, shape, at) => `${rest}kind == ${at} ? ${shape} : `, "")}${shapes.at(-1) ?? "0.0"};
  v_body = vec3(radius, shape, a_corner.w / 127.0);
  v_fill = u_fills[kind];
  v_ring = u_rings[kind];
  v_halo = a_halo;
}
`;

// Faded nodes are mixed with the paper rather than made transparent: lines must not show through.
export const NODE_FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform float u_pixelRatio;
uniform vec3 u_paper;
varying vec2 v_point;
varying vec3 v_body;
varying vec3 v_fill;
varying vec3 v_ring;
varying vec4 v_halo;
${SHAPE_DISTANCE_GLSL}
float covered(float distance) {
  return clamp(0.5 - distance * u_pixelRatio, 0.0, 1.0);
}

void main() {
  float d = shapeDistance(v_body.y, v_point, v_body.x);
  float ringWidth = clamp(v_body.x * 0.1, 1.0, 2.2);
  float ink = mix(${FADED_INK.node.toFixed(3)}, 1.0, v_body.z);
  vec3 color = mix(v_ring, v_fill, covered(d + ringWidth));
  float body = covered(d);
  // A rim of paper parts the node from lines that pass by.
  float rim = covered(d - 1.5);
  float halo = v_halo.a > 0.5 ? covered(abs(d - 4.2) - 1.6) : 0.0;
  vec3 drawn = mix(u_paper, mix(u_paper, color, ink), body);
  vec4 result = vec4(drawn, 1.0) * rim;
  gl_FragColor = mix(result, vec4(v_halo.rgb, 1.0), halo);
}
`;
