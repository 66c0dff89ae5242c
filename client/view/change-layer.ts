import { CHANGE_FORM, CHANGE_MARKS, changePlace } from "../../server/picture/change-marks.ts";
import type { Point } from "../../server/picture/dyad-curve.ts";
import { FADED_INK, GRAPH_COLORS, type Theme } from "../../server/picture/graph-style.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import { screenEnd, type Viewport } from "../../server/picture/viewport.ts";
import type { DyadChange } from "../../server/wire/comparison.ts";
import type { DrawnNetwork } from "./drawn-network.ts";
import type { InkTransition } from "./emphasis.ts";

interface Placed extends Point {
  readonly change: keyof typeof CHANGE_MARKS;
  readonly line: number;
}

/** Marks on lines that say what became of their dyads. */
export class ChangeLayer {
  #changes: ReadonlyMap<string, DyadChange> | null = null;
  #placed: readonly Placed[] = [];

  set(changes: ReadonlyMap<string, DyadChange> | null): void {
    this.#changes = changes;
  }

  /** Finds the places of the marks. @returns what they cover, in px. */
  place(drawn: DrawnNetwork, viewport: Viewport): readonly Box[] {
    const placed: Placed[] = [];
    for (const [key, change] of this.#changes ?? []) {
      const [from = "", to = ""] = key.split(" ");
      const line = drawn.lineOf(from, to);
      const [source, target] = [drawn.find(from), drawn.find(to)];
      if (change === "steady" || line < 0 || source === null || target === null) continue;
      const ends = [screenEnd(viewport, source), screenEnd(viewport, target)] as const;
      placed.push({ change, line, ...changePlace(ends, drawn.lines.bow[line] ?? 0) });
    }
    this.#placed = placed;
    const reach = CHANGE_FORM.radius + CHANGE_FORM.rim;
    return placed.map(({ x, y }) => ({
      left: x - reach,
      right: x + reach,
      top: y - reach,
      bottom: y + reach,
    }));
  }

  draw(context: CanvasRenderingContext2D, ink: InkTransition, theme: Theme): void {
    const { radius, line: width, rim } = CHANGE_FORM;
    const { paper } = GRAPH_COLORS[theme];
    for (const { x, y, change, line } of this.#placed) {
      const { sign, colors } = CHANGE_MARKS[change];
      context.save();
      context.translate(x, y);
      context.globalAlpha = FADED_INK.dyad + (1 - FADED_INK.dyad) * ink.line(line);
      for (const [reach, color] of [
        [radius + rim, paper],
        [radius, colors[theme]],
      ] as const) {
        context.fillStyle = color;
        context.beginPath();
        context.arc(0, 0, reach, 0, 2 * Math.PI);
        context.fill();
      }
      context.scale(radius, radius);
      context.strokeStyle = paper;
      context.lineWidth = width / radius;
      context.stroke(new Path2D(sign));
      context.restore();
    }
  }
}
