/** A colour as `#rrggbb`, the only notation that the drawing, the legend and an SVG all share. */
export type HexColor = `#${string}`;

type Channels = readonly [number, number, number];

/** Returns red, green and blue, 0–255, of a colour written `#rrggbb`. */
export function channels(color: HexColor): Channels {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Returns the colour at `share` (0–1) of the way from one colour to another, in sRGB. */
export function mix(from: HexColor, to: HexColor, share: number): HexColor {
  const a = channels(from);
  const b = channels(to);
  const hex = a.map((channel, index) => {
    const mixed = Math.round(channel + ((b[index] ?? channel) - channel) * share);
    return mixed.toString(16).padStart(2, "0");
  });
  return `#${hex.join("")}`;
}

function luminance(color: HexColor): number {
  const linear = channels(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

/** Returns the contrast ratio of WCAG 2.2, from 1 (equal) to 21 (black on white). */
export function contrast(a: HexColor, b: HexColor): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
