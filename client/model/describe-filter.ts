import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import { capitalized } from "../../server/words/count-words.ts";
import { formatDay, formatPeriod } from "../../server/words/format-day.ts";
import { formatPolarity } from "../../server/words/polarity-words.ts";
import { countLimits, type ViewState } from "./view-state.ts";

/** Names for the ids of a filter; an id without a name stands for itself. */
export type NameLookup = (id: string) => string;

/** Names by kind of id. */
export interface FilterNames {
  readonly issue: NameLookup;
  readonly actor: NameLookup;
  readonly source: NameLookup;
}

/** Names as the schema has them; `null` until it is there. */
export function namesOf(schema: GraphSchema | null, actor: NameLookup): FilterNames {
  return {
    actor,
    issue: (id) => schema?.issues.find((issue) => issue.id === id)?.name ?? id,
    source: (id) => schema?.sources.find((source) => source.id === id)?.title ?? id,
  };
}

/**
 * What is looked at, as the headline of the picture, such as "Supportive stances on
 * Nagorno-Karabakh since 1 October 2020". Without a filter it names the dates of all stances.
 */
export function describeFilter(
  state: ViewState,
  names: FilterNames,
  dates: { readonly first: string; readonly last: string } | null,
): string {
  const { filter } = state;
  if (countLimits(state) === 0) {
    return dates === null ? "All stances" : `All stances, ${formatPeriod(dates.first, dates.last)}`;
  }
  const parts = [subject(state)];
  if (filter.actor !== undefined)
    parts.push(`by or about ${either(filter.actor.map(names.actor))}`);
  if (filter.kind !== undefined) {
    const kinds = filter.kind.map((kind) => `${kind}s`);
    parts.push(`between ${kinds.join(" and ")}`);
  }
  if (filter.issue !== undefined) parts.push(`on ${either(filter.issue.map(names.issue))}`);
  const days = describeDays(filter.since, filter.until);
  if (days !== "") parts.push(days);
  if (filter.act !== undefined) parts.push(`with CAMEO acts ${either(filter.act)}`);
  if (filter.source !== undefined) parts.push(`in ${either(filter.source.map(names.source))}`);
  if (state.minStances > 1) parts.push(`(dyads of ${state.minStances} stances or more)`);
  return parts.join(" ");
}

/** The bounds of polarity in words, such as "supportive" or "polarity −0.5 to +0.2"; "" when there are none. */
export function describePolarity(min: number | undefined, max: number | undefined): string {
  const [low, high] = [min ?? -1, max ?? 1];
  if (low <= -1 && high >= 1) return "";
  if (low === 0 && high === 0) return "neutral";
  if (high >= 1 && low > 0 && low <= 0.01) return "supportive";
  if (low <= -1 && high < 0 && high >= -0.01) return "hostile";
  return `polarity ${formatPolarity(low)} to ${formatPolarity(high)}`;
}

function subject(state: ViewState): string {
  const { status, polarityMin, polarityMax } = state.filter;
  const polarity = describePolarity(polarityMin, polarityMax);
  const isWord = polarity !== "" && !polarity.startsWith("polarity");
  const words = [...(status === undefined ? [] : [either(status)]), ...(isWord ? [polarity] : [])];
  const first = [...words, "stances"].join(" ");
  const text = polarity === "" || isWord ? first : `${first} of ${polarity}`;
  if (text === "stances") return state.filter.actor === undefined ? "All stances" : "Stances";
  return capitalized(text);
}

function describeDays(since: string | undefined, until: string | undefined): string {
  if (since !== undefined && until !== undefined) {
    return since === until ? `on ${formatDay(since)}` : `from ${formatPeriod(since, until)}`;
  }
  if (since !== undefined) return `since ${formatDay(since)}`;
  return until === undefined ? "" : `until ${formatDay(until)}`;
}

function either(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(", ")} or ${names.length - 2} others`;
  return names.join(" or ");
}
