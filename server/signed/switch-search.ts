import { seededRandom, shuffle } from "../wire/seeded-random.ts";
import { frustrationOfCamps, type Camps, type Couplings, type Kernel } from "./couplings.ts";

/** Camps and what they leave unfulfilled. */
export interface Division {
  readonly camps: Camps;
  readonly frustration: number;
}

/** Moves without betterment after which the search ends, per node. */
const PATIENCE = 12;
const LEAST_PATIENCE = 400;
/** Starts of a small graph; a large one has fewer, so that all take seconds at most. */
const STARTS = 24;
const FEWEST_STARTS = 3;
const MOST_LOOKS = 2e8;

/**
 * A good division of a kernel into two camps: from one camp of all, and from those that random
 * spanning trees ask for, tabu search that always turns the node whose turning costs least and lets no node turn back soon.
 *
 * Source: F. Glover, "Tabu search: part I", ORSA Journal on Computing 1 (1989); for turning nodes of
 * a signed graph ("switching"), F. Harary, "On the measurement of structural balance", Behavioral
 * Science 4 (1959).
 */
export function searchCamps(kernel: Pick<Kernel, "couplings" | "nodes">, seed: number): Division {
  const { couplings, nodes } = kernel;
  const looks = PATIENCE * nodes.length * nodes.length;
  const starts = Math.max(FEWEST_STARTS, Math.min(STARTS, Math.floor(MOST_LOOKS / looks)));
  const random = seededRandom(seed);
  let best: Division | null = null;
  for (let start = 0; start < starts; start += 1) {
    const camps =
      start === 0 ? new Int8Array(couplings.length).fill(1) : campsAlongTree(kernel, random);
    const found = improve(kernel, camps, random);
    if (best === null || found.frustration < best.frustration) best = found;
    if (best.frustration === 0) break;
  }
  return best ?? { camps: new Int8Array(couplings.length).fill(1), frustration: 0 };
}

/** Camps that fulfil every coupling of a random spanning tree of each part. */
function campsAlongTree(
  { couplings, nodes }: Pick<Kernel, "couplings" | "nodes">,
  random: () => number,
): Camps {
  const camps = new Int8Array(couplings.length);
  const order = Uint32Array.from(nodes);
  shuffle(order, random);
  for (const root of order) {
    if (camps[root] !== 0) continue;
    camps[root] = 1;
    const waiting = [root];
    while (waiting.length > 0) {
      const at = Math.floor(random() * waiting.length);
      const node = waiting[at] ?? root;
      waiting[at] = waiting.at(-1) ?? root;
      waiting.pop();
      for (const [other, coupling] of couplings[node] ?? []) {
        if (camps[other] !== 0) continue;
        camps[other] = Math.sign(coupling) * (camps[node] ?? 1);
        waiting.push(other);
      }
    }
  }
  return camps.map((camp) => (camp === 0 ? 1 : camp));
}

/** The best division that tabu search finds from the given camps. */
export function improve(
  { couplings, nodes }: Pick<Kernel, "couplings" | "nodes">,
  start: Camps,
  random: () => number,
): Division {
  const camps = start.slice();
  const gains = gainsOf(couplings, camps);
  const until = new Int32Array(couplings.length);
  let current = frustrationOfCamps(couplings, camps);
  let best: Division = { camps: camps.slice(), frustration: current };
  const patience = Math.max(LEAST_PATIENCE, PATIENCE * nodes.length);
  for (let move = 1, idle = 0; idle < patience; move += 1, idle += 1) {
    const node = bestNode(nodes, gains, (each) => {
      const isTabu = (until[each] ?? 0) > move;
      return !isTabu || current - (gains[each] ?? 0) < best.frustration;
    });
    if (node === null) continue;
    current -= gains[node] ?? 0;
    turn(couplings, camps, gains, node);
    until[node] = move + 4 + Math.floor(random() * Math.min(20, 2 + nodes.length / 8));
    if (current >= best.frustration) continue;
    best = { camps: camps.slice(), frustration: current };
    idle = 0;
    if (current === 0) break;
  }
  return best;
}

/** What turning each node would save. */
function gainsOf(couplings: Couplings, camps: Camps): Float64Array {
  return Float64Array.from(couplings, (own, node) => {
    let gain = 0;
    for (const [other, coupling] of own) {
      gain -= coupling * (camps[node] ?? 1) * (camps[other] ?? 1);
    }
    return gain;
  });
}

function bestNode(
  nodes: readonly number[],
  gains: Float64Array,
  isAllowed: (node: number) => boolean,
): number | null {
  let best: number | null = null;
  let most = -Infinity;
  for (const node of nodes) {
    const gain = gains[node] ?? 0;
    if (gain > most && isAllowed(node)) [best, most] = [node, gain];
  }
  return best;
}

function turn(couplings: Couplings, camps: Camps, gains: Float64Array, node: number): void {
  camps[node] = -(camps[node] ?? 1);
  gains[node] = -(gains[node] ?? 0);
  for (const [other, coupling] of couplings[node] ?? []) {
    gains[other] = (gains[other] ?? 0) - 2 * coupling * (camps[node] ?? 1) * (camps[other] ?? 1);
  }
}
