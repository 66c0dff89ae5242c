import { Tinypool } from "tinypool";
import type { GraphFacts } from "./graph-facts.ts";
import { inPace } from "./pace.ts";
import type { PlacedBytes, PlaceTask } from "./place-worker.ts";
import type { PlacedFiles } from "./placed-files.ts";
import { readFlatNetwork } from "./read-network.ts";
import { keepingMs } from "./versioned-read.ts";
import { encodeNetwork } from "../wire/encode-network.ts";

/** The network of all data with its places and neighbours, as `encodeNetwork` writes it. */
export interface WholeNetwork {
  readonly bytes: Uint8Array;
  readonly dataVersion: string;
}

export interface WholeNetworksOptions {
  readonly facts: GraphFacts;
  /** Where they are kept beyond the process; null for nowhere. */
  readonly files: PlacedFiles | null;
  /** Is told when one could not be kept. */
  readonly onFault: (error: unknown) => void;
}

/** A thread without work ends after this. */
const IDLE_MS = 10_000;
const MOST_KNOWN = 2;
interface Known {
  readonly network: Promise<WholeNetwork>;
  readonly at: number;
}

/**
 * The most involved nodes of all data with everything between them, and a place for each: laid out
 * once for each version of the data, in a thread, and kept, so that no reader waits for a layout.
 */
export class WholeNetworks {
  readonly #options: WholeNetworksOptions;
  readonly #known = new Map<string, Known>();
  readonly #mostAgeMs: number;
  #pool: Tinypool | undefined;

  constructor(options: WholeNetworksOptions) {
    this.#options = options;
    this.#mostAgeMs = keepingMs(options.facts.store);
  }

  /**
   * The network of at most `limit` nodes. Made once however many ask at the same time, and to its end
   * when they hang up.
   * @throws EntenteError what the store fails with.
   */
  async get(limit: number): Promise<WholeNetwork> {
    const dataVersion = await this.#options.facts.store.dataVersion();
    const key = `${limit} ${dataVersion}`;
    const known = this.#known.get(key);
    if (known !== undefined && performance.now() - known.at <= this.#mostAgeMs) {
      return known.network;
    }
    const made: Known = {
      network: this.#findOrMake(limit, dataVersion),
      at: performance.now(),
    };
    this.#known.set(key, made);
    made.network.catch(() => {
      if (this.#known.get(key) === made) this.#known.delete(key);
    });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST_KNOWN) break;
      this.#known.delete(oldest);
    }
    return made.network;
  }

  async #findOrMake(limit: number, dataVersion: string): Promise<WholeNetwork> {
    const { facts, files, onFault } = this.#options;
    const found = (await files?.find(limit, dataVersion, this.#mostAgeMs)) ?? null;
    if (found !== null) return { bytes: found, dataVersion };
    const request = { filter: {}, minStances: 1, limit, countsNeighbors: true };
    const flat = await readFlatNetwork(facts, request);
    const chunks: Uint8Array[] = [];
    for await (const chunk of inPace(encodeNetwork(flat))) chunks.push(chunk);
    const placed = await this.#place({
      network: Buffer.concat(chunks),
      former: (await files?.latest(limit)) ?? null,
    });
    await files?.keep(limit, flat.dataVersion, placed).catch(onFault);
    return { bytes: placed.bytes, dataVersion: flat.dataVersion };
  }

  async #place(task: PlaceTask): Promise<PlacedBytes> {
    this.#pool ??= new Tinypool({
      filename: new URL("./place-worker.js", import.meta.url).href,
      name: "place",
      runtime: "worker_threads",
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE_MS,
    });
    return (await this.#pool.run(task)) as PlacedBytes;
  }
}
