import { createReadStream } from "node:fs";
import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { GraphItem } from "../../wire/interchange.ts";

/**
 * Items kept between the pass that checks them and the pass that writes them: a few in memory, many
 * in a temporary file.
 */
export class ItemSpool {
  readonly #inMemory: number;
  #items: GraphItem[] = [];
  #folder: string | undefined;
  #file: FileHandle | undefined;

  /** @param inMemory items at most that are kept in memory. */
  constructor(inMemory = 20_000) {
    this.#inMemory = inMemory;
  }

  async add(item: GraphItem): Promise<void> {
    this.#items.push(item);
    if (this.#items.length >= this.#inMemory) await this.#flush();
  }

  /** All items in order, in lists of this size. */
  async *batches(size: number): AsyncGenerator<readonly GraphItem[]> {
    let batch: GraphItem[] = [];
    for await (const item of this.#all()) {
      batch.push(item);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  async close(): Promise<void> {
    this.#items = [];
    await this.#file?.close();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }

  async #flush(): Promise<void> {
    this.#folder ??= await mkdtemp(path.join(tmpdir(), "entente-load-"));
    this.#file ??= await open(path.join(this.#folder, "items.ndjson"), "a", 0o600);
    await this.#file.appendFile(this.#items.map((item) => `${JSON.stringify(item)}\n`).join(""));
    this.#items = [];
  }

  async *#all(): AsyncGenerator<GraphItem> {
    if (this.#folder !== undefined) {
      const input = createReadStream(path.join(this.#folder, "items.ndjson"));
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        // Written by #flush from checked items.
        yield JSON.parse(line) as GraphItem;
      }
    }
    yield* this.#items;
  }
}
