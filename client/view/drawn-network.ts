import { KIND_SHAPES, NODE_KINDS } from "../../server/picture/graph-style.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import type { Position, Positions } from "../../server/picture/layout.ts";
import type { SceneNode, SceneStyle } from "../../server/picture/network-scene.ts";
import type { NetworkTarget } from "../../server/picture/network-target.ts";
import { nodeGlyph } from "../../server/picture/node-glyph.ts";
import { shapeExtent } from "../../server/picture/node-shape.ts";
import type { NetworkParts } from "../model/network-rows.ts";
import { rowsAtEnds, type RowsAtEnds } from "../model/rows-at-ends.ts";
import { drawnParts, type DrawnLines, type DrawnParts } from "./drawn-parts.ts";

/**
 * A network with its places in flat columns, as the drawing, the picking and the names need it.
 * Nodes without a place, and what hangs on them, are left out.
 */
export class DrawnNetwork {
  readonly ids: readonly string[];
  /** In units of the layout, y down, by row. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** In px at scale 1. */
  readonly radius: Float32Array;
  /** Number into NODE_KINDS. */
  readonly kind: Uint8Array;
  /** Stances said and received: which name comes first. */
  readonly stances: Uint32Array;
  readonly lines: DrawnLines;
  readonly #parts: DrawnParts;
  readonly #scene = new Map<number, SceneNode>();
  #touching: RowsAtEnds | null = null;

  constructor(parts: DrawnParts) {
    const { ids, x, y, radius, kind, stances } = parts.nodes;
    this.#parts = parts;
    this.ids = ids;
    this.x = x;
    this.y = y;
    this.radius = radius;
    this.kind = kind;
    this.stances = stances;
    this.lines = parts.lines;
  }

  static of(network: NetworkParts, positions: Positions, style: SceneStyle = {}): DrawnNetwork {
    const steps = DrawnNetwork.inSteps(network, positions, style);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }

  /** The same, pausing after each millisecond or so of work. */
  static *inSteps(
    network: NetworkParts,
    positions: Positions,
    style: SceneStyle = {},
  ): Generator<void, DrawnNetwork> {
    return new DrawnNetwork(yield* drawnParts(network, positions, style));
  }

  get count(): number {
    return this.ids.length;
  }

  /** The row of a node; −1 when it is not drawn. */
  rowOf(id: string): number {
    return this.#parts.nodes.rows.get(id) ?? -1;
  }

  /** The line of a dyad; −1 when it is not drawn. */
  lineOf(from: string, to: string): number {
    const [source, target] = [this.rowOf(from), this.rowOf(to)];
    return source < 0 || target < 0 ? -1 : this.#parts.dyads.find(source, target);
  }

  /** The line of the standing ties from one node to another; −1 when there is none. */
  tieOf(from: string, to: string): number {
    const [source, target] = [this.rowOf(from), this.rowOf(to)];
    return source < 0 || target < 0 ? -1 : this.#parts.ties.find(source, target);
  }

  has(target: NetworkTarget): boolean {
    return target.kind === "node"
      ? this.rowOf(target.id) >= 0
      : this.lineOf(target.from, target.to) >= 0;
  }

  /** The node of a row with what its name needs. */
  node(row: number): SceneNode {
    const known = this.#scene.get(row);
    if (known !== undefined) return known;
    const { network, nodes } = this.#parts;
    const source = nodes.source[row];
    if (source === undefined) throw new Error(`there is no node ${row}`);
    const node = network.node(source);
    const kind = NODE_KINDS[this.kind[row] ?? 0] ?? "group";
    let glyph: string | null = null;
    const made: SceneNode = {
      id: node.id,
      name: node.name,
      // Most nodes of a large network are too small for letters.
      get glyph() {
        return (glyph ??= nodeGlyph(node));
      },
      kind,
      shape: KIND_SHAPES[kind],
      x: this.x[row] ?? 0,
      y: this.y[row] ?? 0,
      radius: this.radius[row] ?? 0,
      stances: this.stances[row] ?? 0,
    };
    this.#scene.set(row, made);
    return made;
  }

  /** The node with an id; null when it is not drawn. */
  find(id: string): SceneNode | null {
    const row = this.rowOf(id);
    return row < 0 ? null : this.node(row);
  }

  /** Puts a node elsewhere, as one that is dragged. Who draws this has to be told. */
  moveNode(id: string, { x, y }: Position): void {
    const row = this.rowOf(id);
    if (row < 0) return;
    this.x[row] = x;
    this.y[row] = y;
    this.#scene.delete(row);
  }

  /** Lines that begin or end at a node. */
  linesAt(row: number): Uint32Array {
    this.#touching ??= rowsAtEnds(this.count, this.lines);
    return this.#touching.at(row);
  }

  /** The box around nodes, in units of the layout; null for none that is drawn. */
  boxOf(ids: "all" | readonly string[]): Box | null {
    const rows = ids === "all" ? this.ids.keys() : ids.map((id) => this.rowOf(id));
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const row of rows) {
      if (row < 0) continue;
      const [x, y] = [this.x[row] ?? 0, this.y[row] ?? 0];
      const shape = KIND_SHAPES[NODE_KINDS[this.kind[row] ?? 0] ?? "group"];
      const [width, height] = shapeExtent(shape, this.radius[row] ?? 0);
      box.left = Math.min(box.left, x - width);
      box.right = Math.max(box.right, x + width);
      box.top = Math.min(box.top, y - height);
      box.bottom = Math.max(box.bottom, y + height);
    }
    return box.left === Infinity ? null : box;
  }

  positions(): Positions {
    return new Map(this.ids.map((id, row) => [id, { x: this.x[row] ?? 0, y: this.y[row] ?? 0 }]));
  }
}
