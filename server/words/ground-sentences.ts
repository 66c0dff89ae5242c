import type { GroundedSentence } from "../wire/description.ts";
import type { SentenceDraft } from "./sentence-draft.ts";

/** A stance of the view, as evidence of sentences. */
export interface StancePlace {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Stances that one sentence lists, at most. */
export const MOST_GROUNDS = 200;

interface Grounded {
  readonly draft: SentenceDraft;
  readonly stances: string[];
  readonly total: number;
}

/**
 * Sentences with the ids of the stances that they rest on, in the order of the given stances of the
 * view. Reads no more of these than it needs. Leaves out a sentence that none of them supports, and
 * a paragraph without sentences.
 */
export async function groundSentences(
  paragraphs: readonly (readonly SentenceDraft[])[],
  stances: AsyncIterable<StancePlace> | Iterable<StancePlace>,
): Promise<GroundedSentence[][]> {
  const grounded = paragraphs.map((drafts) => drafts.map(toGrounded));
  const byDyad = new Map<string, Grounded[]>();
  for (const each of grounded.flat()) {
    for (const dyad of each.draft.dyads) {
      const known = byDyad.get(keyOf(dyad));
      if (known === undefined) byDyad.set(keyOf(dyad), [each]);
      else if (!known.includes(each)) known.push(each);
    }
  }
  let open = grounded.flat().filter(isOpen).length;
  for await (const stance of stances) {
    for (const each of byDyad.get(keyOf(stance)) ?? []) {
      if (!isOpen(each)) continue;
      each.stances.push(stance.id);
      if (!isOpen(each)) open -= 1;
    }
    if (open === 0) break;
  }
  return grounded.map((list) => list.flatMap(toSentence)).filter((list) => list.length > 0);
}

function toGrounded(draft: SentenceDraft): Grounded {
  const total = draft.dyads.reduce((sum, { n }) => sum + n, 0);
  return { draft, stances: [], total };
}

function isOpen({ stances, total }: Grounded): boolean {
  return stances.length < Math.min(total, MOST_GROUNDS);
}

function toSentence({ draft, stances, total }: Grounded): GroundedSentence[] {
  return stances.length === 0 ? [] : [{ text: draft.text, stances, total }];
}

function keyOf({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from}\n${to}`;
}
