import type { Analysis, Bloc } from "../wire/analysis.ts";
import type { Dyad, Network } from "../wire/network.ts";
import type { SignedPair } from "../wire/signed-pair.ts";
import { countOf, formatCount } from "./count-words.ts";
import { nameList, type NameOf } from "./name-list.ts";
import type { SentenceDraft } from "./sentence-draft.ts";

interface Standing {
  readonly network: Pick<Network, "dyads">;
  readonly analysis: Analysis;
}

/** Blocs that a sentence names, at most. */
const MOST_BLOCS = 4;

/** How the actors of a view stand to each other: blocs, divide, balance, mediators, reliance. */
export function describeStanding(standing: Standing, nameOf: NameOf): SentenceDraft[] {
  const { network, analysis } = standing;
  const { positive, negative } = analysis.graph;
  const reliance = relianceSentence(network.dyads);
  if (positive + negative === 0) {
    const text = "Between no two actors does support or opposition prevail.";
    return [{ text, dyads: network.dyads }, reliance];
  }
  const dyadsOf = (pairs: readonly SignedPair[]): Dyad[] => dyadsBetween(network.dyads, pairs);
  return [
    blocSentence(standing, nameOf),
    ...divideSentence(standing, nameOf),
    ...triadSentence(analysis, nameOf, dyadsOf),
    campSentence(standing, nameOf),
    ...mediatorSentence(standing, nameOf),
    reliance,
  ];
}

function blocSentence({ network, analysis }: Standing, nameOf: NameOf): SentenceDraft {
  const blocs = analysis.blocs.list.filter(({ members }) => members.length > 1);
  const alone = analysis.blocs.list.length - blocs.length;
  const within = dyadsAmong(network.dyads, analysis, (a, b) => a === b);
  if (blocs.length === 0) {
    const text = `No two actors form a bloc: ${countOf(alone, "actor")} with sides taken ${alone === 1 ? "stands" : "stand"} alone.`;
    return { text, dyads: dyadsAmong(network.dyads, analysis, () => true) };
  }
  const named = blocs.slice(0, MOST_BLOCS).map((bloc) => blocName(bloc, nameOf));
  const more = blocs.length - named.length;
  const rest = [
    ...(more > 0 ? [countOf(more, "more bloc", "more blocs")] : []),
    ...(alone > 0 ? [`${countOf(alone, "actor")} alone`] : []),
  ];
  const verb = blocs.length === 1 ? "is" : "are";
  const text = `There ${verb} ${countOf(blocs.length, "bloc")}: ${[...named, ...rest].join("; ")}.`;
  return { text, dyads: within };
}

function blocName({ members }: Bloc, nameOf: NameOf): string {
  return nameList(members.map(nameOf));
}

/** The two blocs with most opposition between them. */
function divideSentence({ network, analysis }: Standing, nameOf: NameOf): SentenceDraft[] {
  const { list, relations } = analysis.blocs;
  const [deepest] = relations.toSorted((x, y) => y.negative.pairs - x.negative.pairs);
  const [one, two] = [list[deepest?.a ?? -1], list[deepest?.b ?? -1]];
  if (deepest === undefined || one === undefined || two === undefined) return [];
  if (deepest.negative.pairs === 0) return [];
  const leaders = [one, two].map(({ members }) => nameOf(members[0] ?? ""));
  const text =
    `The deepest divide runs between the side of ${leaders[0] ?? ""} and that of ${leaders[1] ?? ""}, ` +
    `with ${countOf(deepest.negative.pairs, "opposing pair")} and ${formatCount(deepest.positive.pairs)} supporting.`;
  const dyads = dyadsAmong(
    network.dyads,
    analysis,
    (a, b) => (a === deepest.a && b === deepest.b) || (a === deepest.b && b === deepest.a),
  );
  return [{ text, dyads }];
}

function triadSentence(
  { balance }: Analysis,
  nameOf: NameOf,
  dyadsOf: (pairs: readonly SignedPair[]) => Dyad[],
): SentenceDraft[] {
  const [worst] = balance.unbalanced;
  if (worst === undefined) return [];
  const { triads } = balance;
  const unbalanced = triads["++-"] + triads["---"];
  const all = triads["+++"] + triads["+--"] + unbalanced;
  const which =
    unbalanced === 1
      ? "the only unbalanced triad"
      : `one of ${formatCount(unbalanced)} unbalanced triads`;
  const text =
    `The strongest tension is among ${nameList(worst.nodes.map(nameOf))} (${worst.kind}), ` +
    `${which} of ${formatCount(all)}.`;
  return [{ text, dyads: dyadsOf(worst.pairs) }];
}

function campSentence({ network, analysis }: Standing, nameOf: NameOf): SentenceDraft {
  const { frustration } = analysis.balance;
  const signed = dyadsAmong(network.dyads, analysis, () => true);
  if (frustration.count === 0) {
    const text =
      "All support and opposition fits two camps without exception: the view is balanced.";
    return { text, dyads: signed };
  }
  const [first] = frustration.pairs;
  const example = first === undefined ? "" : `, such as ${nameOf(first.a)} and ${nameOf(first.b)}`;
  const best = frustration.exact ? "the best leaves" : "the best that was found leaves";
  const text = `No division into two camps fits all: ${best} ${countOf(frustration.count, "pair")} against it${example}.`;
  return { text, dyads: dyadsBetween(network.dyads, frustration.pairs) };
}

function mediatorSentence({ network, analysis }: Standing, nameOf: NameOf): SentenceDraft[] {
  const [best] = analysis.mediators;
  if (best === undefined) return [];
  const supporting = network.dyads.filter(
    ({ from, to, polarity }) => polarity > 0 && (from === best.id || to === best.id),
  );
  const text = `${nameOf(best.id)} has support on both sides of blocs that oppose each other.`;
  return [{ text, dyads: supporting }];
}

/** How much hangs on a single source. */
function relianceSentence(dyads: readonly Dyad[]): SentenceDraft {
  const single = dyads.filter(({ sources }) => sources === 1);
  if (single.length === 0) {
    return { text: "Every dyad is told by two sources or more.", dyads };
  }
  const verb = single.length === 1 ? "rests" : "rest";
  const text = `${formatCount(single.length)} of ${countOf(dyads.length, "dyad")} ${verb} on a single source.`;
  return { text, dyads: single };
}

function dyadsBetween(dyads: readonly Dyad[], pairs: readonly SignedPair[]): Dyad[] {
  const wanted = new Set(pairs.flatMap(({ a, b }) => [`${a}\n${b}`, `${b}\n${a}`]));
  return dyads.filter(({ from, to }) => wanted.has(`${from}\n${to}`));
}

/** Dyads of which both ends are in blocs that the test wants. */
function dyadsAmong(
  dyads: readonly Dyad[],
  analysis: Analysis,
  isWanted: (a: number, b: number) => boolean,
): Dyad[] {
  const blocOf = new Map(analysis.nodes.map(({ id, bloc }) => [id, bloc]));
  return dyads.filter(({ from, to }) => {
    const [a, b] = [blocOf.get(from) ?? null, blocOf.get(to) ?? null];
    return from !== to && a !== null && b !== null && isWanted(a, b);
  });
}
