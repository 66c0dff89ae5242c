import type { FigureRows } from "../../wire/figure-payload.ts";
import { isContested, type Dyad } from "../../wire/network.ts";
import { plainText } from "../drawing/plain-text.ts";
import type { FigureWords } from "./figure-words.ts";
import { countOf, fill, formatPeriod, formatPolarity, sentence } from "./format-words.ts";

const INVOLVED = 5;
const CONTESTED = 3;

/** The picture in words, for those who do not see it: what it holds, and its most telling dyads. */
export function proposeAlt({ network, stances }: FigureRows, words: FigureWords): string {
  const { nodes, dyads } = network;
  const days = stances.map(({ date }) => date).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return words.nothing;
  const names = new Map(nodes.map(({ id, name }) => [id, plainText(name)]));
  const toward = ({ from, to }: Dyad): string =>
    fill(words.altToward, { from: names.get(from) ?? from, to: names.get(to) ?? to });
  const told = (dyad: Dyad): string => `${toward(dyad)} (${formatPolarity(dyad.polarity, words)})`;
  const strongest = (sign: 1 | -1): Dyad | undefined =>
    dyads
      .filter(({ polarity }) => polarity * sign > 0)
      .sort((a, b) => (b.polarity - a.polarity) * sign || b.n - a.n)[0];
  const [supportive, hostile] = [strongest(1), strongest(-1)];
  const contested = dyads.filter(isContested).slice(0, CONTESTED).map(toward);
  const involved = nodes
    .filter(({ stancesIn, stancesOut }) => stancesIn + stancesOut > 0)
    .slice(0, INVOLVED)
    .map(({ name }) => plainText(name));
  return [
    sentence(
      fill(words.altNetwork, {
        nodes: countOf(nodes.length, words.nodes, words),
        dyads: countOf(dyads.length, words.dyads, words),
        stances: countOf(stances.length, words.stances, words),
        period: formatPeriod(first, last, words),
      }),
    ),
    fill(words.altInvolved, { names: involved.join(", ") }),
    ...(supportive === undefined ? [] : [fill(words.altSupportive, { dyad: told(supportive) })]),
    ...(hostile === undefined ? [] : [fill(words.altHostile, { dyad: told(hostile) })]),
    ...(contested.length === 0 ? [] : [fill(words.altContested, { dyads: contested.join("; ") })]),
  ].join(" ");
}
