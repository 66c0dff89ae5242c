import type { Dyad } from "../wire/network.ts";
import { rowToDyad } from "./dyad-rows.ts";
import type { StanceConditions } from "./stance-filter.ts";
import { streamDyads, type StanceContext } from "./stream-dyads.ts";

/** Every dyad under a filter, in no order. */
export async function readDyads(
  context: StanceContext,
  conditions: StanceConditions,
): Promise<Dyad[]> {
  const dyads: Dyad[] = [];
  for await (const row of streamDyads(context, conditions)) {
    dyads.push(rowToDyad(row));
  }
  return dyads;
}
