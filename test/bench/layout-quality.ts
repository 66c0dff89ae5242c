import type { Positions } from "../../server/picture/layout.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import type { NetworkColumns } from "../../server/wire/network-columns.ts";

const SOURCES = 60;
const SAMPLED = 300;

/** How well a layout shows a graph. */
export interface LayoutQuality {
  /**
   * Mean square of how far distances on paper are from distances in the graph, as a share of the
   * latter and at the best scale, over all pairs with one of 60 sampled nodes: 0 is perfect.
   */
  readonly stress: number;
  /** Share of a node's neighbours that are among as many nodes nearest to it, of 300 sampled: 1 is perfect. */
  readonly neighbours: number;
}

export function layoutQuality(
  { nodes, dyads }: NetworkColumns,
  positions: Positions,
): LayoutQuality {
  const count = nodes.id.length;
  const x = Float64Array.from(nodes.id, (id) => positions.get(id)?.x ?? 0);
  const y = Float64Array.from(nodes.id, (id) => positions.get(id)?.y ?? 0);
  const around: Set<number>[] = nodes.id.map(() => new Set());
  dyads.from.forEach((from, row) => {
    const to = dyads.to[row] ?? 0;
    around[from]?.add(to);
    around[to]?.add(from);
  });
  const random = seededRandom(7);
  const some = (size: number): number[] =>
    Array.from({ length: size }, () => Math.floor(random() * count));
  const far = (a: number, b: number): number =>
    Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
  return {
    stress: stressOf(some(SOURCES), around, far),
    neighbours: preservedOf(some(SAMPLED), around, far),
  };
}

type Far = (a: number, b: number) => number;

function stressOf(sources: readonly number[], around: readonly Set<number>[], far: Far): number {
  let [pairs, ratios, squares] = [0, 0, 0];
  for (const source of sources) {
    lengthsFrom(source, around).forEach((length, node) => {
      if (length <= 0) return;
      const ratio = far(source, node) / length;
      pairs += 1;
      ratios += ratio;
      squares += ratio * ratio;
    });
  }
  // With scale s the stress is the mean of (s·ratio − 1)², least where s is this.
  const scale = ratios / squares;
  return 1 - (2 * scale * ratios - scale * scale * squares) / pairs;
}

function lengthsFrom(source: number, around: readonly Set<number>[]): Int32Array {
  const lengths = new Int32Array(around.length).fill(-1);
  lengths[source] = 0;
  const queue = [source];
  for (const node of queue) {
    for (const next of around[node] ?? []) {
      if (lengths[next] !== -1) continue;
      lengths[next] = (lengths[node] ?? 0) + 1;
      queue.push(next);
    }
  }
  return lengths;
}

function preservedOf(sampled: readonly number[], around: readonly Set<number>[], far: Far): number {
  const shares = sampled.map((node) => {
    const neighbours = around[node] ?? new Set();
    const nearest = [...around.keys()]
      .filter((other) => other !== node)
      .map((other) => ({ other, length: far(node, other) }))
      .sort((a, b) => a.length - b.length)
      .slice(0, neighbours.size);
    return (
      nearest.filter(({ other }) => neighbours.has(other)).length / Math.max(1, neighbours.size)
    );
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
