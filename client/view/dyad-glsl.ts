import { DYAD_FORM, FADED_INK, TIE_FORM } from "../../server/picture/graph-style.ts";
import { SHAPE_DISTANCE_GLSL } from "./shape-glsl.ts";

const glsl = (value: number): string => value.toFixed(6);

/**
 * dyadCurve and visibleSpan of dyad-curve.ts in GLSL: centres are in px with y pointing up, `reach`
 * parameters as there.
 */
const CURVE_GLSL = /* glsl */ `
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec4 a_bodies;
attribute vec3 a_line;
attribute vec2 a_ink;
attribute vec4 a_color;
attribute vec4 a_strandA;
attribute vec4 a_strandB;
attribute vec4 a_halo;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_scale;
uniform float u_progress;
${SHAPE_DISTANCE_GLSL}
vec2 p0;
vec2 p1;
vec2 p2;
vec2 p3;

vec2 toPixels(vec2 point) {
  return (u_matrix * vec3(point, 1.0)).xy * u_viewport * 0.5;
}

void setCurve() {
  p0 = toPixels(a_source);
  p3 = toPixels(a_target);
  vec2 along = p3 - p0;
  if (dot(along, along) < 0.0001) {
    float reach = 3.2 * a_bodies.x * u_scale + 12.0;
    p1 = p0 + vec2(-0.8, 1.0) * reach;
    p2 = p0 + vec2(0.8, 1.0) * reach;
    return;
  }
  vec2 lift = vec2(-along.y, along.x) * a_line.y * (4.0 / 3.0);
  p1 = p0 + along * 0.3 + lift;
  p2 = p0 + along * 0.7 + lift;
}

vec2 curvePoint(float t) {
  float u = 1.0 - t;
  return u * u * u * p0 + 3.0 * u * u * t * p1 + 3.0 * u * t * t * p2 + t * t * t * p3;
}

vec2 curveSlope(float t) {
  float u = 1.0 - t;
  return 3.0 * (u * u * (p1 - p0) + 2.0 * u * t * (p2 - p1) + t * t * (p3 - p2));
}

float borderCrossing(vec2 centre, float radius, float shape, float inside) {
  float within = inside;
  float outside = 0.5;
  for (int i = 0; i < 12; i++) {
    float middle = (within + outside) * 0.5;
    vec2 offset = curvePoint(middle) - centre;
    float d = shapeDistance(shape, vec2(offset.x, -offset.y), radius * u_scale);
    if (d < ${glsl(DYAD_FORM.gap)}) within = middle; else outside = middle;
  }
  return outside;
}

vec2 visibleSpan() {
  return vec2(
    borderCrossing(p0, a_bodies.x, a_bodies.y, 0.0),
    borderCrossing(p3, a_bodies.z, a_bodies.w, 1.0)
  );
}

// Gauss-Legendre with four points: these curves are too smooth for the error to reach a pixel.
float arcLength(float from, float to) {
  float middle = (from + to) * 0.5;
  float half_ = (to - from) * 0.5;
  vec2 near = vec2(0.3399810, 0.6521452);
  vec2 far = vec2(0.8611363, 0.3478548);
  float sum = near.y * (length(curveSlope(middle - half_ * near.x)) + length(curveSlope(middle + half_ * near.x)));
  sum += far.y * (length(curveSlope(middle - half_ * far.x)) + length(curveSlope(middle + half_ * far.x)));
  return sum * half_;
}

float lineScale() {
  return max(u_scale, 0.45);
}
`;

export const LINE_VERTEX_SHADER = /* glsl */ `
attribute vec2 a_step;
${CURVE_GLSL}
varying vec4 v_place;
varying vec4 v_color;
varying vec4 v_strandA;
varying vec4 v_strandB;
varying vec4 v_halo;
varying vec2 v_form;

void main() {
  setCurve();
  vec2 span = visibleSpan();
  float t = mix(span.x, span.y, a_step.x);
  float width = a_line.x * lineScale();
  float headLength = ${glsl(DYAD_FORM.headBase)} * lineScale() + width * ${glsl(DYAD_FORM.headPerWidth)};
  float reach = max(width * 0.5, headLength * ${glsl(DYAD_FORM.headSlope)}) + 5.0;
  vec2 slope = curveSlope(t);
  vec2 along = length(slope) > 0.0001 ? normalize(slope) : vec2(1.0, 0.0);
  // One more px at both ends, for their antialiasing and a selected line's ring.
  float beyond = a_step.x < 0.001 ? -4.0 : (a_step.x > 0.999 ? 4.0 : 0.0);
  vec2 point = curvePoint(t) + along * beyond + vec2(-along.y, along.x) * a_step.y * reach;
  gl_Position = vec4(point * 2.0 / u_viewport, 0.0, 1.0);
  float total = arcLength(span.x, span.y);
  v_place = vec4(arcLength(t, span.y) - beyond, a_step.y * reach, total, headLength);
  v_color = a_color;
  v_strandA = a_strandA;
  v_strandB = a_strandB;
  v_halo = a_halo;
  v_form = vec2(width, a_line.z);
  v_color.a = mix(${glsl(FADED_INK.dyad)}, 1.0, mix(a_ink.x, a_ink.y, u_progress));
}
`;

/** v_place: px to the tip along the line, px to the left of it, its length, its head's length. */
export const LINE_FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform float u_pixelRatio;
uniform vec3 u_paper;
varying vec4 v_place;
varying vec4 v_color;
varying vec4 v_strandA;
varying vec4 v_strandB;
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
      drawn = over(drawn, v_strandA.rgb, covered(max(abs(aside - place) - strand, gaps)));
      drawn = over(drawn, v_strandB.rgb, covered(max(abs(aside + place) - strand, gaps)));
    } else {
      drawn = over(drawn, v_color.rgb, covered(max(abs(aside) - halfWidth, gaps)));
    }
    drawn = over(drawn, v_color.rgb, covered(head));
  }
  gl_FragColor = drawn * v_color.a;
}
`;

export const LOZENGE_VERTEX_SHADER = /* glsl */ `
attribute vec2 a_step;
${CURVE_GLSL}
varying vec2 v_point;
varying vec3 v_sizes;
varying vec4 v_color;
varying vec4 v_strandA;
varying vec4 v_strandB;

void main() {
  setCurve();
  vec2 span = visibleSpan();
  float t = (span.x + span.y) * 0.5;
  float contested = a_line.z > 0.5 && a_line.z < 1.5 ? 1.0 : 0.0;
  float half_ = (${glsl(DYAD_FORM.lozenge)} * lineScale() + a_line.x * 0.5 * lineScale()) * contested;
  vec2 along = normalize(curveSlope(t) + vec2(0.00001, 0.0));
  vec2 corner = a_step * (half_ + 2.0) * contested;
  vec2 point = curvePoint(t) + along * corner.x + vec2(-along.y, along.x) * corner.y;
  gl_Position = vec4(point * 2.0 / u_viewport, 0.0, 1.0);
  v_point = corner;
  v_sizes = vec3(half_, 1.3, 0.0);
  v_color = a_color;
  v_color.a = mix(${glsl(FADED_INK.dyad)}, 1.0, mix(a_ink.x, a_ink.y, u_progress));
  v_strandA = a_strandA;
  v_strandB = a_strandB;
}
`;

export const LOZENGE_FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform float u_pixelRatio;
uniform vec3 u_paper;
varying vec2 v_point;
varying vec3 v_sizes;
varying vec4 v_color;
varying vec4 v_strandA;
varying vec4 v_strandB;

void main() {
  float d = (abs(v_point.x) + abs(v_point.y) - v_sizes.x) * 0.7071068;
  float whole = clamp(0.5 - d * u_pixelRatio, 0.0, 1.0);
  float inner = clamp(0.5 - (d + 1.6) * u_pixelRatio, 0.0, 1.0);
  float left = clamp(0.5 + v_point.y * u_pixelRatio, 0.0, 1.0);
  vec3 halves = mix(v_strandB.rgb, v_strandA.rgb, left);
  gl_FragColor = vec4(mix(u_paper, halves, inner), 1.0) * whole * v_color.a;
}
`;
