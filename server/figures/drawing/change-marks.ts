import {
  CHANGE_FORM,
  CHANGE_MARKS,
  changePlace,
  type MarkedChange,
} from "../../picture/change-marks.ts";
import type { Box } from "../../picture/label-placement.ts";
import type { Scene } from "../../picture/network-scene.ts";
import { shapePath } from "../../picture/node-shape.ts";
import { screenEnds, type Viewport } from "../../picture/viewport.ts";
import type { DyadChange } from "../../wire/comparison.ts";
import type { GroupMark, Mark } from "./drawing.ts";
import { INKS } from "./inks.ts";

/** Marks on lines that say what became of their dyads, and what they cover. */
export function changeMarks(
  scene: Scene,
  viewport: Viewport,
  changes: ReadonlyMap<string, DyadChange> | null,
): { readonly marks: readonly GroupMark[]; readonly boxes: readonly Box[] } {
  const placed = [...(changes ?? [])].flatMap(([key, change]) => {
    const dyad = scene.dyads.get(key);
    const ends = dyad === undefined ? undefined : screenEnds(viewport, scene, dyad);
    if (change === "steady" || dyad === undefined || ends === undefined) return [];
    return [{ change, ...changePlace(ends, dyad.bow) }];
  });
  const reach = CHANGE_FORM.radius + CHANGE_FORM.rim;
  return {
    marks: placed.map(({ change, x, y }) => ({
      kind: "group",
      x,
      y,
      title: CHANGE_MARKS[change].name,
      marks: changeSign(change),
    })),
    boxes: placed.map(({ x, y }) => ({
      left: x - reach,
      right: x + reach,
      top: y - reach,
      bottom: y + reach,
    })),
  };
}

/** The mark of a change around (0, 0). */
export function changeSign(change: MarkedChange): readonly Mark[] {
  const { sign, colors } = CHANGE_MARKS[change];
  const { radius, rim, line } = CHANGE_FORM;
  return [
    { kind: "path", d: shapePath("circle", radius + rim), fill: INKS.paper },
    { kind: "path", d: shapePath("circle", radius), fill: colors },
    { kind: "path", d: scaled(sign, radius), stroke: { ink: INKS.paper, width: line } },
  ];
}

function scaled(d: string, by: number): string {
  return d.replace(/-?\d+(?:\.\d+)?/g, (number) =>
    String(Math.round(Number(number) * by * 100) / 100),
  );
}
