import { Tinypool } from "tinypool";
import type { GraphFacts } from "./graph-facts.ts";
import { inPace } from "./pace.ts";
import type { PlacedBytes, PlaceTask } from "./place-worker.ts";
import type { PlacedFiles } from "./placed-files.ts";
import { readFlatNetwork } from "./read-network.ts";
import { keepingMs } from "./versioned-read.ts";
import { waitFor } from "./wait-for.ts";
import { encodeNetwork } from "../wire/encode-network.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { FlatNetwork } from "../wire/flat-network.ts";

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
/** A request waits for so long; the network is made all the same. */
const MOST_WAIT_MS = 60_000;
/** Times that it is tried to read the network, each of which waits as long as a request does. */
const ATTEMPTS = 10;

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
   * @throws EntenteError `busy` after a minute of waiting, `cancelled` once the signal is aborted, and
   *   what the store fails with.
   */
  async get(limit: number, signal?: AbortSignal): Promise<WholeNetwork> {
    return waitFor(this.#get(limit), { mostMs: MOST_WAIT_MS, signal, late: stillPlacing });
  }

  /** Makes the network of at most `limit` nodes where there is none, however long that takes. */
  async prepare(limit: number): Promise<void> {
    await this.#get(limit);
  }

  async #get(limit: number): Promise<WholeNetwork> {
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
    const { files, onFault } = this.#options;
    const found = (await files?.find(limit, dataVersion, this.#mostAgeMs)) ?? null;
    if (found !== null) return { bytes: found, dataVersion };
    const flat = await this.#read(limit);
    const chunks: Uint8Array[] = [];
    for await (const chunk of inPace(encodeNetwork(flat))) chunks.push(chunk);
    const placed = await this.#place({
      network: Buffer.concat(chunks),
      former: (await files?.latest(limit)) ?? null,
    });
    await files?.keep(limit, flat.dataVersion, placed).catch(onFault);
    return { bytes: placed.bytes, dataVersion: flat.dataVersion };
  }

  async #read(limit: number, attempt = 1): Promise<FlatNetwork> {
    const request = { filter: {}, minStances: 1, limit, countsNeighbors: true };
    try {
      return await readFlatNetwork(this.#options.facts, request);
    } catch (error) {
      const isBusy = error instanceof EntenteError && error.code === "busy";
      if (!isBusy || attempt === ATTEMPTS) throw error;
      return this.#read(limit, attempt + 1);
    }
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

function stillPlacing(): EntenteError {
  return new EntenteError(
    "busy",
    "The data has changed, and the server is still laying out the network; try again in a moment.",
  );
}
