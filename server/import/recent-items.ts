import type { GraphItem } from "../wire/interchange.ts";

/** More names than this are not remembered, so that memory does not grow with the file. */
const REMEMBERED = 20_000;

/**
 * Remembers which actors, sources and so on a reader named lately, so that it names each once and
 * not in every row. What was forgotten is named again, which does no harm.
 */
export class RecentItems {
  readonly #seen = new Set<string>();

  /** The items that have not been seen lately, in their order; they count as seen from now on. */
  unseen(items: readonly GraphItem[]): readonly GraphItem[] {
    return items.filter((item) => {
      const key = itemKey(item);
      if (this.#seen.has(key)) return false;
      if (this.#seen.size >= REMEMBERED) this.#seen.clear();
      this.#seen.add(key);
      return true;
    });
  }
}

function itemKey(item: GraphItem): string {
  switch (item.kind) {
    case "actor":
      return `a ${item.actor.id}`;
    case "issue":
      return `i ${item.issue.id}`;
    case "source":
      return `s ${item.source.id}`;
    case "stance":
      return `t ${item.stance.id}`;
    case "tie": {
      const { type, from, to, source } = item.tie;
      return ["r", type, from, to, source, "since" in item.tie ? (item.tie.since ?? "") : ""].join(
        " ",
      );
    }
  }
}
