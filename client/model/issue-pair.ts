import { SlugSchema } from "../../server/wire/slug.ts";

/** Two different issues, by id: allies on the one, opponents on the other. */
export interface IssuePair {
  readonly allies: string;
  readonly opponents: string;
}

// Not part of any id and never escaped in a query string.
const SEPARATOR = "~";

/** The two as the URL writes them: `ceasefire~casualties`, that of the allies first. */
export function issuePairToText({ allies, opponents }: IssuePair): string {
  return `${allies}${SEPARATOR}${opponents}`;
}

/** The two issues that the text stands for; null when it is not two different ids. */
export function parseIssuePair(text: string): IssuePair | null {
  const [allies, opponents, ...rest] = text.split(SEPARATOR);
  if (allies === undefined || opponents === undefined || rest.length > 0) return null;
  const areIds = [allies, opponents].every((id) => SlugSchema.safeParse(id).success);
  return areIds && allies !== opponents ? { allies, opponents } : null;
}

/** The pair with another issue on a side; the issue of the other side changes places with it. */
export function withIssue(pair: IssuePair, side: keyof IssuePair, id: string): IssuePair {
  const other = side === "allies" ? "opponents" : "allies";
  return id === pair[other] ? swapped(pair) : { ...pair, [side]: id };
}

export function swapped({ allies, opponents }: IssuePair): IssuePair {
  return { allies: opponents, opponents: allies };
}
