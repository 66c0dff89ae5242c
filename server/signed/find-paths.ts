import type { Path, PathExtent, PathStep } from "../wire/paths.ts";
import type { PathGraph } from "./path-graph.ts";

export interface PathQuestion {
  readonly from: string;
  readonly to: string;
  readonly extent: PathExtent;
  /** Most steps of a path. */
  readonly maxSteps: number;
  /** Most paths to list. */
  readonly limit: number;
}

/** A path before it has words. */
export type WordlessPath = Omit<Path, "sentence">;

export interface PathFindings {
  /** Steps of the shortest; null where there is none within the bound. */
  readonly shortest: number | null;
  readonly total: number;
  /** False where counting stopped early: there are at least `total`. */
  readonly counted: boolean;
  /** Shortest first; then those whose weakest step has most stances; then by ids. */
  readonly paths: readonly WordlessPath[];
}

/** Past these, paths are no longer counted. */
const MOST_COUNTED = 20_000;
const MOST_LOOKS = 2_000_000;
/** Numbers of shortest paths beyond this are not exact. */
const MOST_EXACT = Number.MAX_SAFE_INTEGER;

/**
 * The paths between two nodes: all shortest, counted exactly however many there are, or all of at most
 * so many steps that visit no node twice, counted up to 20,000.
 *
 * Source for counting shortest paths without listing them: U. Brandes, Journal of Mathematical
 * Sociology 25 (2001), lemma 3.
 */
export function findPaths(graph: PathGraph, question: PathQuestion): PathFindings {
  const { from, to, maxSteps, extent } = question;
  if (from === to) return { shortest: 0, total: 1, counted: true, paths: [toPath(from, [])] };
  const left = stepsTo(graph, to, maxSteps);
  const shortest = left.get(from) ?? null;
  if (shortest === null) return { shortest, total: 0, counted: true, paths: [] };
  return extent === "shortest"
    ? shortestPaths(graph, question, left, shortest)
    : allPaths(graph, question, left, shortest);
}

/** Steps that are left from each node to the end, up to a bound. */
function stepsTo(graph: PathGraph, to: string, most: number): ReadonlyMap<string, number> {
  const left = new Map([[to, 0]]);
  let level = [to];
  for (let steps = 1; steps <= most && level.length > 0; steps += 1) {
    const next: string[] = [];
    for (const node of level) {
      for (const { from } of graph.backward.get(node) ?? []) {
        if (left.has(from)) continue;
        left.set(from, steps);
        next.push(from);
      }
    }
    level = next;
  }
  return left;
}

/** A beginning of a shortest path, and what its weakest step will have at best. */
interface Beginning {
  readonly node: string;
  readonly steps: readonly PathStep[];
  readonly weakest: number;
  readonly promise: number;
}

function shortestPaths(
  graph: PathGraph,
  { from, limit }: PathQuestion,
  left: ReadonlyMap<string, number>,
  shortest: number,
): PathFindings {
  const onward = (node: string): PathStep[] =>
    (graph.onward.get(node) ?? []).filter(
      (step) => (left.get(step.to) ?? Infinity) === (left.get(node) ?? 0) - 1,
    );
  const { ways, best } = summarise([from], onward);
  const total = ways.get(from) ?? 0;
  const waiting: Beginning[] = [
    { node: from, steps: [], weakest: Infinity, promise: best.get(from) ?? 0 },
  ];
  const paths: WordlessPath[] = [];
  while (paths.length < limit) {
    const beginning = waiting.shift();
    if (beginning === undefined) break;
    if (beginning.steps.length === shortest) {
      paths.push(toPath(from, beginning.steps));
      continue;
    }
    for (const step of onward(beginning.node)) {
      const weakest = Math.min(beginning.weakest, step.n);
      const promise = Math.min(weakest, best.get(step.to) ?? Infinity);
      insert(waiting, {
        node: step.to,
        steps: [...beginning.steps, step],
        weakest,
        promise,
      });
    }
  }
  return { shortest, total: Math.min(total, MOST_EXACT), counted: total <= MOST_EXACT, paths };
}

/** For each node on the way: how many ways lead on to the end, and the best weakest step among them. */
function summarise(
  starts: readonly string[],
  onward: (node: string) => readonly PathStep[],
): { ways: ReadonlyMap<string, number>; best: ReadonlyMap<string, number> } {
  const ways = new Map<string, number>();
  const best = new Map<string, number>();
  const order = [...starts];
  const seen = new Set(order);
  for (const node of order) {
    for (const { to } of onward(node)) {
      if (seen.has(to)) continue;
      seen.add(to);
      order.push(to);
    }
  }
  // Level by level from the end, since each step leads one level on.
  for (const node of order.toReversed()) {
    const steps = onward(node);
    ways.set(
      node,
      steps.length === 0 ? 1 : steps.reduce((sum, { to }) => sum + (ways.get(to) ?? 0), 0),
    );
    const reach = steps.map(({ n, to }) => Math.min(n, best.get(to) ?? Infinity));
    best.set(node, steps.length === 0 ? Infinity : Math.max(...reach));
  }
  return { ways, best };
}

/** Keeps the beginnings in the order in which their best paths are to be listed. */
function insert(waiting: Beginning[], beginning: Beginning): void {
  let [low, high] = [0, waiting.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = waiting[middle];
    if (other !== undefined && compareBeginnings(other, beginning) <= 0) low = middle + 1;
    else high = middle;
  }
  waiting.splice(low, 0, beginning);
}

function compareBeginnings(x: Beginning, y: Beginning): number {
  return y.promise - x.promise || compareSteps(x.steps, y.steps);
}

function allPaths(
  graph: PathGraph,
  { from, to, maxSteps, limit }: PathQuestion,
  left: ReadonlyMap<string, number>,
  shortest: number,
): PathFindings {
  const walk = new PathWalk(graph, to, left);
  const paths: WordlessPath[] = [];
  for (let length = shortest; length <= maxSteps && !walk.isCut; length += 1) {
    const found = walk.ofLength(from, length).map((steps) => toPath(from, steps));
    paths.push(...found.sort(comparePaths));
  }
  return { shortest, total: paths.length, counted: !walk.isCut, paths: paths.slice(0, limit) };
}

/** Paths that visit no node twice, found in depth, until there are too many. */
class PathWalk {
  readonly #graph: PathGraph;
  readonly #to: string;
  readonly #left: ReadonlyMap<string, number>;
  #looks = 0;
  #found = 0;

  constructor(graph: PathGraph, to: string, left: ReadonlyMap<string, number>) {
    this.#graph = graph;
    this.#to = to;
    this.#left = left;
  }

  get isCut(): boolean {
    return this.#looks > MOST_LOOKS || this.#found > MOST_COUNTED;
  }

  ofLength(from: string, length: number): PathStep[][] {
    const found: PathStep[][] = [];
    this.#follow([], from, new Set([from]), length, found);
    return found;
  }

  #follow(
    steps: PathStep[],
    node: string,
    visited: Set<string>,
    length: number,
    found: PathStep[][],
  ): void {
    if (steps.length === length) {
      this.#found += 1;
      if (!this.isCut) found.push(steps.slice());
      return;
    }
    const remaining = length - steps.length - 1;
    for (const step of this.#graph.onward.get(node) ?? []) {
      this.#looks += 1;
      if (this.isCut) return;
      const isOnWay = (this.#left.get(step.to) ?? Infinity) <= remaining && !visited.has(step.to);
      // The end of a path is only at its end.
      if (!isOnWay || (step.to === this.#to) !== (remaining === 0)) continue;
      visited.add(step.to);
      steps.push(step);
      this.#follow(steps, step.to, visited, length, found);
      steps.pop();
      visited.delete(step.to);
    }
  }
}

function comparePaths(x: WordlessPath, y: WordlessPath): number {
  return y.weakest - x.weakest || compareSteps(x.steps, y.steps);
}

function compareSteps(x: readonly PathStep[], y: readonly PathStep[]): number {
  for (let at = 0; at < Math.min(x.length, y.length); at += 1) {
    const [left, right] = [x[at]?.to ?? "", y[at]?.to ?? ""];
    if (left !== right) return left < right ? -1 : 1;
  }
  return x.length - y.length;
}

function toPath(from: string, steps: readonly PathStep[]): WordlessPath {
  const product = steps.reduce((sign, step) => sign * step.sign, 1);
  return {
    nodes: [from, ...steps.map(({ to }) => to)],
    steps: [...steps],
    sign: product > 0 ? 1 : product < 0 ? -1 : 0,
    weakest: steps.length === 0 ? 0 : Math.min(...steps.map(({ n }) => n)),
  };
}
