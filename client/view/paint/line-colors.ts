import { GRAPH_COLORS, polarityColor, type Theme } from "../../../server/picture/graph-style.ts";
import { channels } from "../../../server/picture/srgb.ts";
import { LINE_FORMS, type DrawnLines } from "../drawn-parts.ts";

/** Steps of the diverging scale, finer than an eye tells apart. */
const STEPS = 1000;
const tables = new Map<Theme, Uint32Array>();

/** The colour of a line as bytes red, green, blue, 0 of a number, in the order of memory. */
export function lineColor(
  { form, polarity }: Pick<DrawnLines, "form" | "polarity">,
  line: number,
  theme: Theme,
): number {
  const table = tables.get(theme) ?? makeTable(theme);
  if (form[line] === LINE_FORMS.tie) return table[STEPS + 1] ?? 0;
  const share = (Math.min(1, Math.max(-1, polarity[line] ?? 0)) + 1) / 2;
  return table[Math.round(share * STEPS)] ?? 0;
}

function makeTable(theme: Theme): Uint32Array {
  const table = new Uint32Array(STEPS + 2);
  const put = (at: number, [red, green, blue]: readonly [number, number, number]): void => {
    table[at] = red | (green << 8) | (blue << 16);
  };
  for (let step = 0; step <= STEPS; step += 1) {
    put(step, channels(polarityColor((step / STEPS) * 2 - 1, theme)));
  }
  put(STEPS + 1, channels(GRAPH_COLORS[theme].tie));
  tables.set(theme, table);
  return table;
}
