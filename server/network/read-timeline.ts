import { EntenteError } from "../wire/entente-error.ts";
import { bucketOf, finestBucket, type TimeBucket } from "../wire/time-bucket.ts";
import type { Timeline, TimelineBucket } from "../wire/timeline.ts";
import type { WireRow } from "../wire/wire-value.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { roundSix, streamRows, toCount, toDay, toNumber } from "./row-values.ts";
import { filterToCypher, type StanceConditions } from "./stance-filter.ts";
import { stanceContext, type StanceContext } from "./stream-dyads.ts";
import { readAtOneVersion } from "./versioned-read.ts";
import { compareText } from "../wire/compare-text.ts";

export interface TimelineRequest {
  readonly conditions: StanceConditions;
  /** `auto`: the finest of which the span of days has at most 200. */
  readonly bucket: TimeBucket | "auto";
}

const MOST_BUCKETS = 5000;
const AUTO_BUCKETS = 200;

/**
 * Stances under a filter by stretches of time, split by the sign of their polarity.
 * @throws EntenteError `too-large` for more than 5,000 stretches with stances.
 */
export function readTimeline(
  facts: GraphFacts,
  { conditions, bucket }: TimelineRequest,
  signal?: AbortSignal,
): Promise<Timeline> {
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const context = await stanceContext(facts, dataVersion, signal);
    const days: Day[] = [];
    for await (const row of streamDays(context, conditions)) {
      const [day, n, total, positive, negative] = row;
      days.push({
        day: toDay(day),
        n: toCount(n),
        total: toNumber(total),
        positive: toCount(positive),
        negative: toCount(negative),
      });
    }
    days.sort((x, y) => compareText(x.day, y.day));
    const [first, last] = [days[0]?.day ?? null, days.at(-1)?.day ?? null];
    const finest =
      first === null || last === null ? "day" : finestBucket(first, last, AUTO_BUCKETS);
    const chosen = bucket === "auto" ? finest : bucket;
    return {
      bucket: chosen,
      buckets: gather(days, chosen),
      total: days.reduce((sum, { n }) => sum + n, 0),
      first,
      last,
      dataVersion,
    };
  });
}

/** Stances under a filter by day, in no order. */
function streamDays(
  context: StanceContext,
  conditions: StanceConditions,
): AsyncGenerator<WireRow, void, undefined> {
  const { table, pace } = context;
  if (table !== null) return table.days(conditions, pace);
  const { where, params } = filterToCypher(conditions);
  return streamRows(
    context,
    `MATCH (a:Actor)-[s:STANCE]->(b)${where} RETURN ${DAY_COLUMNS}`,
    params,
  );
}

const DAY_COLUMNS = `s.date AS day, count(s) AS n, sum(s.polarity) AS total,
  sum(CASE WHEN s.polarity > 0 THEN 1 ELSE 0 END) AS positive,
  sum(CASE WHEN s.polarity < 0 THEN 1 ELSE 0 END) AS negative`;

interface Day {
  readonly day: string;
  n: number;
  total: number;
  positive: number;
  negative: number;
}

function gather(days: readonly Day[], bucket: TimeBucket): TimelineBucket[] {
  const stretches = new Map<string, Day & { readonly end: string }>();
  for (const day of days) {
    const { start, end } = bucketOf(day.day, bucket);
    const known = stretches.get(start);
    if (known === undefined) {
      stretches.set(start, { ...day, day: start, end });
      continue;
    }
    known.n += day.n;
    known.total += day.total;
    known.positive += day.positive;
    known.negative += day.negative;
  }
  if (stretches.size > MOST_BUCKETS) throw tooFine(bucket, stretches.size);
  return [...stretches.values()].map(({ day, end, n, total, positive, negative }) => ({
    start: day,
    end,
    n,
    positive,
    negative,
    neutral: n - positive - negative,
    polarity: roundSix(total / n),
  }));
}

function tooFine(bucket: TimeBucket, count: number): EntenteError {
  return new EntenteError(
    "too-large",
    `The stances are on ${count.toLocaleString("en")} different ${bucket}s, of which an answer has at most ${MOST_BUCKETS.toLocaleString("en")}; take a longer bucket, or narrow since and until.`,
  );
}
