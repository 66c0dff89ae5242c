import { once } from "node:events";

/** What a stream of the process is, as far as the commands care. */
export interface OutputStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Columns of a terminal that does not say how many it has. */
const DEFAULT_COLUMNS = 80;

/** Standard output: results, and nothing else. Waits when the reader is slow. */
export class Output {
  readonly isTerminal: boolean;
  /** Whether text may be bold: on a terminal, unless the environment has `NO_COLOR`. */
  readonly hasStyle: boolean;
  readonly #stream: OutputStream;
  readonly #signal: AbortSignal;

  /** @param signal aborted when nobody will read on; what is written then goes nowhere. */
  constructor(
    stream: OutputStream,
    signal: AbortSignal,
    environment: Readonly<Record<string, string | undefined>>,
  ) {
    this.#stream = stream;
    this.#signal = signal;
    this.isTerminal = stream.isTTY === true;
    // https://no-color.org: any value but an empty one.
    this.hasStyle = this.isTerminal && (environment["NO_COLOR"] ?? "") === "";
  }

  /** Columns of the terminal; undefined where the output goes to a file or a program. */
  get columns(): number | undefined {
    return this.isTerminal ? (this.#stream.columns ?? DEFAULT_COLUMNS) : undefined;
  }

  async write(text: string | Uint8Array): Promise<void> {
    if (this.#signal.aborted || this.#stream.write(text)) return;
    // The signal ends the wait as well: a reader that has gone drains nothing.
    await once(this.#stream, "drain", { signal: this.#signal }).catch(() => undefined);
  }

  line(text = ""): Promise<void> {
    return this.write(`${text}\n`);
  }

  json(value: unknown): Promise<void> {
    return this.line(JSON.stringify(value));
  }
}

/** Standard error: notes for people. Progress is shown on a terminal alone. */
export class Notices {
  readonly isTerminal: boolean;
  readonly #stream: OutputStream;
  #shown = "";

  constructor(stream: OutputStream) {
    this.#stream = stream;
    this.isTerminal = stream.isTTY === true;
  }

  line(text: string): void {
    this.clear();
    this.#stream.write(`${text}\n`);
  }

  /** Replaces the line of progress. Goes nowhere where nobody watches. */
  progress(text: string): void {
    if (!this.isTerminal || text === this.#shown) return;
    const width = (this.#stream.columns ?? DEFAULT_COLUMNS) - 1;
    this.#stream.write(`\r\u001b[2K${text.slice(0, width)}`);
    this.#shown = text;
  }

  /** Takes the line of progress away. */
  clear(): void {
    if (this.#shown !== "") this.#stream.write("\r\u001b[2K");
    this.#shown = "";
  }
}
