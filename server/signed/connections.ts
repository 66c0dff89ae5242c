import type { Bridge } from "../wire/analysis.ts";
import type { SignedGraph } from "./signed-graph.ts";

/** What holds a network together, pairs of any sign and neutral ones alike. */
export interface Connections {
  /** Pairs without which a part falls off, those that cut off most first. */
  readonly bridges: readonly Bridge[];
  /** Nodes without which the network falls into more parts, by id. */
  readonly cutNodes: readonly string[];
}

/**
 * Finds bridges and cut nodes in one walk through the network.
 *
 * Source: J. Hopcroft, R. Tarjan, "Algorithm 447: efficient algorithms for graph manipulation",
 * Communications of the ACM 16 (1973).
 */
export function findConnections(graph: SignedGraph): Connections {
  const neighbors = neighborLists(graph);
  const walk = new Walk(neighbors);
  const bridges: Bridge[] = [];
  const cut = new Set<number>();
  for (const root of graph.ids.keys()) {
    if (walk.order[root] !== -1) continue;
    const { visited, children } = walk.from(root, (parent, child, below) => {
      const low = walk.low[child] ?? 0;
      if (low >= (walk.order[parent] ?? 0) && parent !== root) cut.add(parent);
      if (low > (walk.order[parent] ?? 0)) bridges.push(toBridge(parent, child, below));
    });
    if (children > 1) cut.add(root);
    // Only now is it known how many nodes are on the other side.
    for (const bridge of bridges) {
      if (bridge.nodesB === 0) bridge.nodesB = visited - bridge.nodesA;
    }
  }
  return {
    bridges: bridges.map((bridge) => inOrder(bridge)).sort(compareBridges),
    cutNodes: [...cut].sort((x, y) => x - y).map((node) => graph.ids[node] ?? ""),
  };

  function toBridge(parent: number, child: number, below: number): Bridge {
    return { a: graph.ids[child] ?? "", b: graph.ids[parent] ?? "", nodesA: below, nodesB: 0 };
  }
}

function inOrder(bridge: Bridge): Bridge {
  const { a, b, nodesA, nodesB } = bridge;
  return a < b ? bridge : { a: b, b: a, nodesA: nodesB, nodesB: nodesA };
}

function compareBridges(x: Bridge, y: Bridge): number {
  const cutOff = (bridge: Bridge): number => Math.min(bridge.nodesA, bridge.nodesB);
  return cutOff(y) - cutOff(x) || (`${x.a}\n${x.b}` < `${y.a}\n${y.b}` ? -1 : 1);
}

function neighborLists(graph: SignedGraph): number[][] {
  const lists = graph.links.map((links) => links.map(({ node }) => node));
  for (const [a, b] of graph.neutral) {
    lists[a]?.push(b);
    lists[b]?.push(a);
  }
  return lists;
}

interface Frame {
  readonly node: number;
  readonly parent: number;
  /** Nodes reached over this one, itself included. */
  below: number;
  next: number;
}

/** A walk in depth, without recursion, so that a long chain is no trouble. */
class Walk {
  /** When each node was reached; −1 before. */
  readonly order: Int32Array;
  /** The earliest node that is reached from each without the way it came. */
  readonly low: Int32Array;
  readonly #neighbors: readonly (readonly number[])[];
  #time = 0;

  constructor(neighbors: readonly (readonly number[])[]) {
    this.#neighbors = neighbors;
    this.order = new Int32Array(neighbors.length).fill(-1);
    this.low = new Int32Array(neighbors.length);
  }

  /** Walks through one part; tells of each node when all below it was seen. */
  from(
    root: number,
    onLeave: (parent: number, child: number, below: number) => void,
  ): { visited: number; children: number } {
    const stack: Frame[] = [this.#reach(root, -1)];
    let children = 0;
    for (;;) {
      const frame = stack.at(-1);
      if (frame === undefined) break;
      const neighbor = this.#neighbors[frame.node]?.[frame.next];
      frame.next += 1;
      if (neighbor === undefined) {
        stack.pop();
        const parent = stack.at(-1);
        if (parent === undefined) return { visited: frame.below, children };
        parent.below += frame.below;
        this.#lower(parent.node, this.low[frame.node] ?? 0);
        if (parent.node === root) children += 1;
        onLeave(parent.node, frame.node, frame.below);
      } else if (this.order[neighbor] === -1) stack.push(this.#reach(neighbor, frame.node));
      else if (neighbor !== frame.parent) this.#lower(frame.node, this.order[neighbor] ?? 0);
    }
    return { visited: 0, children };
  }

  #reach(node: number, parent: number): Frame {
    this.order[node] = this.low[node] = this.#time;
    this.#time += 1;
    return { node, parent, below: 1, next: 0 };
  }

  #lower(node: number, to: number): void {
    this.low[node] = Math.min(this.low[node] ?? 0, to);
  }
}
