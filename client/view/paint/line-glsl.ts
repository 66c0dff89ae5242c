import { DYAD_FORM, FADED_INK, TIE_FORM } from "../../../server/picture/graph-style.ts";

const glsl = (value: number): string => value.toFixed(6);

/** Points in px from the corner of the picture, y down, to where WebGL wants them. */
export const PLACE_GLSL = /* glsl */ `
uniform vec2 u_viewport;
vec4 placed(vec2 point) {
  return vec4(point.x / u_viewport.x * 2.0 - 1.0, 1.0 - point.y / u_viewport.y * 2.0, 0.0, 1.0);
}
`;

/** The alpha of a_color is the ink of the line, 0 faded to 1 in front. */
export const LINE_VERTEX_SHADER = /* glsl */ `
attribute vec2 a_point;
attribute vec4 a_place;
attribute vec2 a_form;
attribute vec4 a_color;
attribute vec4 a_halo;
${PLACE_GLSL}
varying vec4 v_place;
varying vec4 v_color;
varying vec4 v_halo;
varying vec2 v_form;

void main() {
  gl_Position = placed(a_point);
  v_place = a_place;
  v_form = a_form;
  v_color = vec4(a_color.rgb, mix(${glsl(FADED_INK.dyad)}, 1.0, a_color.a));
  v_halo = a_halo;
}
`;

/** v_place: px to the tip along the line, px to the left of it, its length, its head's length. */
export const LINE_FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform float u_pixelRatio;
uniform vec3 u_paper;
uniform vec3 u_strandA;
uniform vec3 u_strandB;
varying vec4 v_place;
varying vec4 v_color;
varying vec4 v_halo;
varying vec2 v_form;

float covered(float distance) {
  return clamp(0.5 - distance * u_pixelRatio, 0.0, 1.0);
}

vec4 over(vec4 below, vec3 color, float coverage) {
  return vec4(color, 1.0) * coverage + below * (1.0 - coverage);
}

void main() {
  float toTip = v_place.x;
  float aside = v_place.y;
  float halfWidth = v_form.x * 0.5;
  float headLength = min(v_place.w, v_place.z);
  float slope = ${glsl(DYAD_FORM.headSlope)};
  float ends = max(toTip - v_place.z, -toTip);
  vec4 drawn = vec4(0.0);
  if (v_form.y > 1.5) {
    float dot_ = abs(mod(toTip, ${glsl(TIE_FORM.period)}) - ${glsl(TIE_FORM.period / 2)}) - ${glsl(TIE_FORM.dot / 2)};
    drawn = over(drawn, v_color.rgb, covered(max(max(abs(aside) - halfWidth, dot_), ends)));
  } else {
    float head = max((abs(aside) - toTip * slope) / sqrt(1.0 + slope * slope), toTip - headLength);
    float neck = max(headLength - 1.0 - toTip, ends);
    float body = max(abs(aside) - halfWidth, neck);
    float gaps = neck;
    if (fract(v_form.y) > 0.1) {
      float along = v_place.z - toTip - ${glsl(DYAD_FORM.dash / 2)};
      float period = ${glsl(DYAD_FORM.dashPeriod)};
      float fromMiddle = abs(mod(along + period * 0.5, period) - period * 0.5);
      gaps = max(neck, fromMiddle - ${glsl(DYAD_FORM.dash / 2)});
    }
    if (v_halo.a > 0.5) {
      drawn = over(drawn, v_halo.rgb, covered(min(head, body) - 3.2));
      drawn = over(drawn, u_paper, covered(min(head, body) - 1.2));
    }
    if (v_form.y > 0.5) {
      float strand = max(halfWidth * 0.36, 0.8);
      float place = halfWidth - strand;
      drawn = over(drawn, u_paper, covered(body));
      drawn = over(drawn, u_strandA, covered(max(abs(aside - place) - strand, gaps)));
      drawn = over(drawn, u_strandB, covered(max(abs(aside + place) - strand, gaps)));
    } else {
      drawn = over(drawn, v_color.rgb, covered(max(abs(aside) - halfWidth, gaps)));
    }
    drawn = over(drawn, v_color.rgb, covered(head));
  }
  gl_FragColor = drawn * v_color.a;
}
`;

export const LOZENGE_VERTEX_SHADER = /* glsl */ `
attribute vec2 a_point;
attribute vec3 a_corner;
attribute float a_ink;
${PLACE_GLSL}
varying vec3 v_corner;
varying float v_ink;

void main() {
  gl_Position = placed(a_point);
  v_corner = a_corner;
  v_ink = mix(${glsl(FADED_INK.dyad)}, 1.0, a_ink);
}
`;

/** v_corner: px along the line, px to the left of it, half the diagonal. */
export const LOZENGE_FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform float u_pixelRatio;
uniform vec3 u_paper;
uniform vec3 u_strandA;
uniform vec3 u_strandB;
varying vec3 v_corner;
varying float v_ink;

void main() {
  float d = (abs(v_corner.x) + abs(v_corner.y) - v_corner.z) * 0.7071068;
  float whole = clamp(0.5 - d * u_pixelRatio, 0.0, 1.0);
  float inner = clamp(0.5 - (d + 1.6) * u_pixelRatio, 0.0, 1.0);
  float left = clamp(0.5 + v_corner.y * u_pixelRatio, 0.0, 1.0);
  vec3 halves = mix(u_strandB, u_strandA, left);
  gl_FragColor = vec4(mix(u_paper, halves, inner), 1.0) * whole * v_ink;
}
`;

/** Straight lines of one px, from the places of the layout: what a whole picture begins with. */
export const HAIRLINE_VERTEX_SHADER = /* glsl */ `
attribute vec2 a_position;
attribute vec4 a_color;
uniform vec3 u_view;
${PLACE_GLSL}
varying vec4 v_color;

void main() {
  gl_Position = placed(u_view.xy + a_position * u_view.z);
  v_color = vec4(a_color.rgb * a_color.a, a_color.a);
}
`;

export const HAIRLINE_FRAGMENT_SHADER = /* glsl */ `
precision mediump float;
varying vec4 v_color;

void main() {
  gl_FragColor = v_color;
}
`;

/** A picture that was drawn before, at the place where it belongs now. */
export const SHEET_VERTEX_SHADER = /* glsl */ `
attribute vec2 a_corner;
uniform vec4 u_box;
${PLACE_GLSL}
varying vec2 v_texel;

void main() {
  gl_Position = placed(u_box.xy + a_corner * u_box.zw);
  v_texel = vec2(a_corner.x, 1.0 - a_corner.y);
}
`;

export const SHEET_FRAGMENT_SHADER = /* glsl */ `
precision mediump float;
uniform sampler2D u_sheet;
uniform float u_ink;
varying vec2 v_texel;

void main() {
  gl_FragColor = texture2D(u_sheet, v_texel) * u_ink;
}
`;
