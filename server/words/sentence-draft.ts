import type { Dyad } from "../wire/network.ts";

/** A sentence, and the dyads whose stances in the view it rests on: at least one. */
export interface SentenceDraft {
  readonly text: string;
  readonly dyads: readonly Pick<Dyad, "from" | "to" | "n">[];
}
