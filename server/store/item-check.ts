import type { GraphItem } from "../wire/interchange.ts";
import type { Fault } from "../wire/problem.ts";
import type { Stance } from "../wire/stance.ts";
import type { Tie } from "../wire/tie.ts";
import type { EdgeRecord, ItemRecord } from "./item-record.ts";

/** The ids that a graph holds already. The check adds to them. */
export interface KnownIds {
  readonly actors: Set<string>;
  readonly issues: Set<string>;
  readonly sources: Set<string>;
  readonly stances: Set<string>;
}

/** Holds items against what is there and what came before them, so that no relationship dangles. */
export class ItemCheck {
  readonly #known: KnownIds;
  readonly #disputes: { readonly stance: string; readonly disputed: string }[] = [];

  constructor(known: KnownIds) {
    this.#known = known;
  }

  /** The faults of an item; none means that it may be written. */
  check(item: GraphItem): readonly Fault[] {
    switch (item.kind) {
      case "actor":
        return this.#node(item.actor.id, "actor", this.#known.actors, this.#known.issues);
      case "issue":
        return this.#node(item.issue.id, "issue", this.#known.issues, this.#known.actors);
      case "source":
        this.#known.sources.add(item.source.id);
        return [];
      case "stance":
        return this.#stance(item.stance);
      case "tie":
        return this.#tie(item.tie);
    }
  }

  /**
   * The faults of an item among others of its batch, in which a disputed stance may come later.
   * @param stances ids of the stances of the batch.
   */
  checkInBatch(item: GraphItem, stances: ReadonlySet<string>): readonly Fault[] {
    const disputed = item.kind === "stance" ? item.stance.disputes : undefined;
    if (item.kind !== "stance" || disputed === undefined) return this.check(item);
    const { disputes: _, ...rest } = item.stance;
    const faults = this.check({ kind: "stance", stance: rest });
    if (stances.has(disputed) || this.#known.stances.has(disputed)) return faults;
    return [...faults, unknownDispute(item.stance.id, disputed)];
  }

  isIssue(id: string): boolean {
    return this.#known.issues.has(id);
  }

  /** Whether what a relationship hangs on is there. */
  canHang({ type, from, to, properties: { source } }: EdgeRecord): boolean {
    const { actors, issues, sources } = this.#known;
    const hasTarget = type === "PARTY_TO" ? issues.has(to) : actors.has(to) || issues.has(to);
    return actors.has(from) && hasTarget && typeof source === "string" && sources.has(source);
  }

  /** Takes note of a record that is written or removed without having been an item. */
  note(record: ItemRecord, isThere: boolean): void {
    const { actors, issues, sources, stances } = this.#known;
    const ids =
      record.shape === "node"
        ? { Actor: actors, Issue: issues, Source: sources }[record.label]
        : record.type === "STANCE"
          ? stances
          : undefined;
    const id = record.shape === "node" ? record.id : record.key;
    if (isThere) ids?.add(id);
    else ids?.delete(id);
  }

  /** The faults that show only at the end: a stance may dispute one that comes after it. */
  finish(): readonly Fault[] {
    return this.#disputes
      .filter(({ disputed }) => !this.#known.stances.has(disputed))
      .map(({ stance, disputed }) => unknownDispute(stance, disputed));
  }

  #node(id: string, kind: string, own: Set<string>, other: Set<string>): readonly Fault[] {
    own.add(id);
    if (!other.has(id)) return [];
    return [
      {
        place: `${kind} ${id}, id`,
        value: id,
        message: "is the id of an actor and of an issue",
        remedy: "Give one of the two another id.",
      },
    ];
  }

  #stance(stance: Stance): readonly Fault[] {
    const place = `stance ${stance.id}`;
    const { actors, issues, sources, stances } = this.#known;
    const faults: (Fault | undefined)[] = [
      missing(actors, stance.from, `${place}, from`, "actor"),
      issues.has(stance.to)
        ? undefined
        : missing(actors, stance.to, `${place}, to`, "actor or issue"),
      missing(sources, stance.source, `${place}, source`, "source"),
    ];
    if (typeof stance.issue === "string") {
      faults.push(missing(issues, stance.issue, `${place}, issue`, "issue"));
    }
    for (const other of stance.otherSources ?? []) {
      faults.push(missing(sources, other, `${place}, otherSources`, "source"));
    }
    if (stance.via !== undefined)
      faults.push(missing(actors, stance.via, `${place}, via`, "actor"));
    if (stance.from === stance.to) {
      faults.push({
        place: `${place}, to`,
        value: stance.to,
        message: "is the actor whose stance it is",
        remedy: "A stance is about somebody or something else.",
      });
    }
    if (stance.goldstein === undefined) {
      faults.push({
        place: `${place}, goldstein`,
        message: "is missing",
        remedy: "Give the Goldstein value of the act, from -10 to 10.",
      });
    }
    if (stance.disputes !== undefined) {
      this.#disputes.push({ stance: stance.id, disputed: stance.disputes });
    }
    stances.add(stance.id);
    return faults.filter((fault) => fault !== undefined);
  }

  #tie(tie: Tie): readonly Fault[] {
    const place = `tie ${tie.type} ${tie.from} to ${tie.to}`;
    const { actors, issues, sources } = this.#known;
    const target = tie.type === "PARTY_TO" ? issues : actors;
    return [
      missing(actors, tie.from, `${place}, from`, "actor"),
      missing(target, tie.to, `${place}, to`, tie.type === "PARTY_TO" ? "issue" : "actor"),
      missing(sources, tie.source, `${place}, source`, "source"),
    ].filter((fault) => fault !== undefined);
  }
}

function missing(known: Set<string>, id: string, place: string, what: string): Fault | undefined {
  return known.has(id)
    ? undefined
    : unknown(place, id, what, `Add the ${what} before it, or correct the id.`);
}

function unknownDispute(stance: string, disputed: string): Fault {
  const remedy = "Add that stance or leave disputes out.";
  return unknown(`stance ${stance}, disputes`, disputed, "stance", remedy);
}

function unknown(place: string, value: unknown, what: string, remedy: string): Fault {
  return { place, value: String(value), message: `is not the id of a known ${what}`, remedy };
}
