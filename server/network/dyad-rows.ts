import type { Dyad } from "../wire/network.ts";
import type { WireRow } from "../wire/wire-value.ts";
import { roundSix, toCount, toDay, toNumber, toText } from "./row-values.ts";
import { compareText } from "../wire/compare-text.ts";

/** Groups stances into dyads; a query puts its MATCH and WHERE before it. */
export const DYAD_COLUMNS = `a.id AS f, b.id AS t, count(s) AS n, sum(s.polarity) AS total,
  sum(CASE WHEN s.polarity > 0 THEN 1 ELSE 0 END) AS positive,
  sum(CASE WHEN s.polarity < 0 THEN 1 ELSE 0 END) AS negative,
  min(s.date) AS first, max(s.date) AS last, count(DISTINCT s.source) AS sources`;

/** The dyad of a row with {@link DYAD_COLUMNS}. */
export function rowToDyad(row: WireRow): Dyad {
  const [from, to, count, total, plus, minus, first, last, sources] = row;
  const n = toCount(count);
  const positive = toCount(plus);
  const negative = toCount(minus);
  return {
    from: toText(from),
    to: toText(to),
    n,
    polarity: roundSix(toNumber(total) / n),
    positive,
    negative,
    neutral: n - positive - negative,
    first: toDay(first),
    last: toDay(last),
    sources: toCount(sources),
  };
}

/** Most stances first, then by id. */
export function compareDyads(a: Dyad, b: Dyad): number {
  return b.n - a.n || compareText(a.from, b.from) || compareText(a.to, b.to);
}
