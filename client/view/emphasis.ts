import type { NetworkTarget } from "../../server/picture/network-target.ts";
import type { DrawnNetwork } from "./drawn-network.ts";

/** What is in front while something is pointed at: rows of nodes, and lines. */
export interface Front {
  readonly nodes: ReadonlySet<number>;
  readonly lines: ReadonlySet<number>;
}

/**
 * Returns what is in front when `target` is pointed at: a node with its neighbours and everything
 * between them and it, or a dyad with its ends. null, for everything, when there is no target or it
 * is not drawn.
 */
export function frontOf(drawn: DrawnNetwork, target: NetworkTarget | null): Front | null {
  if (target === null || !drawn.has(target)) return null;
  const { from, to } = drawn.lines;
  const [nodes, lines] = [new Set<number>(), new Set<number>()];
  const put = (line: number): void => {
    lines.add(line);
    nodes.add(from[line] ?? 0).add(to[line] ?? 0);
  };
  if (target.kind === "dyad") put(drawn.lineOf(target.from, target.to));
  else {
    const row = drawn.rowOf(target.id);
    nodes.add(row);
    drawn.linesAt(row).forEach(put);
  }
  return { nodes, lines };
}

/** More lines than this come at once: nobody could follow them one by one. */
const MOST_FADED = 5_000;

/** Inks before and after a change of emphasis, 1 in front, 0 faded. */
interface Inks {
  readonly from: Float32Array;
  readonly to: Float32Array;
}

/** How the ink of nodes and lines moves from one emphasis to the next; new items come from nothing. */
export class InkTransition {
  #nodes: Inks = { from: new Float32Array(0), to: new Float32Array(0) };
  #lines: Inks = this.#nodes;
  #front: Front | null = null;
  /** Share done, 0–1. */
  progress = 1;

  /** What is in front at the end of the transition; null for everything. */
  get front(): Front | null {
    return this.#front;
  }

  node(row: number): number {
    return this.#now(this.#nodes, row);
  }

  line(line: number): number {
    return this.#now(this.#lines, line);
  }

  /** Whether something will be in front at the end: decides what is drawn above what. */
  isFrontNode(row: number): boolean {
    return this.#front === null || this.#front.nodes.has(row);
  }

  isFrontLine(line: number): boolean {
    return this.#front === null || this.#front.lines.has(line);
  }

  /** Starts a transition from what is drawn now. */
  start(front: Front | null): void {
    const now = (inks: Inks): Float32Array => {
      const from = new Float32Array(inks.to.length);
      for (let at = 0; at < from.length; at += 1) from[at] = this.#now(inks, at);
      return from;
    };
    this.#begin(front, now(this.#nodes), now(this.#lines));
  }

  /** Starts a transition for another network: what it shares with the one before goes on from there. */
  startAnew(before: DrawnNetwork | null, drawn: DrawnNetwork, front: Front | null): void {
    const nodes = new Float32Array(drawn.count);
    const lines = new Float32Array(drawn.lines.count);
    if (drawn.lines.count > MOST_FADED) {
      nodes.fill(1);
      lines.fill(1);
    } else if (before !== null) {
      drawn.ids.forEach((id, row) => {
        const known = before.rowOf(id);
        if (known >= 0) nodes[row] = this.node(known);
      });
      const { from, to, tieCount } = drawn.lines;
      for (let line = 0; line < lines.length; line += 1) {
        const ends = [drawn.ids[from[line] ?? 0] ?? "", drawn.ids[to[line] ?? 0] ?? ""] as const;
        const known = line < tieCount ? before.tieOf(...ends) : before.lineOf(...ends);
        if (known >= 0) lines[line] = this.line(known);
      }
    }
    this.#begin(front, nodes, lines);
  }

  #begin(front: Front | null, nodes: Float32Array, lines: Float32Array): void {
    const goal = (count: number, rows: ReadonlySet<number> | undefined): Float32Array => {
      const to = new Float32Array(count).fill(rows === undefined ? 1 : 0);
      for (const row of rows ?? []) to[row] = 1;
      return to;
    };
    this.#nodes = { from: nodes, to: goal(nodes.length, front?.nodes) };
    this.#lines = { from: lines, to: goal(lines.length, front?.lines) };
    this.#front = front;
    this.progress = 0;
  }

  #now({ from, to }: Inks, at: number): number {
    const start = from[at] ?? 1;
    return start + ((to[at] ?? 1) - start) * this.progress;
  }
}
