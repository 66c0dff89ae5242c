import type { Dyad } from "../wire/network.ts";
import type { PathDirection, PathMode, PathStep } from "../wire/paths.ts";
import { meanPolarity, polaritySum } from "./signed-graph.ts";

/** What a path may consist of. */
export interface PathRules {
  readonly mode: PathMode;
  readonly direction: PathDirection;
}

/** Steps that lead on from each node, and those that lead to it. */
export interface PathGraph {
  /** Sorted by the id at their other end. */
  readonly onward: ReadonlyMap<string, readonly PathStep[]>;
  readonly backward: ReadonlyMap<string, readonly PathStep[]>;
}

const SIGNS = { any: [1, 0, -1], support: [1], opposition: [-1] } as const satisfies Record<
  PathMode,
  readonly PathStep["sign"][]
>;

/**
 * The steps that dyads allow. In both directions a step is all that two nodes say of each other, its
 * sign that of the mean, as in the signed graph; outwards it is one dyad.
 */
export function toPathGraph(dyads: Iterable<Dyad>, rules: PathRules): PathGraph {
  const between = new Map<string, Dyad[]>();
  for (const dyad of dyads) {
    if (dyad.from === dyad.to) continue;
    const key = stepKey(dyad, rules.direction);
    const known = between.get(key);
    if (known === undefined) between.set(key, [dyad]);
    else known.push(dyad);
  }
  const onward = new Map<string, PathStep[]>();
  const backward = new Map<string, PathStep[]>();
  for (const [first, ...rest] of between.values()) {
    if (first === undefined) continue;
    const step = toStep(first.from, first.to, [first, ...rest]);
    if (!(SIGNS[rules.mode] as readonly number[]).includes(step.sign)) continue;
    const ways = rules.direction === "out" ? [step] : [step, turned(step)];
    for (const way of ways) {
      append(onward, way.from, way);
      append(backward, way.to, way);
    }
  }
  for (const steps of onward.values()) steps.sort((x, y) => (x.to < y.to ? -1 : 1));
  for (const steps of backward.values()) steps.sort((x, y) => (x.from < y.from ? -1 : 1));
  return { onward, backward };
}

function stepKey({ from, to }: Dyad, direction: PathDirection): string {
  return direction === "out" || from < to ? `${from}\n${to}` : `${to}\n${from}`;
}

function toStep(from: string, to: string, dyads: readonly Dyad[]): PathStep {
  const n = dyads.reduce((sum, dyad) => sum + dyad.n, 0);
  const polarity = meanPolarity({
    n,
    sum: dyads.reduce((sum, dyad) => sum + polaritySum(dyad), 0),
  });
  const sign = polarity > 0 ? 1 : polarity < 0 ? -1 : 0;
  return { from, to, sign, polarity, n, dyads: alongFirst(from, dyads) };
}

function turned(step: PathStep): PathStep {
  return {
    ...step,
    from: step.to,
    to: step.from,
    dyads: alongFirst(step.to, step.dyads),
  };
}

/** The dyad in the direction of the step comes first. */
function alongFirst(from: string, dyads: readonly Dyad[]): Dyad[] {
  return dyads.toSorted((x, y) => Number(y.from === from) - Number(x.from === from));
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
