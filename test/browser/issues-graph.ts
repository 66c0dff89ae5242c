import type { GraphItem } from "../../server/wire/interchange.ts";

const ACTORS = ["estia", "norland", "sudland", "vesta"] as const;
const ISSUES = { border: "The border", fishing: "Fishing", trade: "Trade" } as const;

/** From, to, issue, polarity, how often. */
const STANCES = [
  ["norland", "sudland", "fishing", 0.8, 1],
  ["sudland", "norland", "fishing", 0.6, 1],
  ["estia", "vesta", "fishing", 0.5, 1],
  ["norland", "vesta", "fishing", 0.3, 1],
  ["norland", "estia", "fishing", -0.4, 1],
  ["norland", "sudland", "border", -0.9, 2],
  ["estia", "vesta", "border", -0.2, 1],
  ["vesta", "estia", "border", -0.6, 1],
  ["norland", "vesta", "border", 0.4, 1],
  ["norland", "sudland", "trade", 0.5, 10],
] as const;

/**
 * Four states and three issues. Two pairs are allies on fishing and opponents on the border, one on
 * trade, which has the most stances, and the border.
 */
export function* issuesGraph(): Iterable<GraphItem> {
  yield { kind: "source", source: { id: "ledger", title: "Ledger", kind: "dataset" } };
  for (const id of ACTORS) {
    const name = id.charAt(0).toUpperCase() + id.slice(1);
    yield { kind: "actor", actor: { id, name, kind: "state" } };
  }
  for (const [id, name] of Object.entries(ISSUES)) yield { kind: "issue", issue: { id, name } };
  for (const [from, to, issue, polarity, times] of STANCES) {
    for (let number = 1; number <= times; number += 1) {
      const stance = {
        id: `${from}-on-${to}-${issue}-${number}`,
        from,
        to,
        polarity,
        date: "2020-01-01",
        act: "036",
        goldstein: polarity * 10,
        issue,
        summary: `${from} of ${to}, ${issue}`,
        locator: "row",
        source: "ledger",
        status: "stated",
      } as const;
      yield { kind: "stance", stance };
    }
  }
}
