import type { Dyad } from "../../wire/network.ts";
import { compareText } from "../../wire/compare-text.ts";

/** What a dyad is made of. */
export interface DyadStance {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly polarity: number;
  readonly date: string;
  readonly source: string;
}

/** The dyads of stances as `/api/network` has them: most stances first, then by ids. */
export function groupDyads(stances: readonly DyadStance[]): readonly Dyad[] {
  const groups = new Map<string, DyadStance[]>();
  // By id, because a sum of floats depends on its order.
  for (const stance of [...stances].sort((a, b) => compareText(a.id, b.id))) {
    const key = `${stance.from} ${stance.to}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [stance]);
    else group.push(stance);
  }
  const dyads = [...groups.values()].flatMap((group) => toDyad(group) ?? []);
  return dyads.sort((a, b) => b.n - a.n || compareText(a.from, b.from) || compareText(a.to, b.to));
}

function toDyad(stances: readonly DyadStance[]): Dyad | null {
  const [one] = stances;
  if (one === undefined) return null;
  const count = (holds: (polarity: number) => boolean): number =>
    stances.filter(({ polarity }) => holds(polarity)).length;
  const days = stances.map(({ date }) => date).sort();
  const sum = stances.reduce((total, { polarity }) => total + polarity, 0);
  return {
    from: one.from,
    to: one.to,
    n: stances.length,
    // Six decimals and never −0, as everywhere else.
    polarity: Math.round((sum / stances.length) * 1e6) / 1e6 + 0,
    positive: count((polarity) => polarity > 0),
    negative: count((polarity) => polarity < 0),
    neutral: count((polarity) => polarity === 0),
    first: days[0] ?? one.date,
    last: days.at(-1) ?? one.date,
    sources: new Set(stances.map(({ source }) => source)).size,
  };
}

/** Stances that each node gives and receives. */
export function weighNodes(
  dyads: readonly Dyad[],
): ReadonlyMap<string, { readonly stancesOut: number; readonly stancesIn: number }> {
  const weights = new Map<string, { stancesOut: number; stancesIn: number }>();
  const weightOf = (id: string): { stancesOut: number; stancesIn: number } => {
    let weight = weights.get(id);
    if (weight === undefined) weights.set(id, (weight = { stancesOut: 0, stancesIn: 0 }));
    return weight;
  };
  for (const { from, to, n } of dyads) {
    weightOf(from).stancesOut += n;
    weightOf(to).stancesIn += n;
  }
  return weights;
}
