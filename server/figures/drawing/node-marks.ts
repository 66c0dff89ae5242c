import { KIND_SHAPES, type NodeKind } from "../../picture/graph-style.ts";
import { glyphPlace } from "../../picture/label-scene.ts";
import type { SceneNode } from "../../picture/network-scene.ts";
import { shapePath } from "../../picture/node-shape.ts";
import { screenEnd, type Viewport } from "../../picture/viewport.ts";
import { plainText } from "./plain-text.ts";
import type { Mark } from "./drawing.ts";
import { INKS, nodeInks } from "./inks.ts";

/** Paper around a node, which parts it from lines that pass by. */
const RIM = 1.5;

/** A shape of a kind around (0, 0). */
export function shapeMarks(kind: NodeKind, radius: number): readonly Mark[] {
  const shape = KIND_SHAPES[kind];
  const { fill, ring } = nodeInks(kind);
  const ringWidth = Math.min(2.2, Math.max(1, radius * 0.1));
  const isPlain = fill.light === ring.light && fill.dark === ring.dark;
  return [
    { kind: "path", d: shapePath(shape, radius, -RIM), fill: INKS.paper },
    { kind: "path", d: shapePath(shape, radius), fill: ring },
    ...(isPlain ? [] : [{ kind: "path", d: shapePath(shape, radius, ringWidth), fill } as const]),
  ];
}

/** A node of the network with its initials, around (0, 0). */
export function nodeMarks(viewport: Viewport, node: SceneNode): readonly Mark[] {
  const { radius } = screenEnd(viewport, node);
  const marks = shapeMarks(node.kind, radius);
  const text = plainText(node.glyph);
  const place = glyphPlace({ ...node, glyph: text }, radius);
  if (place === null) return marks;
  return [
    ...marks,
    {
      kind: "text",
      x: 0,
      y: place.down,
      text,
      font: { size: place.size, weight: 600 },
      ink: nodeInks(node.kind).glyph,
      anchor: "middle",
      direction: "ltr",
    },
  ];
}
