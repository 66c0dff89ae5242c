import type { GraphStore } from "../store/graph-store.ts";
import type { Actor } from "../wire/actor.ts";
import type { Duplicate } from "../wire/duplicate.ts";
import { readKnownItems } from "./runs/known-items.ts";
import { suspectedDuplicates } from "./suspected-duplicates.ts";

/**
 * The pairs of actors of a graph that look like one, the likeliest first.
 * @param limit at most so many; default 1,000.
 */
export async function readDuplicates(store: GraphStore, limit?: number): Promise<Duplicate[]> {
  const actors = new Map<string, Actor>();
  for await (const item of readKnownItems(store)) {
    if ("actor" in item) actors.set(item.actor.id, item.actor);
  }
  return suspectedDuplicates(actors.values(), limit).flatMap(({ a, b, reasons }) => {
    const [one, other] = [actors.get(a), actors.get(b)];
    return one === undefined || other === undefined
      ? []
      : [{ a: one, b: other, reasons: [...reasons] }];
  });
}
