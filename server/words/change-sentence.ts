import type { ComparedDyad } from "../wire/comparison.ts";
import type { Dyad } from "../wire/network.ts";
import { countOf } from "./count-words.ts";
import type { NameOf } from "./name-list.ts";
import { polarityPhrase } from "./polarity-words.ts";

/** What the two sides of a comparison are: one period and another, or all sources and some fewer. */
export type ComparedBy = "periods" | "sources";

/**
 * A change in words, such as "Russia → Turkey changed sides: −0.4 (hostile) over 3 stances, then +0.3
 * (supportive) over 5 stances." Without some sources nothing changes in the world, so the words are
 * others than over time.
 */
export function changeSentence(
  change: Omit<ComparedDyad, "sentence">,
  nameOf: NameOf,
  by: ComparedBy,
): string {
  const dyad = `${nameOf(change.from)} → ${nameOf(change.to)}`;
  const { before, after } = change;
  if (after === null) {
    const lost = before === null ? "" : side(before);
    return by === "periods"
      ? `${dyad} fell silent: before ${lost}.`
      : `${dyad} rests on the left out sources alone: ${lost}.`;
  }
  if (before === null) return `${dyad} is new: ${side(after)}.`;
  return `${dyad} ${VERBS[by][change.change]}: ${side(before)}, ${JOIN[by]} ${side(after)}.`;
}

const JOIN = { periods: "then", sources: "without them" } as const;
const VERBS = {
  periods: {
    flipped: "changed sides",
    strengthened: "became stronger",
    weakened: "became weaker",
    steady: "stayed about the same",
    added: "is new",
    dropped: "fell silent",
  },
  sources: {
    flipped: "has the other sign",
    strengthened: "is stronger",
    weakened: "is weaker",
    steady: "is about the same",
    added: "is new",
    dropped: "is gone",
  },
} as const satisfies Record<ComparedBy, Record<ComparedDyad["change"], string>>;

function side({ n, polarity }: Dyad): string {
  return `${polarityPhrase(polarity)} over ${countOf(n, "stance")}`;
}
