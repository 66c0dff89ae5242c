import { EntenteError } from "../wire/entente-error.ts";
import type { StanceFilter } from "../wire/network-filter.ts";
import type { StanceView } from "../wire/stance-view.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { STANCE_COLUMNS, toStanceViews, type ActLabel } from "./read-stances.ts";
import { readRows } from "./row-values.ts";
import { filterToCypher } from "./stance-filter.ts";
import { readAtOneVersion } from "./versioned-read.ts";

export interface EvidenceRequest {
  readonly filter: StanceFilter;
  /** Only stances with these ids. Absent: all under the filter. */
  readonly ids?: readonly string[];
  /** Only stances between these actors and issues. Absent: between any. */
  readonly between?: readonly string[];
  /** More than this are refused. */
  readonly most: number;
}

export interface Evidence {
  /** Newest first, then by id. */
  readonly stances: readonly StanceView[];
  readonly dataVersion: string;
}

/**
 * All stances under a filter at once, as evidence.
 * @throws EntenteError `too-large` when there are more than `most`.
 */
export function readEvidence(
  facts: GraphFacts,
  { filter, ids, between, most }: EvidenceRequest,
  actLabel: ActLabel,
  signal?: AbortSignal,
): Promise<Evidence> {
  const context = { store: facts.store, ...(signal === undefined ? {} : { signal }) };
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const { where, params } = filterToCypher(filter, [
      ...(ids === undefined ? [] : (["stanceIds"] as const)),
      ...(between === undefined ? [] : (["fromIds", "toIds"] as const)),
    ]);
    const [rows, disputes] = await Promise.all([
      readRows(context, `MATCH (a:Actor)-[s:STANCE]->(b)${where} ${STANCE_COLUMNS}`, {
        ...params,
        ...(ids === undefined ? {} : { stanceIds: ids }),
        ...(between === undefined ? {} : { ids: between }),
        limit: most + 1,
      }),
      facts.disputes(dataVersion),
    ]);
    if (rows.length > most) {
      throw new EntenteError(
        "too-large",
        `More than ${most.toLocaleString("en")} stances are behind this; narrow the filter, such as by issue or date.`,
      );
    }
    return { stances: await toStanceViews(context, rows, disputes, actLabel), dataVersion };
  });
}
