import { ACTOR_KINDS, type ActorKind } from "../wire/actor.ts";
import type { ItemFault } from "./fault-list.ts";
import { isRecord, type ItemKind } from "./graph-sections.ts";

/** The ids of a file, for the checks that look from one item to another. */
export class GraphIndex {
  readonly #actors = new Map<string, ActorKind | null>();
  readonly #issues = new Set<string>();
  readonly #sources = new Set<string>();
  /** Each stance with the stance that it disputes, or null. */
  readonly #stances = new Map<string, string | null>();
  readonly #ties = new Set<string>();

  /** Takes note of an item, sound or not, and gives a fault where its id is taken. */
  add(kind: ItemKind, item: unknown): ItemFault | null {
    if (!isRecord(item)) return null;
    if (kind === "tie") return this.#addTie(item);
    const id = item["id"];
    if (typeof id !== "string") return null;
    const holder = this.#holderOf(kind, id);
    if (holder !== null) {
      const remedy =
        holder === kind
          ? "rename one of them, or remove it"
          : "give actors and issues distinct ids";
      return {
        path: ["id"],
        value: id,
        message: `id is already that of another ${holder}`,
        remedy,
      };
    }
    if (kind === "actor") {
      this.#actors.set(id, ACTOR_KINDS.find((known) => known === item["kind"]) ?? null);
    } else if (kind === "stance") {
      this.#stances.set(id, typeof item["disputes"] === "string" ? item["disputes"] : null);
    } else {
      (kind === "issue" ? this.#issues : this.#sources).add(id);
    }
    return null;
  }

  /** The kind of an actor; null for an actor whose kind is faulty, undefined for an unknown id. */
  actorKind(id: string): ActorKind | null | undefined {
    return this.#actors.get(id);
  }

  has(kind: Exclude<ItemKind, "tie">, id: string): boolean {
    const ids = {
      actor: this.#actors,
      issue: this.#issues,
      source: this.#sources,
      stance: this.#stances,
    };
    return ids[kind].has(id);
  }

  /** Tells whether following `disputes` from a stance leads back to it. */
  disputesItself(id: string): boolean {
    const seen = new Set<string>();
    let next = this.#stances.get(id) ?? null;
    while (next !== null && !seen.has(next)) {
      if (next === id) return true;
      seen.add(next);
      next = this.#stances.get(next) ?? null;
    }
    return false;
  }

  /** Actors and issues are both ends of stances, so they share one space of ids. */
  #holderOf(kind: Exclude<ItemKind, "tie">, id: string): string | null {
    if (kind === "actor" || kind === "issue") {
      return this.#actors.has(id) ? "actor" : this.#issues.has(id) ? "issue" : null;
    }
    return this.has(kind, id) ? kind : null;
  }

  #addTie(item: Readonly<Record<string, unknown>>): ItemFault | null {
    const key = JSON.stringify(
      ["type", "from", "to", "source", "role", "since"].map((field) => item[field] ?? null),
    );
    if (this.#ties.has(key)) {
      return {
        path: [],
        value: item,
        message: "this tie is there twice, with the same type, ends, source, role and start",
        remedy: "remove one of them",
      };
    }
    this.#ties.add(key);
    return null;
  }
}
