const FIRST_SLOTS = 1 << 12;
const WORDS = 3;

/**
 * Remembers for each key a small number, in 12 bytes a key and half as many slots again: a million
 * keys take 25 MB. Keys are told apart by 64 bits of a hash, so two of a million are taken for one with
 * a chance of one in thirty million.
 */
export class FingerprintTable {
  #slots = FIRST_SLOTS;
  #words = new Uint32Array(FIRST_SLOTS * WORDS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a key; undefined for a key that was not set. */
  get(key: string): number | undefined {
    const at = this.#find(this.#words, this.#slots, fingerprint(key));
    return this.#isFree(this.#words, at) ? undefined : this.#words[at + 2];
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** @param value 0 … 2^32 − 1. */
  set(key: string, value = 0): void {
    const [high, low] = fingerprint(key);
    const at = this.#find(this.#words, this.#slots, [high, low]);
    if (this.#isFree(this.#words, at)) this.#size += 1;
    this.#words[at] = high;
    this.#words[at + 1] = low;
    this.#words[at + 2] = value;
    if (this.#size > this.#slots * 0.7) this.#grow();
  }

  #grow(): void {
    const slots = this.#slots * 2;
    const words = new Uint32Array(slots * WORDS);
    for (let from = 0; from < this.#words.length; from += WORDS) {
      if (this.#isFree(this.#words, from)) continue;
      const pair = [this.#words[from] ?? 0, this.#words[from + 1] ?? 0] as const;
      words.set(this.#words.subarray(from, from + WORDS), this.#find(words, slots, pair));
    }
    this.#slots = slots;
    this.#words = words;
  }

  /** Where the fingerprint is, or where it would be. */
  #find(words: Uint32Array, slots: number, [high, low]: readonly [number, number]): number {
    let slot = low & (slots - 1);
    for (;;) {
      const at = slot * WORDS;
      if (this.#isFree(words, at) || (words[at] === high && words[at + 1] === low)) return at;
      slot = (slot + 1) & (slots - 1);
    }
  }

  #isFree(words: Uint32Array, at: number): boolean {
    return words[at] === 0 && words[at + 1] === 0;
  }
}

/** 32 bits that stand for a text (cyrb53 by bryc, public domain, of which this is one half). */
export function textHash(text: string): number {
  return fingerprint(text)[1];
}

/** 64 bits that stand for a text, never all zero. */
function fingerprint(text: string): readonly [number, number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  const mixedHigh = mix(high, low);
  return [mixedHigh | 1, mix(low, mixedHigh)].map((word) => word >>> 0) as [number, number];
}

function mix(word: number, other: number): number {
  const first = Math.imul(word ^ (word >>> 16), 2_246_822_507);
  return first ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
}
