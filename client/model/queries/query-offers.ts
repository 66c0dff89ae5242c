import type { ActorKind } from "../../../server/wire/actor.ts";
import type { QueryParam } from "../../../server/wire/query-param.ts";
import type { SavedQueryEntry } from "../../../server/wire/saved-query.ts";
import { capitalized } from "../../../server/words/count-words.ts";
import type { FieldTexts } from "./field-texts.ts";

/** What of the explorer is opened: an actor, two of them in order, an issue, or an actor and an issue. */
export interface QuerySubject {
  readonly actors: readonly { readonly id: string; readonly kind: ActorKind | null }[];
  readonly issue: string | null;
}

/** A query that can be run on a subject, with its fields filled in. */
export interface QueryOffer {
  readonly query: SavedQueryEntry;
  readonly texts: FieldTexts;
}

/**
 * The queries that ask for all of what is opened, by where their suggestions come from. One that
 * also asks for somebody else, or for something that has no default, is not offered.
 */
export function queryOffers(
  queries: readonly SavedQueryEntry[],
  subject: QuerySubject,
): readonly QueryOffer[] {
  return queries.flatMap((query) => {
    const texts = query.status === "broken" ? null : fillFields(query.params, subject);
    return texts === null ? [] : [{ query, texts }];
  });
}

function fillFields(params: readonly QueryParam[], subject: QuerySubject): FieldTexts | null {
  const texts: Record<string, readonly string[]> = {};
  const askActor = params.filter(asksForActor);
  const single = askActor.filter(({ list }) => !list);
  const list = askActor.find((param) => param.list);
  const { actors, issue } = subject;
  if (actors.length <= single.length) {
    for (const [place, actor] of actors.entries()) {
      const param = single[place];
      if (param === undefined || !fits(param, actor.kind)) return null;
      texts[param.name] = [actor.id];
    }
  } else if (list !== undefined && actors.every(({ kind }) => fits(list, kind))) {
    texts[list.name] = actors.map(({ id }) => id);
  } else return null;
  if (issue !== null) {
    const param = params.find(asksForIssue);
    if (param === undefined) return null;
    texts[param.name] = [issue];
  }
  const isComplete = params.every(
    (param) =>
      param.name in texts ||
      param.optional ||
      // The default of a field for an actor is somebody else, whom nobody asked about.
      (param.default !== undefined && !asksForActor(param)),
  );
  return isComplete && Object.keys(texts).length > 0 ? texts : null;
}

const ACTOR_LABELS = ["Actor", "Person", "State", "Organization", "Group"] as const;

function asksForActor({ suggest, type }: QueryParam): boolean {
  if (suggest === undefined || type !== "string") return false;
  const { of, property } = suggest;
  if (of === "STANCE") return property === "from" || property === "to";
  return property === "id" && ACTOR_LABELS.some((label) => label === of);
}

function asksForIssue({ suggest, type }: QueryParam): boolean {
  if (suggest === undefined || type !== "string") return false;
  const { of, property } = suggest;
  return (of === "Issue" && property === "id") || (of === "STANCE" && property === "issue");
}

function fits({ suggest }: QueryParam, kind: ActorKind | null): boolean {
  const of = suggest?.of;
  return of === "Actor" || of === "STANCE" || (kind !== null && of === capitalized(kind));
}
