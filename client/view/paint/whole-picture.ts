import type { DrawnNetwork } from "../drawn-network.ts";
import { LINE_FORMS } from "../drawn-parts.ts";
import { FINE_SLICE, type FineDrawing, type PictureLook } from "./fine-drawing.ts";
import type { Frame, Painter, Sheet } from "./painter.ts";

/** Lines and nodes of one slice of a whole picture. */
const SLICE = { hairlines: 25_000, nodes: 10_000 } as const;

interface Tools {
  readonly painter: Painter;
  readonly fine: FineDrawing;
}

/**
 * Draws a whole picture on a sheet, pausing after each slice.
 * @param shown lines on the screen, with curve and arrow, null for all as hairlines; and how many
 * nodes are loaded.
 */
export function* wholePicture(
  { painter, fine }: Tools,
  sheet: Sheet,
  frame: Frame,
  drawn: DrawnNetwork,
  { lines, nodes }: { readonly lines: Uint32Array | null; readonly nodes: number },
  look: PictureLook,
): Generator<void> {
  const slice = (draw: () => void): void => {
    painter.target(sheet);
    draw();
  };
  const plain: PictureLook = { ...look, lineInk: () => 1, lineHalo: () => 0 };
  slice(() => {
    painter.clear();
  });
  const count = lines?.length ?? drawn.lines.count;
  const size = lines === null ? SLICE.hairlines : FINE_SLICE;
  for (let start = 0; start < count; start += size) {
    slice(() => {
      if (lines === null) painter.drawHairlines(frame, start, Math.min(size, count - start));
      else fine.slice(frame, drawn, lines.subarray(start, start + size), plain);
    });
    yield;
  }
  const isContested = (line: number): boolean => drawn.lines.form[line] === LINE_FORMS.contested;
  const contested = lines?.filter(isContested) ?? new Uint32Array(0);
  for (let start = 0; start < contested.length; start += FINE_SLICE) {
    slice(() => {
      fine.lozenges(frame, drawn, contested.slice(start, start + FINE_SLICE), plain);
    });
    yield;
  }
  for (let start = 0; start < nodes; start += SLICE.nodes) {
    slice(() => {
      painter.drawNodes("node", frame, start, Math.min(SLICE.nodes, nodes - start));
    });
    yield;
  }
}
