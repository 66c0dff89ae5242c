import * as library from "vis-network/standalone";
import type { Drawing, Draw } from "./drawing.ts";
import { isInStretch } from "./drawing.ts";
import { colorOf, NODE_COLOR, radiusOf, widthOf } from "./marks.ts";

/** As much of the library as is used here; its own types name no file that a strict compiler finds. */
interface Vis {
  readonly DataSet: new <T>(items: readonly T[]) => { update(items: readonly Partial<T>[]): void };
  readonly Network: new (container: HTMLElement, data: object, options: object) => VisNetwork;
}
interface VisNetwork {
  once(event: "afterDrawing", listener: () => void): void;
  getScale(): number;
  moveTo(place: { readonly scale?: number; readonly position: { x: number; y: number } }): void;
}
const { DataSet, Network } = library as unknown as Vis;

/** The library below neovis.js: straight lines and dots at given places, no labels, no physics. */
export const drawWithVis: Draw = async (container, { network, x, y }) => {
  const { nodes, dyads } = network;
  const items = nodes.id.map((id, row) => {
    const [size, color] = [radiusOf(network, row) / FAR, NODE_COLOR];
    return { id, x: x[row] ?? 0, y: y[row] ?? 0, shape: "dot", size, color };
  });
  const edges = dyads.from.map((from, row) => ({
    id: row,
    from: nodes.id[from] ?? "",
    to: nodes.id[dyads.to[row] ?? 0] ?? "",
    width: widthOf(network, row) / FAR,
    color: colorOf(network, row),
    hidden: false,
  }));
  const shown = new DataSet(edges);
  const drawn = new Network(
    container,
    { nodes: new DataSet(items), edges: shown },
    { physics: false, layout: { improvedLayout: false }, edges: { smooth: false } },
  );
  await new Promise<void>((resolve) => {
    drawn.once("afterDrawing", () => {
      resolve();
    });
  });
  const whole = drawn.getScale();
  const drawing: Drawing = {
    pan: (step) => {
      drawn.moveTo({ position: { x: (4 * (step % 50)) / drawn.getScale(), y: 0 } });
    },
    zoom: (share) => {
      drawn.moveTo({ scale: whole / share, position: { x: 0, y: 0 } });
    },
    brush: (step) => {
      shown.update(edges.map(({ id }) => ({ id, hidden: !isInStretch(id, step) })));
    },
  };
  return drawing;
};

/** It sizes in units of the layout, not of the screen. */
const FAR = 0.07;
