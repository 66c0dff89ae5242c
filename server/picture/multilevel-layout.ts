import type { BondGraph } from "./bond-graph.ts";
import { coarsen, type Coarsened } from "./coarsen.ts";
import { descendForces } from "./force-descent.ts";
import { seededRandom } from "../wire/seeded-random.ts";

export interface MultilevelOptions {
  readonly seed: number;
  /** Usual length of a bond, in units of the layout. */
  readonly bondLength: number;
  /**
   * Called a few dozen times with the share done, 0–1. `xs` and `ys` then hold a picture of the whole
   * graph that gets better each time; the first comes after about a hundredth of the work.
   */
  readonly onPicture?: (share: number) => void;
}

const COARSEST_NODES = 60;
const STEPS = { coarsest: 150, between: 40, last: 60 } as const;
const PICTURE_EVERY = 5;

/**
 * Places the nodes of a large connected graph: first of a few groups of groups, then of what is in
 * them, down to the nodes. n log n steps, the same places for the same seed on every machine.
 * Source: C. Walshaw, "A Multilevel Algorithm for Force-Directed Graph Drawing", JGAA 7 (2003).
 */
export function layoutMultilevel(
  graph: BondGraph,
  xs: Float64Array,
  ys: Float64Array,
  { seed, bondLength, onPicture }: MultilevelOptions,
): void {
  const random = seededRandom(seed);
  const levels = toLevels(graph, random);
  const coarsest = levels.at(-1)?.graph ?? graph;
  const reach = bondLength * Math.sqrt(coarsest.count);
  let px: Float64Array = Float64Array.from(
    { length: coarsest.count },
    () => (random() - 0.5) * reach,
  );
  let py: Float64Array = Float64Array.from(
    { length: coarsest.count },
    () => (random() - 0.5) * reach,
  );
  descendForces(coarsest, px, py, { bondLength, steps: STEPS.coarsest });
  const all = workOf(graph, levels);
  let done = 0;
  for (let level = levels.length - 1; level >= 0; level -= 1) {
    const finer = level === 0 ? graph : (levels[level - 1]?.graph ?? graph);
    const from = levels[level];
    if (from === undefined) break;
    px = spreadGroups(px, from, bondLength, random);
    py = spreadGroups(py, from, bondLength, random);
    const steps = level === 0 ? STEPS.last : STEPS.between;
    const work = finer.count * steps;
    let step = 0;
    descendForces(finer, px, py, {
      bondLength,
      steps,
      onStep: (share) => {
        step += 1;
        if (onPicture === undefined || (step % PICTURE_EVERY !== 0 && share < 1)) return;
        placeAll(levels, level, px, xs);
        placeAll(levels, level, py, ys);
        onPicture((done + share * work) / all);
      },
    });
    done += work;
  }
  xs.set(px);
  ys.set(py);
}

function toLevels(graph: BondGraph, random: () => number): readonly Coarsened[] {
  const levels: Coarsened[] = [];
  let top = graph;
  while (top.count > COARSEST_NODES) {
    const next = coarsen(top, random);
    if (next === null) break;
    levels.push(next);
    top = next.graph;
  }
  return levels;
}

/** The places of what is in the groups: beside where the group was, on a map with room for all. */
function spreadGroups(
  places: Float64Array,
  { graph, parent }: Coarsened,
  bondLength: number,
  random: () => number,
): Float64Array {
  const grow = Math.sqrt(parent.length / graph.count);
  return Float64Array.from(
    parent,
    (group) => (places[group] ?? 0) * grow + (random() - 0.5) * 0.5 * bondLength,
  );
}

/** Gives each node of the graph itself the place of the group that holds it at a level. */
function placeAll(
  levels: readonly Coarsened[],
  level: number,
  places: Float64Array,
  into: Float64Array,
): void {
  const below = levels.slice(0, level);
  const scale = below.reduce(
    (product, { graph, parent }) => product * Math.sqrt(parent.length / graph.count),
    1,
  );
  for (let node = 0; node < into.length; node += 1) {
    let group = node;
    for (const { parent } of below) group = parent[group] ?? 0;
    into[node] = (places[group] ?? 0) * scale;
  }
}

function workOf(graph: BondGraph, levels: readonly Coarsened[]): number {
  const between = levels.slice(0, -1).reduce((sum, each) => sum + each.graph.count, 0);
  return graph.count * STEPS.last + between * STEPS.between;
}
