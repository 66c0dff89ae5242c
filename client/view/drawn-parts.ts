import {
  CONTESTED_MIN_WIDTH,
  DYAD_FORM,
  dyadWidth,
  nodeSize,
  TIE_FORM,
} from "../../server/picture/graph-style.ts";
import type { Positions } from "../../server/picture/layout.ts";
import { isSingleSource, type SceneStyle } from "../../server/picture/network-scene.ts";
import { dyadKey } from "../../server/picture/network-target.ts";
import { rowsOf, type NetworkParts, type NetworkRows } from "../model/network-rows.ts";
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

/** The nodes of a picture; what is not here is read from the row of the network. */
export interface DrawnNodes {
  readonly ids: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float32Array;
  readonly kind: Uint8Array;
  readonly stances: Uint32Array;
  /** Rows of the network. */
  readonly source: Uint32Array;
  readonly rows: ReadonlyMap<string, number>;
}

/** What a picture is drawn from. */
export interface DrawnParts {
  readonly network: NetworkRows;
  readonly nodes: DrawnNodes;
  readonly lines: DrawnLines;
  readonly dyads: PairIndex;
  readonly ties: PairIndex;
}

/** Rows of one step, less than a millisecond of work. */
const STEP = 4_000;
const NOWHERE = 0xffffffff;

/** Makes the columns of a picture, pausing after every few thousand rows. */
export function* drawnParts(
  network: NetworkParts,
  positions: Positions,
  style: SceneStyle,
): Generator<void, DrawnParts> {
  const rows = rowsOf(network);
  yield;
  const { nodes, rowOf } = yield* placedNodes(rows, positions);
  const made = yield* toLines(network, rows, { rowOf, rows: nodes.rows }, style);
  return { network: rows, nodes, ...made };
}

function* placedNodes(
  { nodes }: NetworkRows,
  positions: Positions,
): Generator<void, { readonly nodes: DrawnNodes; readonly rowOf: Uint32Array }> {
  const most = nodes.id.length;
  // One more than there are, for ends that are no node.
  const rowOf = new Uint32Array(most + 1).fill(NOWHERE);
  const [x, y] = [new Float64Array(most), new Float64Array(most)];
  const [radius, kind] = [new Float32Array(most), new Uint8Array(most)];
  const [stances, source] = [new Uint32Array(most), new Uint32Array(most)];
  const ids: string[] = [];
  const rows = new Map<string, number>();
  for (let at = 0; at < most; at += 1) {
    if (at % STEP === STEP - 1) yield;
    const id = nodes.id[at] ?? "";
    const place = positions.get(id);
    if (place === undefined) continue;
    const row = ids.length;
    rowOf[at] = row;
    ids.push(id);
    rows.set(id, row);
    x[row] = place.x;
    y[row] = place.y;
    stances[row] = nodes.stances[at] ?? 0;
    radius[row] = nodeSize(stances[row] ?? 0);
    kind[row] = nodes.kind[at] ?? 0;
    source[row] = at;
  }
  const { length } = ids;
  const placed = {
    ids,
    rows,
    x: x.subarray(0, length),
    y: y.subarray(0, length),
    radius: radius.subarray(0, length),
    kind: kind.subarray(0, length),
    stances: stances.subarray(0, length),
    source: source.subarray(0, length),
  };
  return { nodes: placed, rowOf };
}

/** Of each node of the network, and of each id, the row in the picture; NOWHERE for none. */
interface Places {
  readonly rowOf: Uint32Array;
  readonly rows: ReadonlyMap<string, number>;
}

function* toLines(
  network: NetworkParts,
  { nodes, dyads: data }: NetworkRows,
  { rowOf, rows }: Places,
  { dashesSingle = false, broken = null }: SceneStyle,
): Generator<void, Pick<DrawnParts, "lines" | "dyads" | "ties">> {
  const most = network.ties.length + data.n.length;
  const [from, to] = [new Uint32Array(most), new Uint32Array(most)];
  const ties = new PairIndex(from.subarray(0, network.ties.length), to);
  const tieCount = putTies(network, rows, { from, to, ties });
  const dyads = new PairIndex(from, to);
  const source = new Uint32Array(most);
  let count = tieCount;
  for (let row = 0; row < data.n.length; row += 1) {
    if (row % STEP === STEP - 1) yield;
    const [a, b] = [rowOf[data.from[row] ?? 0] ?? NOWHERE, rowOf[data.to[row] ?? 0] ?? NOWHERE];
    if (a === NOWHERE || b === NOWHERE) continue;
    from[count] = a;
    to[count] = b;
    source[count] = row;
    if (dyads.add(count)) count += 1;
  }
  const [polarity, width] = [new Float32Array(count), new Float32Array(count)];
  const [bow, form] = [new Float32Array(count), new Uint8Array(count)];
  const dashed = new Uint8Array(count);
  width.fill(TIE_FORM.width, 0, tieCount);
  form.fill(LINE_FORMS.tie, 0, tieCount);
  for (let line = tieCount; line < count; line += 1) {
    if (line % STEP === STEP - 1) yield;
    const row = source[line] ?? 0;
    const isContested = (data.positive[row] ?? 0) > 0 && (data.negative[row] ?? 0) > 0;
    const usual = dyadWidth(data.n[row] ?? 1);
    polarity[line] = data.polarity[row] ?? 0;
    width[line] = isContested ? Math.max(CONTESTED_MIN_WIDTH, usual) : usual;
    form[line] = isContested ? LINE_FORMS.contested : LINE_FORMS.dyad;
    const sources = data.sources[row] ?? 0;
    dashed[line] = Number(
      broken === null
        ? dashesSingle && isSingleSource({ sources })
        : broken.has(
            dyadKey(nodes.id[data.from[row] ?? 0] ?? "", nodes.id[data.to[row] ?? 0] ?? ""),
          ),
    );
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
