import { seededRandom } from "../wire/seeded-random.ts";
import { factorsOf, sum } from "./bloc-part.ts";
import {
  joinedGraph,
  toFlatSignedGraph,
  type DyadColumns,
  type FlatSignedGraph,
} from "./flat-signed-graph.ts";
import { GroupMoves, type ChanceFactors } from "./group-moves.ts";

/** Stands for no bloc. */
export const NO_BLOC = 0;

const SEED = 1;
/** Times that groups are joined and their members moved again. */
const MOST_ROUNDS = 4;

/**
 * The bloc of every node of a large network: numbers from 1, {@link NO_BLOC} for a node that nobody
 * supports or that supports nobody. The same network and former blocs give the same blocs.
 *
 * They are measured as those that the analysis finds in a view, by signed modularity of pairs without
 * issues (S. Gómez, P. Jensen, A. Arenas, "Analysis of community structure in networks of correlated
 * data", Physical Review E 80 (2009)), but searched in time about linear in the dyads: by
 * the steps of V. Blondel, J. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of communities in
 * large networks", Journal of Statistical Mechanics (2008). The measure would also join those who have
 * many opponents and nothing in common; here nobody joins a bloc without more support than opposition
 * between them, and every bloc hangs together by support.
 *
 * @param counts 1 for a node that can be in a bloc, 0 for an issue.
 * @param former the blocs as they were, from which the search begins; a bloc keeps the number that
 * most of its members had. Null: from each node alone, and the largest bloc is number 1.
 */
export function findWholeBlocs(
  dyads: DyadColumns,
  counts: Uint8Array,
  former: Uint32Array | null,
): Uint32Array<ArrayBuffer> {
  const graph = toFlatSignedGraph(dyads, counts);
  const begin = former === null ? eachAlone(graph.count) : groupsOf(former);
  const groups = heldTogether(graph, search(graph, begin));
  return numbered(groups, former);
}

function eachAlone(count: number): Uint32Array {
  return new Uint32Array(count).map((_, node) => node);
}

/** Former blocs as groups, named by the first of their members. */
function groupsOf(former: Uint32Array): Uint32Array {
  const firstOf = new Map<number, number>();
  return former.map((bloc, node) => {
    if (bloc === NO_BLOC) return node;
    const first = firstOf.get(bloc) ?? node;
    firstOf.set(bloc, first);
    return first;
  });
}

function search(graph: FlatSignedGraph, begin: Uint32Array): Uint32Array {
  const random = seededRandom(SEED);
  const factors = factorsOf(sum(graph.plus), sum(graph.minus), {
    method: "modularity",
    resolution: 1,
  });
  const moves = new GroupMoves(graph, factors, begin);
  moves.better(random);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { groupOf, count } = renumbered(moves.groupOf);
    const joined = join(joinedGraph(graph, groupOf, count), factors, random);
    if (joined === null) break;
    const again = groupOf.map((group) => joined[group] ?? 0);
    moves.groupOf.set(again);
    const refined = new GroupMoves(graph, factors, moves.groupOf);
    if (!refined.better(random)) break;
  }
  return moves.groupOf;
}

/** The groups of a graph joined as far as that betters them; null where none are. */
function join(
  graph: FlatSignedGraph,
  factors: ChanceFactors,
  random: () => number,
): Uint32Array | null {
  const moves = new GroupMoves(graph, factors, eachAlone(graph.count));
  if (!moves.better(random)) return null;
  const { groupOf, count } = renumbered(moves.groupOf);
  const above = join(joinedGraph(graph, groupOf, count), factors, random);
  return above === null ? groupOf : groupOf.map((group) => above[group] ?? 0);
}

/** Groups numbered from 0 in the order of their first members. */
function renumbered(groups: Uint32Array): {
  readonly groupOf: Uint32Array;
  readonly count: number;
} {
  const numbers = new Int32Array(groups.length).fill(-1);
  const groupOf = new Uint32Array(groups.length);
  let count = 0;
  for (let node = 0; node < groups.length; node += 1) {
    const group = groups[node] ?? 0;
    let number = numbers[group] ?? -1;
    if (number < 0) {
      number = count;
      numbers[group] = number;
      count += 1;
    }
    groupOf[node] = number;
  }
  return { groupOf, count };
}

/** Parts each group into those that support leads to from one another inside it. */
function heldTogether({ start, to, weight }: FlatSignedGraph, groups: Uint32Array): Uint32Array {
  const partOf = new Uint32Array(groups.length).fill(groups.length);
  const waiting: number[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    if (partOf[first] !== groups.length) continue;
    partOf[first] = first;
    waiting.push(first);
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (let at = start[node] ?? 0; at < (start[node + 1] ?? 0); at += 1) {
        const other = to[at] ?? 0;
        const isPart = (weight[at] ?? 0) > 0 && groups[other] === groups[first];
        if (!isPart || partOf[other] !== groups.length) continue;
        partOf[other] = first;
        waiting.push(other);
      }
    }
  }
  return partOf;
}

/**
 * Numbers groups of two and more from 1, the largest first: with the number that most members had,
 * where no larger one has it, otherwise with the next that nobody had.
 */
function numbered(groups: Uint32Array, former: Uint32Array | null): Uint32Array<ArrayBuffer> {
  const { groupOf, count } = renumbered(groups);
  const members = Array.from({ length: count }, (): number[] => []);
  groupOf.forEach((group, node) => members[group]?.push(node));
  // The sort is stable, so that of equals the one with the first node comes first.
  const sorted = members.filter(({ length }) => length > 1).sort((a, b) => b.length - a.length);
  const blocOf = new Uint32Array(groups.length).fill(NO_BLOC);
  const taken = new Set(former ?? []);
  const used = new Set<number>();
  let next = 1;
  for (const group of sorted) {
    let number = mostCommon(group, former, used);
    if (number === NO_BLOC) {
      while (taken.has(next)) next += 1;
      number = next;
      next += 1;
    }
    used.add(number);
    for (const node of group) blocOf[node] = number;
  }
  return blocOf;
}

function mostCommon(
  members: readonly number[],
  former: Uint32Array | null,
  used: ReadonlySet<number>,
): number {
  if (former === null) return NO_BLOC;
  const counts = new Map<number, number>();
  for (const node of members) {
    const bloc = former[node] ?? NO_BLOC;
    if (bloc !== NO_BLOC && !used.has(bloc)) counts.set(bloc, (counts.get(bloc) ?? 0) + 1);
  }
  let [best, most] = [NO_BLOC, 0];
  for (const [bloc, count] of counts) if (count > most) [best, most] = [bloc, count];
  return best;
}
