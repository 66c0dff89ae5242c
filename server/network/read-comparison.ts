import { compareDyadLists, countChanges, type WordlessChange } from "../signed/compare-dyads.ts";
import type { ComparedDyad, Comparison, DyadChange, Period } from "../wire/comparison.ts";
import type { Dyad, NetworkNode } from "../wire/network.ts";
import type { StanceFilter } from "../wire/network-filter.ts";
import { changeSentence, type ComparedBy } from "../words/change-sentence.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { readNodes } from "./node-rows.ts";
import { readDyads } from "./read-dyads.ts";
import { type ReadContext } from "./row-values.ts";
import { stanceContext } from "./stream-dyads.ts";
import { readAtOneVersion } from "./versioned-read.ts";
import { compareText } from "../wire/compare-text.ts";

/** What a comparison asks beside its two sides. */
export interface ComparisonRequest {
  readonly filter: StanceFilter;
  /** Dyads with fewer stances on both sides together are left out. */
  readonly minStances: number;
  /** Least shift of mean polarity that is more than steady, 0–2. */
  readonly step: number;
  /** Kinds of change to list. Absent: all. */
  readonly change?: readonly DyadChange[] | undefined;
  /** Most dyads to list. */
  readonly limit: number;
}

export interface PeriodsRequest extends ComparisonRequest {
  readonly before: Period;
  readonly after: Period;
}

/** What both kinds of comparison have in common. */
export type ComparedParts = Omit<Comparison, "periods" | "dataVersion">;

/** What became of the dyads of one period in another. */
export function readComparison(
  facts: GraphFacts,
  request: PeriodsRequest,
  signal?: AbortSignal,
): Promise<Comparison> {
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const context = await stanceContext(facts, dataVersion, signal);
    const { filter, before, after } = request;
    const [old, young] = await Promise.all(
      [before, after].map((period) => readDyads(context, { ...filter, ...toDays(period) })),
    );
    const parts = await compareSides(context, [old ?? [], young ?? []], request, "periods");
    return { periods: { before, after }, ...parts, dataVersion };
  });
}

/** The dyads of two sides, compared, counted, worded and cut to the limit. */
export async function compareSides(
  context: ReadContext,
  [before, after]: readonly [readonly Dyad[], readonly Dyad[]],
  { minStances, step, change, limit }: ComparisonRequest,
  by: ComparedBy,
): Promise<ComparedParts> {
  const changes = compareDyadLists(before, after, step).filter(
    (each) => (each.before?.n ?? 0) + (each.after?.n ?? 0) >= minStances,
  );
  const listed = changes
    .filter((each) => change === undefined || change.includes(each.change))
    .slice(0, limit);
  const ids = [...new Set(listed.flatMap(({ from, to }) => [from, to]))].sort(compareText);
  const nodes = await readNodes(context, ids);
  const nameOf = (id: string): string => nodes.get(id)?.name ?? id;
  const weights = weighEnds(changes);
  return {
    counts: countChanges(changes),
    before: sideOf(changes, "before"),
    after: sideOf(changes, "after"),
    dyads: listed.map((each): ComparedDyad => ({
      ...each,
      sentence: changeSentence(each, nameOf, by),
    })),
    nodes: ids.flatMap((id): NetworkNode[] => {
      const node = nodes.get(id);
      return node === undefined ? [] : [{ ...node, ...(weights.get(id) ?? NO_WEIGHT) }];
    }),
  };
}

function toDays({ since, until }: Period): Pick<StanceFilter, "since" | "until"> {
  return {
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
  };
}

function sideOf(
  changes: readonly WordlessChange[],
  side: "before" | "after",
): { dyads: number; stances: number } {
  const dyads = changes.flatMap((change) => change[side] ?? []);
  return { dyads: dyads.length, stances: dyads.reduce((sum, { n }) => sum + n, 0) };
}

const NO_WEIGHT = { stancesOut: 0, stancesIn: 0 };

/** Stances of each end on both sides together. */
function weighEnds(
  changes: readonly WordlessChange[],
): ReadonlyMap<string, { stancesOut: number; stancesIn: number }> {
  const weights = new Map<string, { stancesOut: number; stancesIn: number }>();
  const weightOf = (id: string): { stancesOut: number; stancesIn: number } => {
    const weight = weights.get(id) ?? { ...NO_WEIGHT };
    weights.set(id, weight);
    return weight;
  };
  for (const { from, to, before, after } of changes) {
    const n = (before?.n ?? 0) + (after?.n ?? 0);
    weightOf(from).stancesOut += n;
    weightOf(to).stancesIn += n;
  }
  return weights;
}
