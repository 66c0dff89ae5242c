import {
  CONTESTED_MIN_WIDTH,
  DYAD_FORM,
  dyadWidth,
  KIND_SHAPES,
  NODE_KINDS,
  nodeKind,
  nodeRadius,
  TIE_FORM,
} from "../../server/picture/graph-style.ts";
import type { Box } from "../../server/picture/label-placement.ts";
import type { Position, Positions } from "../../server/picture/layout.ts";
import {
  isSingleSource,
  type SceneNode,
  type SceneStyle,
} from "../../server/picture/network-scene.ts";
import type { NetworkTarget } from "../../server/picture/network-target.ts";
import { nodeGlyph } from "../../server/picture/node-glyph.ts";
import { shapeExtent } from "../../server/picture/node-shape.ts";
import type { NetworkNode } from "../../server/wire/network.ts";
import { dyadRowsOf, type NetworkParts } from "../model/network-rows.ts";
import { PairIndex } from "./pair-index.ts";

/** What a line is drawn as. */
export const LINE_FORMS = { dyad: 0, contested: 1, tie: 2 } as const;

/** The lines of a picture, ties first, then dyads; ends are rows of its nodes. */
export interface DrawnLines {
  readonly count: number;
  readonly tieCount: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly polarity: Float32Array;
  /** In px at scale 1. */
  readonly width: Float32Array;
  readonly bow: Float32Array;
  /** Of LINE_FORMS. */
  readonly form: Uint8Array;
  /** 1 where the line is broken, since all of it rests on one source. */
  readonly dashed: Uint8Array;
}

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
  readonly #nodes: readonly NetworkNode[];
  readonly #rows: ReadonlyMap<string, number>;
  readonly #dyads: PairIndex;
  readonly #ties: PairIndex;
  readonly #scene = new Map<number, SceneNode>();
  #touching: { readonly starts: Uint32Array; readonly lines: Uint32Array } | null = null;
  #order: Uint32Array | null = null;

  constructor(network: NetworkParts, positions: Positions, style: SceneStyle = {}) {
    const placed = placedNodes(network, positions);
    const { nodes, places } = placed;
    const count = nodes.length;
    this.#nodes = nodes;
    this.ids = nodes.map(({ id }) => id);
    this.#rows = new Map(this.ids.map((id, row) => [id, row]));
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    places.forEach(({ x, y }, row) => {
      this.x[row] = x;
      this.y[row] = y;
    });
    this.radius = new Float32Array(count);
    this.kind = new Uint8Array(count);
    this.stances = new Uint32Array(count);
    nodes.forEach((node, row) => {
      this.radius[row] = nodeRadius(node);
      this.kind[row] = NODE_KINDS.indexOf(nodeKind(node));
      this.stances[row] = node.stancesIn + node.stancesOut;
    });
    const { lines, dyads, ties } = toLines(network, placed.rowOf, this.#rows, style);
    this.lines = lines;
    this.#dyads = dyads;
    this.#ties = ties;
  }

  get count(): number {
    return this.ids.length;
  }

  /** The row of a node; −1 when it is not drawn. */
  rowOf(id: string): number {
    return this.#rows.get(id) ?? -1;
  }

  /** The line of a dyad; −1 when it is not drawn. */
  lineOf(from: string, to: string): number {
    const [source, target] = [this.rowOf(from), this.rowOf(to)];
    return source < 0 || target < 0 ? -1 : this.#dyads.find(source, target);
  }

  /** The line of the standing ties from one node to another; −1 when there is none. */
  tieOf(from: string, to: string): number {
    const [source, target] = [this.rowOf(from), this.rowOf(to)];
    return source < 0 || target < 0 ? -1 : this.#ties.find(source, target);
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
    const node = this.#nodes[row];
    if (node === undefined) throw new Error(`there is no node ${row}`);
    const kind = nodeKind(node);
    const made: SceneNode = {
      id: node.id,
      name: node.name,
      glyph: nodeGlyph(node),
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
    this.#touching ??= toTouching(this.count, this.lines);
    const { starts, lines } = this.#touching;
    return lines.subarray(starts[row] ?? 0, starts[row + 1] ?? 0);
  }

  /** Rows with the most stances first, then by id. */
  get order(): Uint32Array {
    this.#order ??= Uint32Array.from(this.ids.keys()).sort(
      (a, b) =>
        (this.stances[b] ?? 0) - (this.stances[a] ?? 0) ||
        ((this.ids[a] ?? "") < (this.ids[b] ?? "") ? -1 : 1),
    );
    return this.#order;
  }

  /** The box around nodes, in units of the layout; null for none. */
  boxAround(rows: Iterable<number>): Box | null {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const row of rows) {
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

const NOWHERE = 0xffffffff;

interface Placed {
  readonly nodes: readonly NetworkNode[];
  readonly places: readonly Position[];
  /** Of each node of the network the row in the picture; NOWHERE for none. */
  readonly rowOf: Uint32Array;
}

function placedNodes(network: NetworkParts, positions: Positions): Placed {
  const rowOf = new Uint32Array(network.nodes.length + 1).fill(NOWHERE);
  const nodes: NetworkNode[] = [];
  const places: Position[] = [];
  network.nodes.forEach((node, at) => {
    const place = positions.get(node.id);
    if (place === undefined) return;
    rowOf[at] = nodes.length;
    nodes.push(node);
    places.push(place);
  });
  return { nodes, places, rowOf };
}

function toLines(
  network: NetworkParts,
  rowOf: Uint32Array,
  rows: ReadonlyMap<string, number>,
  { dashesSingle = false }: SceneStyle,
): { readonly lines: DrawnLines; readonly dyads: PairIndex; readonly ties: PairIndex } {
  const data = dyadRowsOf(network);
  const most = network.ties.length + data.n.length;
  const [from, to] = [new Uint32Array(most), new Uint32Array(most)];
  const ties = new PairIndex(from.subarray(0, network.ties.length), to);
  const tieCount = putTies(network, rows, { from, to, ties });
  const dyads = new PairIndex(from, to);
  const source = new Uint32Array(most);
  let count = tieCount;
  for (let row = 0; row < data.n.length; row += 1) {
    const [a, b] = [rowOf[data.from[row] ?? 0] ?? NOWHERE, rowOf[data.to[row] ?? 0] ?? NOWHERE];
    if (a === NOWHERE || b === NOWHERE) continue;
    from[count] = a;
    to[count] = b;
    source[count] = row;
    if (dyads.add(count)) count += 1;
  }
  const [polarity, width] = [new Float32Array(count), new Float32Array(count)];
  const [bow, form, dashed] = [
    new Float32Array(count),
    new Uint8Array(count),
    new Uint8Array(count),
  ];
  width.fill(TIE_FORM.width, 0, tieCount);
  form.fill(LINE_FORMS.tie, 0, tieCount);
  for (let line = tieCount; line < count; line += 1) {
    const row = source[line] ?? 0;
    const isContested = (data.positive[row] ?? 0) > 0 && (data.negative[row] ?? 0) > 0;
    const usual = dyadWidth(data.n[row] ?? 1);
    polarity[line] = data.polarity[row] ?? 0;
    width[line] = isContested ? Math.max(CONTESTED_MIN_WIDTH, usual) : usual;
    form[line] = isContested ? LINE_FORMS.contested : LINE_FORMS.dyad;
    const sources = data.sources[row] ?? 0;
    dashed[line] = dashesSingle && isSingleSource({ sources }) ? 1 : 0;
    const isReciprocal = dyads.find(to[line] ?? 0, from[line] ?? 0) >= 0;
    bow[line] = isReciprocal ? DYAD_FORM.reciprocalBow : DYAD_FORM.bow;
  }
  const lines = { count, tieCount, from, to, polarity, width, bow, form, dashed };
  return { lines, dyads, ties };
}

/** Two ties between the same two are one line, and one of a node with itself is none. */
function putTies(
  network: NetworkParts,
  rows: ReadonlyMap<string, number>,
  { from, to, ties }: { from: Uint32Array; to: Uint32Array; ties: PairIndex },
): number {
  let count = 0;
  for (const tie of network.ties) {
    const [a, b] = [rows.get(tie.from), rows.get(tie.to)];
    if (a === undefined || b === undefined || a === b) continue;
    from[count] = a;
    to[count] = b;
    if (ties.add(count)) count += 1;
  }
  return count;
}

function toTouching(
  count: number,
  { count: lineCount, from, to }: DrawnLines,
): { readonly starts: Uint32Array; readonly lines: Uint32Array } {
  const starts = new Uint32Array(count + 1);
  const each = (put: (row: number, line: number) => void): void => {
    for (let line = 0; line < lineCount; line += 1) {
      const [a, b] = [from[line] ?? 0, to[line] ?? 0];
      put(a, line);
      if (b !== a) put(b, line);
    }
  };
  each((row) => (starts[row + 1] = (starts[row + 1] ?? 0) + 1));
  for (let row = 0; row < count; row += 1)
    starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const next = starts.slice();
  const lines = new Uint32Array(starts[count] ?? 0);
  each((row, line) => {
    const at = next[row] ?? 0;
    lines[at] = line;
    next[row] = at + 1;
  });
  return { starts, lines };
}
