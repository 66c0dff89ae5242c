import type { Actor, ActorKind } from "../wire/actor.ts";
import { foldText } from "../wire/fold-text.ts";
import type { Issue } from "../wire/issue.ts";
import { nameKey, shortHash } from "./name-key.ts";

interface KnownActor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly country: string | undefined;
}

/**
 * The actors and issues that an import finds in the graph, by code, alias and normalised name, so
 * that the same one keeps its id whatever the file calls it. Memory grows with actors and issues, not
 * with rows. Nobody is merged here: a name that could be two known actors' becomes a new one, and
 * `searchDuplicates` lists it.
 */
export class GraphDirectory {
  readonly #actors = new Map<string, KnownActor>();
  readonly #issues = new Set<string>();
  /** Ids of actors by folded name or alias, and by normalised name. */
  readonly #byAlias = new Map<string, string[]>();
  readonly #byName = new Map<string, string[]>();
  readonly #byWikidata = new Map<string, string>();
  readonly #issuesByName = new Map<string, string>();

  constructor(
    known: { readonly actors?: Iterable<Actor>; readonly issues?: Iterable<Issue> } = {},
  ) {
    for (const actor of known.actors ?? []) this.addActor(actor);
    for (const issue of known.issues ?? []) this.addIssue(issue);
  }

  addActor(actor: Actor): void {
    this.#actors.set(actor.id, {
      id: actor.id,
      kind: actor.kind,
      country: actor.country,
    });
    if (actor.wikidata !== undefined) this.#byWikidata.set(actor.wikidata, actor.id);
    for (const name of [actor.name, ...(actor.aliases ?? [])]) {
      note(this.#byAlias, foldText(name), actor.id);
      note(this.#byName, nameKey(name), actor.id);
    }
  }

  addIssue(issue: Issue): void {
    this.#issues.add(issue.id);
    for (const name of [issue.name, ...(issue.aliases ?? [])]) {
      const key = foldText(name);
      if (!this.#issuesByName.has(key)) this.#issuesByName.set(key, issue.id);
    }
  }

  actorKind(id: string): ActorKind | undefined {
    return this.#actors.get(id)?.kind;
  }

  /**
   * The known actor that the proposed one is, or the proposed one, from now on known.
   *
   * The order: by code, where `coded` says that the id stands for a code such as that of a state, or
   * by Wikidata item; by a name or alias that one known actor has; by the normalised name of one; else it is new. A new
   * actor whose id is taken gets one of its own, always the same for the same name.
   * @param anyKind the file does not say what kind of actor it is, so a known one may be of any.
   */
  actor(
    proposed: Actor,
    how: { readonly coded?: boolean; readonly anyKind?: boolean } = {},
  ): Actor {
    const fits = (id: string): boolean => {
      const known = this.#actors.get(id);
      if (known === undefined || (how.anyKind !== true && known.kind !== proposed.kind))
        return false;
      // Two people of one name in two countries are two people.
      const [own, other] = [known.country, proposed.country];
      return own === undefined || other === undefined || own === other;
    };
    const found =
      (how.coded === true && this.#actors.has(proposed.id) ? proposed.id : null) ??
      (proposed.wikidata === undefined ? null : this.#byWikidata.get(proposed.wikidata)) ??
      pick(this.#byAlias.get(foldText(proposed.name)), fits, proposed.id) ??
      pick(this.#byName.get(nameKey(proposed.name)), fits, proposed.id);
    if (found !== null) {
      const kind = this.#actors.get(found)?.kind ?? proposed.kind;
      return found === proposed.id && kind === proposed.kind
        ? proposed
        : { ...proposed, id: found, kind };
    }
    const id = this.#freeId(proposed, how.coded === true);
    const actor = id === proposed.id ? proposed : { ...proposed, id };
    if (!this.#actors.has(id)) this.addActor(actor);
    return actor;
  }

  /**
   * The actor of exactly this id, whatever its name: for files that tell actors of one name apart.
   * From now on known.
   */
  distinctActor(proposed: Actor): Actor {
    const kind = this.#actors.get(proposed.id)?.kind;
    if (kind !== undefined) return kind === proposed.kind ? proposed : { ...proposed, kind };
    const id = this.#freeId(proposed, true);
    const actor = id === proposed.id ? proposed : { ...proposed, id };
    if (!this.#actors.has(id)) this.addActor(actor);
    return actor;
  }

  /** The known issue of that id or name, or the proposed one, from now on known. */
  issue(proposed: Issue): Issue {
    const known = this.#issues.has(proposed.id)
      ? proposed.id
      : this.#issuesByName.get(foldText(proposed.name));
    if (known !== undefined) return known === proposed.id ? proposed : { ...proposed, id: known };
    const issue = this.#actors.has(proposed.id)
      ? { ...proposed, id: `${proposed.id}-issue` }
      : proposed;
    this.addIssue(issue);
    return issue;
  }

  /** Actors and issues share one space of ids. */
  #freeId(actor: Actor, coded: boolean): string {
    const own = `${actor.id}-${shortHash(`${actor.country ?? ""} ${actor.name}`).slice(0, 6)}`;
    if (this.#issues.has(actor.id)) return own;
    if (coded || !this.#actors.has(actor.id)) return actor.id;
    return own;
  }
}

function note(index: Map<string, string[]>, key: string, id: string): void {
  if (key === "") return;
  const ids = index.get(key);
  if (ids === undefined) index.set(key, [id]);
  else if (!ids.includes(id)) ids.push(id);
}

/** The one that fits; of several, the one that has the id anyway. */
function pick(
  ids: readonly string[] | undefined,
  fits: (id: string) => boolean,
  proposed: string,
): string | null {
  const fitting = ids?.filter(fits) ?? [];
  if (fitting.length === 1) return fitting[0] ?? null;
  return fitting.includes(proposed) ? proposed : null;
}
