import { polarityColor, type Theme } from "../../server/picture/graph-style.ts";

const STOPS = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1] as const;

/** The scale from hostile (left) to supportive (right) as a CSS image. */
export function polarityGradient(theme: Theme): string {
  return `linear-gradient(to right, ${STOPS.map((stop) => polarityColor(stop, theme)).join(", ")})`;
}
