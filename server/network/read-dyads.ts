import type { Dyad } from "../wire/network.ts";
import { DYAD_COLUMNS, rowToDyad } from "./dyad-rows.ts";
import { streamRows, type ReadContext } from "./row-values.ts";
import { filterToCypher, type StanceConditions } from "./stance-filter.ts";

/** Every dyad under a filter that has at least so many stances, in no order. */
export async function readDyads(
  context: ReadContext,
  conditions: StanceConditions,
  minStances = 1,
): Promise<Dyad[]> {
  const { where, params } = filterToCypher(conditions);
  const cypher = `MATCH (a:Actor)-[s:STANCE]->(b)${where} RETURN ${DYAD_COLUMNS}`;
  const dyads: Dyad[] = [];
  for await (const row of streamRows(context, cypher, params)) {
    const dyad = rowToDyad(row);
    if (dyad.n >= minStances) dyads.push(dyad);
  }
  return dyads;
}
