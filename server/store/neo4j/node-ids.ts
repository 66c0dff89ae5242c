import { opaqueId, ownId } from "../opaque-id.ts";

/** Nodes remembered per query: a bound on memory, not on the result. */
const REMEMBERED = 50_000;

/** Our id of a node: its `id` property if it is one of ours, else an opaque one. */
export function nodeId(elementId: string, labels: readonly string[], id: unknown): string {
  // Two nodes must never become one.
  return ownId(labels, id) ?? opaqueId(elementId);
}

/**
 * Ids of nodes by the engine's own, for one query. A relationship names its ends by the engine's
 * ids only, so an end that no row showed yet is noted as missing, to be looked up.
 */
export class NodeIds {
  readonly #known = new Map<string, string>();
  #missing = new Set<string>();

  /** The id of a node that is at hand. */
  learn(elementId: string, labels: readonly string[], id: unknown): string {
    const known = this.#known.get(elementId);
    if (known !== undefined) return known;
    return this.learnAs(elementId, nodeId(elementId, labels, id));
  }

  /** Notes the id of a node unless it is known. */
  learnAs(elementId: string, id: string): string {
    if (!this.#known.has(elementId)) this.#known.set(elementId, id);
    return id;
  }

  /** Forgets when there is much to remember; only between two rows, whose parts need each other. */
  trim(): void {
    if (this.#known.size > REMEMBERED) this.#known.clear();
  }

  /** The id of a relationship's end. An empty text when it is not known yet; then `missing` names it. */
  end(elementId: string): string {
    const known = this.#known.get(elementId);
    if (known !== undefined) return known;
    this.#missing.add(elementId);
    return "";
  }

  /** The ends asked for and not known. Asking forgets them. */
  takeMissing(): { readonly any: boolean; readonly unknown: readonly string[] } {
    if (this.#missing.size === 0) return NOTHING_MISSING;
    const unknown = [...this.#missing].filter((elementId) => !this.#known.has(elementId));
    this.#missing = new Set();
    return { any: true, unknown };
  }
}

const NOTHING_MISSING = { any: false, unknown: [] } as const;
