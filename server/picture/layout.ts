import type { Network } from "../wire/network.ts";
import { clearLines } from "./clear-lines.ts";
import { connectedComponents, packComponents, type Component } from "./layout-components.ts";
import { toBondGraph } from "./bond-graph.ts";
import { toLayoutInput, type LayoutInput, type Spring } from "./layout-input.ts";
import { layoutMultilevel } from "./multilevel-layout.ts";
import { seededRandom } from "../wire/seeded-random.ts";
import { toAdjacency } from "./shortest-lengths.ts";
import { makeRoom, spreadNodes } from "./spread-nodes.ts";
import { descendStress } from "./stress-descent.ts";
import { toStressTerms } from "./stress-terms.ts";

/** Place of a node, 1 unit = 1 px at scale 1, x to the right, y down, rounded to 0.001. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Places by node id. */
export type Positions = ReadonlyMap<string, Position>;

/** Default 1. Another seed gives another, equally valid picture. */
export interface LayoutOptions {
  readonly seed?: number;
  /** Is told the share done, 0–1, a few dozen times. */
  readonly onProgress?: (share: number) => void;
}

/** Preferred distances are the same both ways, but a page is wide and so are labels. */
const STRETCH = 1.12;
/** Components up to this many nodes are laid out by stress, larger ones by forces. */
const STRESS_LIMIT = 1000;
/** Of a bond of forces, in units of the layout: that between neutral nodes. */
const USUAL_LENGTH = 200;

/**
 * Returns a place for every node: supporters near each other, opponents apart, an issue between
 * those who speak about it, parts without connection beside each other, nodes without any relation
 * along the lower rim, and no two on top of each other. The same network and seed give the same
 * bytes on every machine, whatever the order of nodes and dyads in the answer.
 */
export function layoutNetwork(network: Network, options: LayoutOptions = {}): Positions {
  const input = toLayoutInput(network);
  const xs = new Float64Array(input.ids.length);
  const ys = new Float64Array(input.ids.length);
  const components = connectedComponents(input);
  let done = 0;
  for (const component of components) {
    if (component.length === 1) continue;
    const share = component.length / input.ids.length;
    placeComponent(input, component, xs, ys, options.seed ?? 1, (part) => {
      options.onProgress?.(Math.min(1, done + part * share));
    });
    done += share;
  }
  packComponents(xs, ys, components, input.radii);
  options.onProgress?.(1);
  return centred(input.ids, xs, ys);
}

function placeComponent(
  input: LayoutInput,
  component: Component,
  xs: Float64Array,
  ys: Float64Array,
  seed: number,
  onProgress: (share: number) => void,
): void {
  const local = new Map(component.map((node, place) => [node, place]));
  const springs = input.springs.flatMap(({ a, b, length }) => {
    const [p, q] = [local.get(a), local.get(b)];
    return p === undefined || q === undefined ? [] : [{ a: p, b: q, length }];
  });
  const px = new Float64Array(component.length);
  const py = new Float64Array(component.length);
  if (component.length <= STRESS_LIMIT) placeByStress(springs, px, py, seed, onProgress);
  else placeByForces(springs, px, py, seed, onProgress);
  layAlongPage(px, py);
  const lines = input.lines.flatMap(({ from, to, bow }) => {
    const [p, q] = [local.get(from), local.get(to)];
    return p === undefined || q === undefined ? [] : [{ from: p, to: q, bow }];
  });
  const radii = component.map((node) => input.radii[node] ?? 0);
  makeRoom(px, py, radii);
  spreadNodes(px, py, radii);
  clearLines(px, py, radii, lines);
  component.forEach((node, place) => {
    xs[node] = px[place] ?? 0;
    ys[node] = py[place] ?? 0;
  });
}

/** Wanted distances are kept as well as they can be: the best picture, and the dearest. */
function placeByStress(
  springs: readonly Spring[],
  xs: Float64Array,
  ys: Float64Array,
  seed: number,
  onProgress: (share: number) => void,
): void {
  const random = seededRandom(seed);
  const reach = 150 * Math.sqrt(xs.length);
  for (const places of [xs, ys]) {
    for (let node = 0; node < places.length; node += 1) places[node] = (random() - 0.5) * reach;
  }
  const terms = toStressTerms(toAdjacency(xs.length, springs));
  descendStress(xs, ys, terms, seed, onProgress);
}

function placeByForces(
  springs: readonly Spring[],
  xs: Float64Array,
  ys: Float64Array,
  seed: number,
  onProgress: (share: number) => void,
): void {
  // The longer a bond is to be, the weaker it pulls: opponents hardly hold each other.
  const bonds = springs.map(({ a, b, length }) => {
    const short = USUAL_LENGTH / length;
    return { a, b, weight: short * short * short };
  });
  const graph = toBondGraph(xs.length, bonds);
  layoutMultilevel(graph, xs, ys, { seed, bondLength: USUAL_LENGTH, onPicture: onProgress });
}

/** Turns the points so that they are widest from left to right. */
function layAlongPage(xs: Float64Array, ys: Float64Array): void {
  const count = xs.length;
  const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / count;
  const [mx, my] = [mean(xs), mean(ys)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let node = 0; node < count; node += 1) {
    const [dx, dy] = [(xs[node] ?? 0) - mx, (ys[node] ?? 0) - my];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const spread = Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
  const double = spread === 0 ? 1 : (xx - yy) / spread;
  const cos = Math.sqrt(Math.max(0, (1 + double) / 2));
  const sin = Math.sqrt(Math.max(0, (1 - double) / 2)) * (xy < 0 ? -1 : 1);
  for (let node = 0; node < count; node += 1) {
    const [dx, dy] = [(xs[node] ?? 0) - mx, (ys[node] ?? 0) - my];
    xs[node] = (cos * dx + sin * dy) * STRETCH;
    ys[node] = cos * dy - sin * dx;
  }
}

/** Places by id, moved so that their middle is at 0, 0, and rounded. */
export function centred(ids: readonly string[], xs: Float64Array, ys: Float64Array): Positions {
  const middle = (values: Float64Array): number => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return values.length === 0 ? 0 : (low + high) / 2;
  };
  const [mx, my] = [middle(xs), middle(ys)];
  return new Map(
    ids.map((id, node) => [id, { x: round((xs[node] ?? 0) - mx), y: round((ys[node] ?? 0) - my) }]),
  );
}

/** To 0.001, and never −0, which would be another byte in a file. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
