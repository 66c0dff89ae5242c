import { dyadKey } from "../../picture/network-target.ts";
import { isContested, type Dyad, type NetworkNode } from "../../wire/network.ts";
import { nodeKind } from "../../picture/graph-style.ts";
import type { PartTitles } from "../drawing/network-marks.ts";
import { plainText } from "../drawing/plain-text.ts";
import type { FigureWords } from "./figure-words.ts";
import { countOf, fill, formatPeriod, polarityPhrase } from "./format-words.ts";

/** What a dyad says: "A → B: 2 stances, mean polarity +0.5 (supportive), 22 October 2020". */
export function dyadWords(dyad: Dyad, nameOf: (id: string) => string, words: FigureWords): string {
  const template = dyad.n === 1 ? words.polarity : words.meanPolarity;
  return [
    `${nameOf(dyad.from)} → ${nameOf(dyad.to)}: ${countOf(dyad.n, words.stances, words)}`,
    fill(template, { polarity: polarityPhrase(dyad.polarity, words) }),
    ...(isContested(dyad) ? [words.contested] : []),
    formatPeriod(dyad.first, dyad.last, words),
  ].join(", ");
}

/** What the parts of a network say where they are pointed at. */
export function partTitles(
  nodes: readonly NetworkNode[],
  dyads: readonly Dyad[],
  words: FigureWords,
): PartTitles {
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const dyadByKey = new Map(dyads.map((dyad) => [dyadKey(dyad.from, dyad.to), dyad]));
  const nameOf = (id: string): string => plainText(nodeById.get(id)?.name ?? id);
  return {
    node: (id) => {
      const node = nodeById.get(id);
      if (node === undefined) return id;
      const stances = countOf(node.stancesIn + node.stancesOut, words.stances, words);
      return `${nameOf(id)} (${words.kinds[nodeKind(node)]}): ${stances}`;
    },
    dyad: (key) => {
      const dyad = dyadByKey.get(key);
      return dyad === undefined ? key : dyadWords(dyad, nameOf, words);
    },
  };
}
