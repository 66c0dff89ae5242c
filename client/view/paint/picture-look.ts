import { FADED_INK, type Theme } from "../../../server/picture/graph-style.ts";
import { channels, type HexColor } from "../../../server/picture/srgb.ts";
import type { NetworkTarget } from "../../../server/picture/network-target.ts";
import type { DrawnNetwork } from "../drawn-network.ts";
import type { Emphasized } from "../emphasized.ts";
import type { InkTransition } from "../emphasis.ts";
import type { PictureLook } from "./fine-drawing.ts";

/** How a network looks at this moment of a change of emphasis. */
export function pictureLook(
  drawn: DrawnNetwork,
  emphasized: Emphasized,
  ink: InkTransition,
  theme: Theme,
): PictureLook {
  const { selection, focus, marks, groups } = emphasized;
  const lineOf = (target: NetworkTarget | null): number =>
    target?.kind === "dyad" ? drawn.lineOf(target.from, target.to) : -1;
  const [selected, focused] = [lineOf(selection), lineOf(focus)];
  const haloOf = (target: NetworkTarget | null): number => {
    if (target === null) return 0;
    const key = target.kind === "node" ? target.id : `${target.from} ${target.to}`;
    return toBytes(emphasized.halo(key, theme));
  };
  const [selectedHalo, focusedHalo] = [haloOf(selection), haloOf(focus)];
  const hasLasting = marks.size > 0 || groups.size > 0;
  const lastingHalo = (row: number): number =>
    hasLasting ? toBytes(emphasized.lastingHalo(drawn.ids[row] ?? "", theme)) : 0;
  const rowOf = (target: NetworkTarget | null): number =>
    target?.kind === "node" ? drawn.rowOf(target.id) : -1;
  const [selectedRow, focusedRow] = [rowOf(selection), rowOf(focus)];
  const faded = (FADED_INK.node + FADED_INK.dyad) / 2;
  return {
    theme,
    ink: (row) => ink.node(row),
    halo: (row) =>
      row === focusedRow ? focusedHalo : row === selectedRow ? selectedHalo : lastingHalo(row),
    lastingHalo,
    lineInk: (line) => ink.line(line),
    lineHalo: (line) => (line === focused ? focusedHalo : line === selected ? selectedHalo : 0),
    front: ink.front,
    ringed: [selectedRow, focusedRow].filter((row) => row >= 0),
    fade: ink.front === null ? 1 : 1 - (1 - faded) * ink.progress,
  };
}

function toBytes(color: HexColor | null): number {
  if (color === null) return 0;
  const [red, green, blue] = channels(color);
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
