import type { Analysis } from "../wire/analysis.ts";
import { isContested, type Dyad, type Network } from "../wire/network.ts";
import { countOf, formatCount } from "./count-words.ts";
import { describeStanding } from "./describe-standing.ts";
import { formatPeriod } from "./format-day.ts";
import { nameList, type NameOf } from "./name-list.ts";
import { formatPolarity, polarityPhrase } from "./polarity-words.ts";
import type { SentenceDraft } from "./sentence-draft.ts";

/** What is described: a network as it is shown, and its analysis. */
export interface DescribedView {
  readonly network: Pick<Network, "nodes" | "dyads">;
  readonly analysis: Analysis;
}

/**
 * A view in two paragraphs: what it shows, and how its actors stand to each other. Every sentence
 * names the dyads that it rests on, so that their stances can be put beside it. No dyads, no
 * paragraphs: there would be nothing to rest on.
 */
export function describeView({ network, analysis }: DescribedView): SentenceDraft[][] {
  if (network.dyads.length === 0) return [];
  const nameOf = toNameOf(network);
  return [describeContent(network, nameOf), describeStanding({ network, analysis }, nameOf)];
}

/** Names of the nodes of a network; an id that is none stands for itself. */
export function toNameOf({ nodes }: Pick<Network, "nodes">): NameOf {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

function describeContent(network: DescribedView["network"], nameOf: NameOf): SentenceDraft[] {
  const { dyads } = network;
  return [
    sizeSentence(network),
    signSentence(dyads),
    busiestSentence(network, nameOf),
    ...extremeSentences(dyads, nameOf),
    ...contestedSentence(dyads, nameOf),
  ];
}

function sizeSentence({ dyads }: DescribedView["network"]): SentenceDraft {
  const ends = new Set(dyads.flatMap(({ from, to }) => [from, to]));
  const days = dyads.flatMap(({ first, last }) => [first, last]).sort();
  const text =
    `The view holds ${countOf(countStances(dyads), "stance")} in ${countOf(dyads.length, "dyad")} ` +
    `among ${countOf(ends.size, "actor or issue", "actors and issues")}, ` +
    `dated ${formatPeriod(days[0] ?? "", days.at(-1) ?? "")}.`;
  return { text, dyads };
}

function signSentence(dyads: readonly Dyad[]): SentenceDraft {
  const count = (sign: "positive" | "negative" | "neutral"): number =>
    dyads.reduce((sum, dyad) => sum + dyad[sign], 0);
  const n = countStances(dyads);
  const mean = dyads.reduce((sum, { polarity, n: own }) => sum + polarity * own, 0) / n;
  const text =
    `Of these ${formatCount(count("positive"))} are supportive, ${formatCount(count("negative"))} ` +
    `hostile and ${formatCount(count("neutral"))} neutral; ` +
    `their mean polarity is ${formatPolarity(Math.round(mean * 100) / 100)}.`;
  return { text, dyads };
}

/** The node with most stances, given and received. */
function busiestSentence(
  { nodes, dyads }: DescribedView["network"],
  nameOf: NameOf,
): SentenceDraft {
  const own = nodes.map(({ id }) => ({
    id,
    out: dyads.filter(({ from }) => from === id),
    in: dyads.filter(({ to }) => to === id),
  }));
  const weight = (each: (typeof own)[number]): number =>
    countStances(each.out) + countStances(each.in);
  own.sort((x, y) => weight(y) - weight(x) || (x.id < y.id ? -1 : 1));
  const [most] = own;
  if (most === undefined) return { text: "", dyads: [] };
  const text =
    `Most involved is ${nameOf(most.id)}, with ${countOf(countStances(most.out), "stance")} taken ` +
    `and ${formatCount(countStances(most.in))} received.`;
  return { text, dyads: [...new Set([...most.out, ...most.in])] };
}

/** The warmest and the coldest dyad, where there are such. */
function extremeSentences(dyads: readonly Dyad[], nameOf: NameOf): SentenceDraft[] {
  const sorted = dyads.toSorted((x, y) => y.polarity - x.polarity || y.n - x.n);
  const [warmest] = sorted;
  const coldest = dyads.toSorted((x, y) => x.polarity - y.polarity || y.n - x.n)[0];
  const say = (words: string, dyad: Dyad): SentenceDraft => ({
    text: `${words} ${nameOf(dyad.from)} towards ${nameOf(dyad.to)}: ${polarityPhrase(dyad.polarity)} over ${countOf(dyad.n, "stance")}.`,
    dyads: [dyad],
  });
  return [
    ...(warmest !== undefined && warmest.polarity > 0
      ? [say("The strongest support is that of", warmest)]
      : []),
    ...(coldest !== undefined && coldest.polarity < 0
      ? [say("The strongest opposition is that of", coldest)]
      : []),
  ];
}

function contestedSentence(dyads: readonly Dyad[], nameOf: NameOf): SentenceDraft[] {
  const contested = dyads.filter(isContested).sort((x, y) => y.n - x.n);
  if (contested.length === 0) return [];
  const names = contested.map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`);
  const verb = contested.length === 1 ? "holds" : "hold";
  const text = `${countOf(contested.length, "dyad")} ${verb} both support and opposition: ${nameList(names)}.`;
  return [{ text, dyads: contested }];
}

function countStances(dyads: readonly Pick<Dyad, "n">[]): number {
  return dyads.reduce((sum, { n }) => sum + n, 0);
}
