import { round, type Position } from "./layout.ts";
import { NODE_MARGIN } from "./spread-nodes.ts";

const STEP = 30;
const RINGS = 40;
const CELL = 120;

/** Lattice points around a place, nearest first. */
const OFFSETS: readonly Position[] = latticeOffsets();

function latticeOffsets(): Position[] {
  const offsets: Position[] = [];
  for (let column = -RINGS; column <= RINGS; column += 1) {
    for (let row = -RINGS; row <= RINGS; row += 1)
      offsets.push({ x: column * STEP, y: row * STEP });
  }
  const far = ({ x, y }: Position): number => x * x + y * y;
  return offsets.sort((p, q) => far(p) - far(q) || p.x - q.x || p.y - q.y);
}

/** Occupied circles, findable by place. */
export class OccupiedPlaces {
  readonly #cells = new Map<string, { x: number; y: number; radius: number }[]>();
  #bottom = -Infinity;

  get bottom(): number {
    return this.#bottom;
  }

  add(place: Position, radius: number): void {
    const key = `${Math.floor(place.x / CELL)} ${Math.floor(place.y / CELL)}`;
    const cell = this.#cells.get(key) ?? [];
    cell.push({ x: place.x, y: place.y, radius });
    this.#cells.set(key, cell);
    this.#bottom = Math.max(this.#bottom, place.y + radius);
  }

  isFree({ x, y }: Position, radius: number): boolean {
    const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let r = row - 1; r <= row + 1; r += 1) {
        for (const other of this.#cells.get(`${c} ${r}`) ?? []) {
          const apart = radius + other.radius + NODE_MARGIN;
          if ((other.x - x) ** 2 + (other.y - y) ** 2 < apart * apart) return false;
        }
      }
    }
    return true;
  }

  /** The free place nearest to `wish`; below everything when there is none around. */
  nearestFree(wish: Position, radius: number): Position {
    for (const offset of OFFSETS) {
      const place = { x: round(wish.x + offset.x), y: round(wish.y + offset.y) };
      if (this.isFree(place, radius)) return place;
    }
    return { x: round(wish.x), y: round(this.#bottom + radius + NODE_MARGIN) };
  }
}
