import type { Theme } from "../../../server/picture/graph-style.ts";
import type { DrawnNetwork } from "../drawn-network.ts";
import { LINE_FORMS } from "../drawn-parts.ts";
import type { Front } from "../emphasis.ts";
import { lineColor } from "./line-colors.ts";
import { LineStrips } from "./line-strips.ts";
import { nodeQuads, type NodeLook } from "./node-quads.ts";
import type { Frame, Painter } from "./painter.ts";

/** What changes how things look without changing what they are. */
export interface PictureLook extends NodeLook {
  readonly theme: Theme;
  readonly lineInk: (line: number) => number;
  /** Ring around a line as bytes; 0 for none. */
  readonly lineHalo: (line: number) => number;
  /** Ring around a node that stays while it is not pointed at, as bytes; 0 for none. */
  readonly lastingHalo: (row: number) => number;
  readonly front: Front | null;
  /** Nodes drawn above all others whatever is in front. */
  readonly ringed: readonly number[];
  /** How much is left of what is not in front, 0–1. */
  readonly fade: number;
}

type Rows = readonly number[] | Uint32Array;

/** Lines of one slice, a few ms of work. */
export const FINE_SLICE = 400;
/** Lines in front that are drawn with curve and arrow: the strongest. */
const MOST_FRONT = 1_500;

/** Draws lines with curve, arrow and lozenge, and the nodes at their ends. */
export class FineDrawing {
  readonly #painter: Painter;
  readonly #strips = new LineStrips(FINE_SLICE);

  constructor(painter: Painter) {
    this.#painter = painter;
  }

  /** Everything on the screen: ties below dyads, and what is faded below what is not. */
  all(
    frame: Frame,
    drawn: DrawnNetwork,
    shown: { readonly lines: Uint32Array; readonly nodes: Uint32Array },
    look: PictureLook,
  ): void {
    const { front } = look;
    const ranks = (line: number): number =>
      (line < drawn.lines.tieCount ? 0 : 2) + (front === null || front.lines.has(line) ? 1 : 0);
    this.lines(frame, drawn, inOrder(shown.lines, ranks), look);
    const rows = inOrder(shown.nodes, (row) => (front === null || front.nodes.has(row) ? 1 : 0));
    this.#nodes(frame, drawn, rows, look);
  }

  /** What is in front, above a whole picture. */
  front(frame: Frame, drawn: DrawnNetwork, look: PictureLook): void {
    const { front, ringed } = look;
    const shown: PictureLook = { ...look, lineInk: () => 1, ink: () => 1 };
    if (front !== null) {
      const strongest = [...front.lines]
        .sort((a, b) => (drawn.lines.width[b] ?? 0) - (drawn.lines.width[a] ?? 0))
        .slice(0, MOST_FRONT)
        .reverse();
      this.lines(frame, drawn, strongest, shown);
    }
    this.#nodes(frame, drawn, [...(front?.nodes ?? []), ...ringed], shown);
  }

  lines(frame: Frame, drawn: DrawnNetwork, lines: Rows, look: PictureLook): void {
    for (let start = 0; start < lines.length; start += FINE_SLICE) {
      this.slice(frame, drawn, lines.slice(start, start + FINE_SLICE), look);
    }
    const { form } = drawn.lines;
    const contested = [...lines].filter((line) => form[line] === LINE_FORMS.contested);
    for (let start = 0; start < contested.length; start += FINE_SLICE) {
      this.lozenges(frame, drawn, contested.slice(start, start + FINE_SLICE), look);
    }
  }

  /** At most {@link FINE_SLICE} lines, without their lozenges. */
  slice(frame: Frame, drawn: DrawnNetwork, lines: Rows, look: PictureLook): void {
    this.#fill(frame, drawn, lines, look);
    this.#painter.drawStrips(this.#strips, frame);
  }

  /** The lozenges of at most {@link FINE_SLICE} contested lines; they lie above all lines. */
  lozenges(frame: Frame, drawn: DrawnNetwork, contested: Rows, look: PictureLook): void {
    this.#fill(frame, drawn, contested, look);
    this.#painter.drawLozenges(this.#strips, frame);
  }

  #fill(frame: Frame, drawn: DrawnNetwork, lines: Rows, look: PictureLook): void {
    this.#strips.clear();
    for (const line of lines) {
      const ink = Math.round(look.lineInk(line) * 255);
      const color = (lineColor(drawn.lines, line, frame.theme) | (ink << 24)) >>> 0;
      this.#strips.add(drawn, line, frame.viewport, { color, halo: look.lineHalo(line) });
    }
  }

  #nodes(frame: Frame, drawn: DrawnNetwork, rows: Rows, look: NodeLook): void {
    if (rows.length === 0) return;
    this.#painter.loadNodes("front", nodeQuads(drawn, rows, look));
    this.#painter.drawNodes("front", frame, 0, rows.length);
  }
}

function inOrder(items: Uint32Array, rankOf: (item: number) => number): readonly number[] {
  const ranked: number[][] = [[], [], [], []];
  for (const item of items) ranked[rankOf(item)]?.push(item);
  return ranked.flat();
}
