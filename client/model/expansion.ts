import { SlugSchema } from "../../server/wire/slug.ts";
import { leftOut } from "./link-parts.ts";

/** What was brought into the view from beyond it, beside the one whose neighbours they are. */
export interface Expansion {
  /** Id of the actor or issue that was expanded. */
  readonly of: string;
  /** Ids in the order of their rank. Its own is the first where the view began with it. */
  readonly brought: readonly string[];
}

// As between the two ends of a dyad.
const SEPARATOR = "~";

/** Each expansion as `of~brought~brought`. */
export function setExpansionParams(
  params: URLSearchParams,
  expansions: readonly Expansion[],
): void {
  for (const { of, brought } of expansions) params.append("grow", [of, ...brought].join(SEPARATOR));
}

export function parseExpansions(params: URLSearchParams, notices: string[]): readonly Expansion[] {
  let expansions: readonly Expansion[] = [];
  for (const text of params.getAll("grow")) {
    const [of, ...brought] = text.split(SEPARATOR);
    const isGood = [of, ...brought].every((id) => SlugSchema.safeParse(id).success);
    if (of === undefined || !isGood) notices.push(leftOut("grow", text));
    else expansions = withBrought(expansions, of, brought);
  }
  return expansions;
}

/** The expansions with more brought beside one; what is there already is not brought twice. */
export function withBrought(
  expansions: readonly Expansion[],
  of: string,
  ids: readonly string[],
): readonly Expansion[] {
  const known = new Set(expansions.flatMap(({ brought }) => brought));
  const more = [...new Set(ids)].filter((id) => !known.has(id));
  const before = expansions.find((each) => each.of === of);
  if (before === undefined) return [...expansions, { of, brought: more }];
  const after = { of, brought: [...before.brought, ...more] };
  return expansions.map((each) => (each === before ? after : each));
}

/** What is left when those of the ids are collapsed, and what goes: also what it brought in its turn. */
export function withoutBrought(
  expansions: readonly Expansion[],
  ids: readonly string[],
): { readonly kept: readonly Expansion[]; readonly gone: ReadonlySet<string> } {
  const closing = new Set(ids);
  const gone = new Set<string>();
  const kept: Expansion[] = [];
  // An expansion comes after the one that brought what it is of.
  for (const expansion of expansions) {
    const { of, brought } = expansion;
    if (!closing.has(of) && !gone.has(of)) {
      kept.push(expansion);
      continue;
    }
    for (const id of brought) if (id !== of) gone.add(id);
    if (brought.includes(of) && !gone.has(of)) kept.push({ of, brought: [of] });
  }
  return { kept, gone };
}

/** Whoever must be in the picture: what was brought, and beside whom. Sorted. */
export function expansionIds(expansions: readonly Expansion[]): readonly string[] {
  return [...new Set(expansions.flatMap(({ of, brought }) => [of, ...brought]))].sort();
}

/** How many an expansion of the ids brought, without what they brought in their turn. */
export function countBrought(expansions: readonly Expansion[], ids: readonly string[]): number {
  return expansions
    .filter(({ of }) => ids.includes(of))
    .reduce((sum, { of, brought }) => sum + brought.filter((id) => id !== of).length, 0);
}
