import { setImmediate } from "node:timers/promises";
import type { GraphStore } from "../store/graph-store.ts";
import type { Actor } from "../wire/actor.ts";
import type { Duplicate } from "../wire/duplicate.ts";
import { readKnownItems } from "./runs/known-items.ts";
import { searchDuplicates, type SuspectedDuplicate } from "./suspected-duplicates.ts";

/** After so long a server lets others have a turn: of many actors the search takes a while. */
const TURN_MS = 10;

/**
 * The pairs of actors of a graph that look like one, the likeliest first.
 * @param limit at most so many; default `MOST_DUPLICATES`.
 */
export async function readDuplicates(store: GraphStore, limit?: number): Promise<Duplicate[]> {
  const actors = new Map<string, Actor>();
  for await (const item of readKnownItems(store)) {
    if ("actor" in item) actors.set(item.actor.id, item.actor);
  }
  const found = await inTurns(searchDuplicates(actors.values(), limit));
  return found.flatMap(({ a, b, reasons }) => {
    const [one, other] = [actors.get(a), actors.get(b)];
    return one === undefined || other === undefined
      ? []
      : [{ a: one, b: other, reasons: [...reasons] }];
  });
}

async function inTurns(
  search: Generator<undefined, SuspectedDuplicate[]>,
): Promise<SuspectedDuplicate[]> {
  let began = performance.now();
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await setImmediate();
    began = performance.now();
  }
}
