import type { Position, Positions } from "../../server/picture/layout.ts";
import type { DrawnNetwork } from "./drawn-network.ts";

const DURATION_MS = 450;
/** More nodes than this jump, because not every frame could draw them all. */
const MOST_MOVED = 1500;

/** Lets places change over half a second. A node that was not there before begins where it ends. */
export class PlaceMotion {
  readonly #from: Positions;
  readonly #to: Positions;
  #frame = 0;

  private constructor(from: Positions, to: Positions) {
    this.#from = from;
    this.#to = to;
  }

  /** A motion from where nodes are drawn; null where none of them has another place, or too many. */
  static between(drawn: DrawnNetwork, to: Positions): PlaceMotion | null {
    if (drawn.count > MOST_MOVED) return null;
    const from = drawn.positions();
    const isMoved = [...from].some(([id, { x, y }]) => {
      const end = to.get(id);
      return end !== undefined && (end.x !== x || end.y !== y);
    });
    return isMoved ? new PlaceMotion(from, to) : null;
  }

  start(onFrame: (places: Positions, isLast: boolean) => void): void {
    const begun = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - begun) / DURATION_MS));
      const eased = share * share * (3 - 2 * share);
      const places = new Map([...this.#to].map(([id, end]) => [id, this.#place(id, end, eased)]));
      if (share < 1) this.#frame = requestAnimationFrame(step);
      onFrame(share < 1 ? places : this.#to, share === 1);
    };
    this.#frame = requestAnimationFrame(step);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #place(id: string, end: Position, share: number): Position {
    const start = this.#from.get(id) ?? end;
    return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
  }
}
