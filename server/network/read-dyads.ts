import type { Dyad } from "../wire/network.ts";
import { rowToDyad } from "./dyad-rows.ts";
import type { StanceConditions } from "./stance-filter.ts";
import { streamDyads, type StanceContext } from "./stream-dyads.ts";

/** Every dyad under a filter that has at least so many stances, in no order. */
export async function readDyads(
  context: StanceContext,
  conditions: StanceConditions,
  minStances = 1,
): Promise<Dyad[]> {
  const dyads: Dyad[] = [];
  for await (const row of streamDyads(context, conditions)) {
    const dyad = rowToDyad(row);
    if (dyad.n >= minStances) dyads.push(dyad);
  }
  return dyads;
}
