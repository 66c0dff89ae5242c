import { SHAPE_METRICS } from "../../server/picture/node-shape.ts";

const glsl = (value: number): string => value.toFixed(6);
const { square, hexagon, triangle, tag } = SHAPE_METRICS;

/** shapeDistance of node-shape.ts in GLSL, from the same metrics. `p.y` points down. */
export const SHAPE_DISTANCE_GLSL = /* glsl */ `
float shapeDistance(float shape, vec2 p, float r) {
  float fromCentre = length(p);
  vec2 a = abs(p);
  if (shape < 0.5) return fromCentre - r;
  if (shape < 1.5) return max(max(a.x, a.y) - ${glsl(square.half)} * r, fromCentre - ${glsl(square.trim)} * r);
  if (shape < 2.5) return max(a.y, 0.8660254 * a.x + 0.5 * a.y) - ${glsl(hexagon.apothem)} * r;
  if (shape < 3.5) {
    float y = p.y - ${glsl(triangle.shift)} * r;
    float sides = max(y, 0.8660254 * a.x - 0.5 * y) - ${glsl(triangle.apothem)} * r;
    return max(sides, length(vec2(p.x, y)) - ${glsl(triangle.trim)} * r);
  }
  float box = max(a.x - ${glsl(tag.halfWidth)} * r, a.y - ${glsl(tag.halfHeight)} * r);
  return max(box, (a.x + a.y - ${glsl(tag.chamfer)} * r) * 0.7071068);
}
`;
