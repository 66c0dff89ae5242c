import type { Ink } from "./draw-state.ts";
import { dyadKey, type NetworkTarget } from "../../server/picture/network-target.ts";
import type { Scene } from "../../server/picture/network-scene.ts";

/** Tells of each item, by its key, whether it is in front: 1, or faded: 0. */
export type InkOf = (key: string) => number;

/**
 * Returns which items are in front when `target` is pointed at: a node with its neighbours and
 * everything between them and it, or a dyad with its ends. Everything when there is no target.
 */
export function inkFor(scene: Scene, target: NetworkTarget | null): InkOf {
  if (target === null) return () => 1;
  const front = new Set<string>();
  if (target.kind === "dyad") {
    front.add(target.from).add(target.to).add(dyadKey(target.from, target.to));
  } else {
    front.add(target.id);
    for (const other of scene.neighbours.get(target.id) ?? []) {
      front.add(other);
      for (const [from, to] of [
        [target.id, other],
        [other, target.id],
      ] as const) {
        front.add(dyadKey(from, to)).add(`tie ${dyadKey(from, to)}`);
      }
    }
    front.add(dyadKey(target.id, target.id));
  }
  return (key) => (front.has(key) ? 1 : 0);
}

/** How an item's ink moves from one emphasis to the next, 0–1 each; new items come from nothing. */
export class InkTransition {
  #inks = new Map<string, Ink>();
  #progress = 1;

  get progress(): number {
    return this.#progress;
  }

  set progress(share: number) {
    this.#progress = share;
  }

  of(key: string): Ink {
    return this.#inks.get(key) ?? { inkFrom: 1, inkTo: 1 };
  }

  /** Ink at this moment of the transition. */
  now(key: string): number {
    const { inkFrom, inkTo } = this.of(key);
    return inkFrom + (inkTo - inkFrom) * this.#progress;
  }

  /** Starts a transition from what is drawn now to `inkOf`. */
  start(keys: Iterable<string>, inkOf: InkOf): void {
    const next = new Map<string, Ink>();
    for (const key of keys) {
      const inkFrom = this.#inks.has(key) ? this.now(key) : 0;
      next.set(key, { inkFrom, inkTo: inkOf(key) });
    }
    this.#inks = next;
    this.#progress = 0;
  }
}
