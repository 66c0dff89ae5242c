import { describe, expect, it } from "@jest/globals";
import {
  dyadWidth,
  GRAPH_COLORS,
  KIND_SHAPES,
  markScale,
  NODE_KINDS,
  nodeSize,
  polarityColor,
  type Theme,
} from "../../server/picture/graph-style.ts";
import { channels, contrast, type HexColor } from "../../server/picture/srgb.ts";

const THEMES = ["light", "dark"] as const satisfies readonly Theme[];
const POLARITIES = Array.from({ length: 41 }, (_, step) => -1 + step / 20);

/**
 * Linear RGB as seen without one kind of cone. Source: G. Machado, M. Oliveira, L. Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009),
 * severity 1.
 */
const SIGHT = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanope: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranope: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanope: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
} as const;

describe.each(THEMES)("the %s palette", (theme) => {
  const { paper, label, nodes, focus, selection } = GRAPH_COLORS[theme];

  it("keeps every polarity at a contrast of 3:1 or more to the paper", () => {
    for (const polarity of POLARITIES) {
      expect(contrast(polarityColor(polarity, theme), paper)).toBeGreaterThanOrEqual(3);
    }
  });

  it("keeps text at 4.5:1 and outlines at 3:1", () => {
    expect(contrast(label, paper)).toBeGreaterThanOrEqual(4.5);
    for (const kind of NODE_KINDS) {
      expect(contrast(nodes[kind].glyph, nodes[kind].fill)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(nodes[kind].ring, paper)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(focus, paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(selection, paper)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(SIGHT) as (keyof typeof SIGHT)[])(
    "tells support, neutral and opposition apart with %s sight",
    (sight) => {
      const seen = (polarity: number): Lab => toLab(polarityColor(polarity, theme), SIGHT[sight]);
      expect(difference(seen(-1), seen(1))).toBeGreaterThan(40);
      expect(difference(seen(-0.5), seen(0.5))).toBeGreaterThan(30);
      expect(difference(seen(-0.5), seen(0))).toBeGreaterThan(15);
      expect(difference(seen(0.5), seen(0))).toBeGreaterThan(15);
    },
  );

  it("gets stronger from the middle to both ends", () => {
    const middle = polarityColor(0, theme);
    for (const end of [-1, 1]) {
      const steps = [0.25, 0.5, 0.75, 1].map((share) =>
        difference(toLab(polarityColor(end * share, theme)), toLab(middle)),
      );
      expect([...steps].sort((a, b) => a - b)).toEqual(steps);
    }
  });
});

describe("the scales", () => {
  it("clamp a polarity outside the scale to its end", () => {
    expect(polarityColor(-7, "light")).toBe(polarityColor(-1, "light"));
    expect(polarityColor(7, "dark")).toBe(polarityColor(1, "dark"));
  });

  it("grow with the number of stances and stay within bounds", () => {
    const counts = [0, 1, 2, 5, 10, 50, 400, 1e6];
    for (const [scale, low, high] of [
      [dyadWidth, 1.5, 9],
      [nodeSize, 12, 32],
    ] as const) {
      const sizes = counts.map(scale);
      expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(high);
    }
  });

  it("grow marks with the zoom, but slower than the map", () => {
    expect(markScale(1)).toBe(1);
    expect(markScale(2)).toBeGreaterThan(1);
    expect(markScale(2)).toBeLessThan(2);
    expect(markScale(100)).toBe(1.5);
    expect(markScale(0.0001)).toBe(0.25);
  });

  it("give every kind of node a shape of its own", () => {
    expect(new Set(Object.values(KIND_SHAPES)).size).toBe(NODE_KINDS.length);
  });
});

type Lab = readonly [number, number, number];

function toLab(color: HexColor, sight: readonly number[] = SIGHT.full): Lab {
  const linear = channels(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const row = (matrix: readonly number[], at: number, values: readonly number[]): number =>
    values.reduce((sum, value, column) => sum + value * (matrix[at * 3 + column] ?? 0), 0);
  const seen = [0, 1, 2].map((at) => Math.min(1, Math.max(0, row(sight, at, linear))));
  const toXyz = [0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505];
  const white = [0.95047, 1, 1.08883];
  const [fx = 0, fy = 0, fz = 0] = [0, 1, 2].map((at) => {
    const share = row(toXyz, at, seen) / (white[at] ?? 1);
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
  });
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function difference(a: Lab, b: Lab): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
