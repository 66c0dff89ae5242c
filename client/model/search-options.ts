import type { ActorHit } from "../../server/wire/actor-card.ts";
import { foldText } from "../../server/wire/fold-text.ts";
import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import type { QuestionReading } from "../../server/wire/question.ts";
import type { SavedQueryEntry } from "../../server/wire/saved-query.ts";
import type { SearchAction } from "./search-actions.ts";

type SourceRow = GraphSchema["sources"][number];

/** A row of the search: what choosing it leads to. */
export type SearchOption =
  | { readonly kind: "question"; readonly reading: QuestionReading }
  | { readonly kind: "name"; readonly hit: ActorHit }
  /** A view of this one alone, to be expanded from there. */
  | { readonly kind: "begin"; readonly hit: ActorHit }
  | { readonly kind: "source"; readonly source: SourceRow }
  | { readonly kind: "query"; readonly query: SavedQueryEntry }
  | { readonly kind: "action"; readonly action: SearchAction };

/** Rows under one heading. */
export interface SearchGroup {
  readonly title: string;
  readonly options: readonly SearchOption[];
}

/** Everything that is searched, as far as it has arrived. */
export interface SearchGround {
  readonly hits: readonly ActorHit[];
  readonly reading: QuestionReading | null;
  readonly sources: readonly SourceRow[];
  readonly queries: readonly SavedQueryEntry[];
  readonly actions: readonly SearchAction[];
}

const MOST = { source: 3, query: 4, action: 4 } as const;

/** What fits the text, in groups; groups without anything are left out. Without a text, the actions. */
export function searchGroups(text: string, ground: SearchGround): readonly SearchGroup[] {
  const words = foldText(text)
    .split(/\s+/u)
    .filter((word) => word !== "");
  const fits = (...texts: readonly string[]): boolean => {
    const folded = foldText(texts.join(" "));
    return words.every((word) => folded.includes(word));
  };
  const named = words.length > 0;
  const groups: readonly SearchGroup[] = [
    { title: "As a question", options: named ? questionOptions(ground.reading) : [] },
    {
      title: "Actors and issues",
      options: named ? ground.hits.map((hit) => ({ kind: "name", hit }) as const) : [],
    },
    {
      title: "Begin a new picture",
      options: named ? ground.hits.slice(0, 1).map((hit) => ({ kind: "begin", hit }) as const) : [],
    },
    {
      title: "Sources",
      options: (named ? ground.sources : [])
        .filter(({ title, publisher, id }) => fits(title, publisher ?? "", id))
        .slice(0, MOST.source)
        .map((source) => ({ kind: "source", source })),
    },
    {
      title: "Saved queries",
      options: (named ? ground.queries : [])
        .filter(({ name, summary, tags }) => fits(name, summary, ...tags))
        .slice(0, MOST.query)
        .map((query) => ({ kind: "query", query })),
    },
    {
      title: "Actions",
      options: ground.actions
        .filter(({ name, words: more }) => fits(name, more))
        .slice(0, named ? MOST.action : undefined)
        .map((action) => ({ kind: "action", action })),
    },
  ];
  return groups.filter(({ options }) => options.length > 0);
}

/** Whether the text may be a question rather than a name: one word is always a name. */
export function mayBeQuestion(text: string): boolean {
  return /\S\s+\S/u.test(text);
}

/**
 * A sentence on what a question says that is not known; null where it was understood, or where the
 * text is as likely a name as a question.
 */
export function questionProblem(reading: QuestionReading | null): string | null {
  if (reading === null || reading.understood) return null;
  const parts = reading.unknown.map(({ text, suggestions }) =>
    suggestions.length === 0
      ? `Nothing here is called “${text}”.`
      : `Nothing here is called “${text}”; perhaps ${suggestions.slice(0, 3).join(" or ")}?`,
  );
  return parts.length === 0
    ? `“${reading.q}” has no form of question that is known here.`
    : parts.join(" ");
}

/** A mere name is already among the actors and issues. */
function questionOptions(reading: QuestionReading | null): readonly SearchOption[] {
  if (reading?.understood !== true) return [];
  const [name, ...others] = reading.names;
  const isName = others.length === 0 && name?.start === 0 && name.end === reading.q.length;
  return isName ? [] : [{ kind: "question", reading }];
}
