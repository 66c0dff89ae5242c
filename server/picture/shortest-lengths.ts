import type { Spring } from "./layout-input.ts";

/** Neighbours with the length of the way to them, per node. */
export type Adjacency = readonly (readonly { readonly to: number; readonly length: number }[])[];

export function toAdjacency(count: number, springs: readonly Spring[]): Adjacency {
  const adjacency = Array.from(
    { length: count },
    () => new Array<{ to: number; length: number }>(),
  );
  for (const { a, b, length } of springs) {
    adjacency[a]?.push({ to: b, length });
    adjacency[b]?.push({ to: a, length });
  }
  return adjacency;
}

/** A binary heap of nodes by distance; ties go to the lower node, so that the order is fixed. */
class NodeQueue {
  readonly #heap: { node: number; distance: number }[] = [];

  get size(): number {
    return this.#heap.length;
  }

  push(node: number, distance: number): void {
    const heap = this.#heap;
    const item = { node, distance };
    let place = heap.push(item) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isNearer(item, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = item;
  }

  pop(): { node: number; distance: number } | undefined {
    const heap = this.#heap;
    const [top] = heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [l, r] = [heap[left], heap[left + 1]];
      if (l === undefined) break;
      const nearer = r !== undefined && isNearer(r, l) ? left + 1 : left;
      const child = heap[nearer];
      if (child === undefined || !isNearer(child, last)) break;
      heap[place] = child;
      place = nearer;
    }
    heap[place] = last;
    return top;
  }
}

function isNearer(
  a: { node: number; distance: number },
  b: { node: number; distance: number },
): boolean {
  return a.distance < b.distance || (a.distance === b.distance && a.node < b.node);
}

/** Returns the length of the shortest way from `source` to every node; Infinity where none is. */
export function shortestLengths(adjacency: Adjacency, source: number): Float64Array {
  const lengths = new Float64Array(adjacency.length).fill(Infinity);
  const queue = new NodeQueue();
  lengths[source] = 0;
  queue.push(source, 0);
  while (queue.size > 0) {
    const nearest = queue.pop();
    if (nearest === undefined || nearest.distance > (lengths[nearest.node] ?? 0)) continue;
    for (const { to, length } of adjacency[nearest.node] ?? []) {
      const distance = nearest.distance + length;
      if (distance < (lengths[to] ?? 0)) {
        lengths[to] = distance;
        queue.push(to, distance);
      }
    }
  }
  return lengths;
}
