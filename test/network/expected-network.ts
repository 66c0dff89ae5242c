import type { Interchange } from "../../server/wire/interchange.ts";
import type { Dyad } from "../../server/wire/network.ts";
import type { StanceFilter } from "../../server/wire/network-filter.ts";
import type { Stance } from "../../server/wire/stance.ts";

/** The stances that a filter holds for, found without a database. */
export function filterStances(graph: Interchange, filter: StanceFilter): Stance[] {
  const kinds = new Map(graph.actors.map(({ id, kind }) => [id, kind]));
  const { issue, actor, kind, since, until, polarityMin, polarityMax, act, source, status } =
    filter;
  return graph.stances.filter((stance) => {
    const { from, to } = stance;
    const [fromKind, toKind] = [kinds.get(from), kinds.get(to)];
    const polarity = stance.polarity ?? NaN;
    return [
      issue === undefined || issue.includes(stance.issue ?? "") || issue.includes(to),
      actor === undefined || actor.includes(from) || actor.includes(to),
      kind === undefined ||
        [fromKind, toKind].every((each) => each === undefined || kind.includes(each)),
      since === undefined || stance.date >= since,
      until === undefined || stance.date <= until,
      polarityMin === undefined || polarity >= polarityMin,
      polarityMax === undefined || polarity <= polarityMax,
      act === undefined || act.some((beginning) => stance.act.startsWith(beginning)),
      source === undefined || source.includes(stance.source),
      status === undefined || status.includes(stance.status),
    ].every(Boolean);
  });
}

/** The dyads of stances, most stances first, then by ids. */
export function expectedDyads(stances: readonly Stance[]): Dyad[] {
  const groups = new Map<string, Stance[]>();
  for (const stance of stances) {
    const key = `${stance.from} ${stance.to}`;
    groups.set(key, [...(groups.get(key) ?? []), stance]);
  }
  const dyads = [...groups.values()].map((group): Dyad => {
    const days = group.map(({ date }) => date).toSorted();
    const signs = group.map(({ polarity = NaN }) => Math.sign(polarity));
    const sum = group.reduce((total, { polarity = NaN }) => total + polarity, 0);
    return {
      from: group[0]?.from ?? "",
      to: group[0]?.to ?? "",
      n: group.length,
      polarity: Number((sum / group.length).toFixed(6)),
      positive: signs.filter((sign) => sign === 1).length,
      negative: signs.filter((sign) => sign === -1).length,
      neutral: signs.filter((sign) => sign === 0).length,
      first: days[0] ?? "",
      last: days.at(-1) ?? "",
      sources: new Set(group.map(({ source }) => source)).size,
    };
  });
  return dyads.toSorted(
    (a, b) => b.n - a.n || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1),
  );
}
