/** The bytes of an answer, in the pieces in which they were made. */
export type AnswerBytes = readonly Uint8Array[];

const MOST_BYTES = 64 * 2 ** 20;

export interface KeptAnswersOptions {
  /** Of all together. One that takes more than a quarter of it is not kept. */
  readonly mostBytes?: number;
  /** How long one is kept. Default: for as long as the data stays as it is. */
  readonly mostAgeMs?: number;
  /** Milliseconds that only ever grow. Default: the clock of the process. */
  readonly now?: () => number;
}

interface KeptAnswer {
  readonly bytes: AnswerBytes;
  readonly at: number;
}

/**
 * Answers that cost much to make, kept under their entity tags: the same tag is the same answer for as
 * long as the data stays as it is. Those that nobody asked for longest go first.
 */
export class KeptAnswers {
  readonly #mostBytes: number;
  readonly #mostAgeMs: number;
  readonly #now: () => number;
  readonly #answers = new Map<string, KeptAnswer>();
  #bytes = 0;

  constructor(options: KeptAnswersOptions = {}) {
    const { mostBytes = MOST_BYTES, mostAgeMs = Infinity, now } = options;
    [this.#mostBytes, this.#mostAgeMs] = [mostBytes, mostAgeMs];
    this.#now = now ?? (() => performance.now());
  }

  find(tag: string): AnswerBytes | undefined {
    const answer = this.#answers.get(tag);
    if (answer === undefined) return undefined;
    if (this.#now() - answer.at > this.#mostAgeMs) {
      this.#forget(tag);
      return undefined;
    }
    this.#answers.delete(tag);
    this.#answers.set(tag, answer);
    return answer.bytes;
  }

  keep(tag: string, answer: AnswerBytes): void {
    this.#forget(tag);
    const size = sizeOf(answer);
    if (size > this.#mostBytes / 4) return;
    this.#answers.set(tag, { bytes: answer, at: this.#now() });
    this.#bytes += size;
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#forget(oldest);
    }
  }

  /** The same pieces as they are made; kept once the last one is there. */
  async *keeping(
    tag: string,
    pieces: AsyncIterable<string | Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    const answer: Uint8Array[] = [];
    let size = 0;
    for await (const piece of pieces) {
      const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
      size += bytes.length;
      if (size <= this.#mostBytes / 4) answer.push(bytes);
      else answer.length = 0;
      yield bytes;
    }
    if (answer.length > 0) this.keep(tag, answer);
  }

  #forget(tag: string): void {
    const answer = this.#answers.get(tag);
    if (answer === undefined) return;
    this.#answers.delete(tag);
    this.#bytes -= sizeOf(answer.bytes);
  }
}

function sizeOf(answer: AnswerBytes): number {
  return answer.reduce((sum, { length }) => sum + length, 0);
}
