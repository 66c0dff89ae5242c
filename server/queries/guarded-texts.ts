import { createHash } from "node:crypto";
import type { GraphStore, QueryParams } from "../store/graph-store.ts";
import { guardQuery } from "./query-guard.ts";

/** Texts remembered: as many as people work on at a time. */
const REMEMBERED = 1000;

/**
 * The guard with a memory of the texts that it let through. Whether a query reads depends on its
 * text alone, so that a query which is run again need not be explained again.
 */
export class GuardedTexts {
  readonly #store: GraphStore;
  readonly #passed = new Set<string>();

  constructor(store: GraphStore) {
    this.#store = store;
  }

  /** @throws EntenteError what {@link guardQuery} throws. */
  async check(cypher: string, params: QueryParams = {}): Promise<void> {
    const key = createHash("sha256").update(cypher).digest("base64");
    if (!this.#passed.delete(key)) await guardQuery(this.#store, cypher, params);
    // Last in the order of the set, which forgets from its beginning.
    this.#passed.add(key);
    const [oldest] = this.#passed;
    if (this.#passed.size > REMEMBERED && oldest !== undefined) this.#passed.delete(oldest);
  }
}
