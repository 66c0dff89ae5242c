import type { Path, PathStep } from "../wire/paths.ts";
import { countOf } from "./count-words.ts";
import type { NameOf } from "./name-list.ts";
import { formatPolarity } from "./polarity-words.ts";

const VERBS = { "1": "supports", "0": "speaks neutrally of", "-1": "opposes" } as const;
const MUTUAL = {
  "1": "support each other",
  "0": "are neutral to each other",
  "-1": "oppose each other",
} as const;

/**
 * A path in words, step by step, and what balance theory makes of it, such as "Armenia opposes
 * Azerbaijan (−0.4, 3 stances); Turkey supports Azerbaijan (+0.6, 2 stances): an odd number of
 * oppositions, so Armenia and Turkey would be opponents."
 */
export function pathSentence(path: Omit<Path, "sentence">, nameOf: NameOf): string {
  const [start = ""] = path.nodes;
  if (path.steps.length === 0) return `${nameOf(start)} is both ends.`;
  const steps = path.steps.map((step) => stepPhrase(step, nameOf)).join("; ");
  return path.steps.length === 1 ? `${steps}.` : `${steps}: ${expectation(path, nameOf)}.`;
}

function stepPhrase(step: PathStep, nameOf: NameOf): string {
  const numbers = `(${formatPolarity(step.polarity)}, ${countOf(step.n, "stance")})`;
  const sign = `${step.sign}` as const;
  const [first, second] = step.dyads;
  if (first === undefined) return "";
  if (second === undefined) {
    return `${nameOf(first.from)} ${VERBS[sign]} ${nameOf(first.to)} ${numbers}`;
  }
  const names = `${nameOf(step.from)} and ${nameOf(step.to)}`;
  if (first.polarity * second.polarity >= 0) return `${names} ${MUTUAL[sign]} ${numbers}`;
  const tone = { "1": "support", "0": "neither", "-1": "opposition" }[sign];
  return `${names} differ about each other, on the whole in ${tone} ${numbers}`;
}

function expectation({ nodes, steps, sign }: Omit<Path, "sentence">, nameOf: NameOf): string {
  const ends = `${nameOf(nodes[0] ?? "")} and ${nameOf(nodes.at(-1) ?? "")}`;
  const oppositions = steps.filter((step) => step.sign === -1).length;
  if (sign === 0) return `a neutral step, so nothing follows for ${ends}`;
  if (oppositions === 0) return `support all the way, so ${ends} would be allies`;
  const parity = sign === 1 ? "even" : "odd";
  return `an ${parity} number of oppositions, so ${ends} would be ${sign === 1 ? "allies" : "opponents"}`;
}
