/** Finds the number of a line by its two ends, in flat memory: half a million lines take 8 MB. */
export class PairIndex {
  readonly #slots: Int32Array;
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  readonly #mask: number;

  /** @param from row of each line's first end; grown along with `to` by the caller. */
  constructor(from: Uint32Array, to: Uint32Array) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(8, from.length * 2)));
    this.#slots = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
    this.#from = from;
    this.#to = to;
  }

  /** Adds a line whose ends are in place; false when there is one of the same ends already. */
  add(line: number): boolean {
    const slot = this.#slotOf(this.#from[line] ?? 0, this.#to[line] ?? 0);
    if (this.#slots[slot] !== -1) return false;
    this.#slots[slot] = line;
    return true;
  }

  /** The line from one row to another; −1 for none. */
  find(from: number, to: number): number {
    return this.#slots[this.#slotOf(from, to)] ?? -1;
  }

  #slotOf(from: number, to: number): number {
    let slot = (Math.imul(from, 0x9e3779b1) ^ Math.imul(to, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    for (;;) {
      const line = this.#slots[slot] ?? -1;
      if (line === -1 || (this.#from[line] === from && this.#to[line] === to)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}
