import type { Actor, ActorKind } from "../../../wire/actor.ts";
import type { GraphItem } from "../../../wire/interchange.ts";
import type { Source } from "../../../wire/source.ts";
import { cameoGroupByName } from "../../codes/cameo-groups.ts";
import { stateActor, stateByName } from "../../codes/states.ts";
import type { GraphDirectory } from "../../graph-directory.ts";
import { guessKind } from "../../guess-kind.ts";
import { slugOf } from "../../name-key.ts";

/** An actor as ICEWS writes it. */
export interface IcewsName {
  readonly name: string;
  /** Empty where the file has none. */
  readonly sectors: readonly string[];
  readonly country: string;
}

/** The source of what ICEWS says about its actors. */
export const ICEWS_DATASET: Source = {
  id: "icews-events",
  title: "ICEWS coded event data",
  kind: "dataset",
};

const REMEMBERED = 100_000;
const LOCAL = new Set(["Local", "Provincial", "Municipal"]);
const ARMED = new Set([
  "Dissident",
  "Insurgents",
  "Organized Violent",
  "Radicals / Extremists / Fundamentalists",
  "Rebel",
  "Separatists",
  "Unidentified Forces",
]);

/**
 * Actors by the names of ICEWS: a state by its name, `Citizen (Germany)` as a group of that state, an
 * organisation that CAMEO knows, and else a person, organisation or group by its sectors and the
 * form of its name.
 */
export class IcewsActors {
  readonly #known: GraphDirectory;
  readonly #byName = new Map<string, { id: string; named: readonly GraphItem[] }>();

  constructor(known: GraphDirectory) {
    this.#known = known;
  }

  byName(written: IcewsName): { readonly id: string; readonly named: readonly GraphItem[] } {
    const key = JSON.stringify([written.name, written.country, written.sectors.toSorted()]);
    const found = this.#byName.get(key);
    if (found !== undefined) return found;
    const made = this.#make(written);
    if (this.#byName.size >= REMEMBERED) this.#byName.clear();
    this.#byName.set(key, made);
    return made;
  }

  #make(written: IcewsName): { id: string; named: readonly GraphItem[] } {
    const state = written.sectors.length === 0 ? stateOf(written.name) : null;
    if (state !== null) {
      const actor = this.#known.actor(state, { coded: true });
      return { id: actor.id, named: [{ kind: "actor", actor }] };
    }
    const group = cameoGroupByName(written.name);
    const { actor: proposed, certain } = proposedActor(written);
    const actor =
      group === null
        ? this.#known.actor(proposed, { anyKind: !certain })
        : this.#known.actor({ ...group, aliases: [...group.aliases] }, { coded: true });
    return { id: actor.id, named: [{ kind: "actor", actor }, ...this.#represents(actor, written)] };
  }

  /** The branches of a state, and those who hold office in it, act for it. */
  #represents(actor: Actor, { sectors, country, name }: IcewsName): GraphItem[] {
    if (!sectors.includes("Government") || sectors.some((sector) => LOCAL.has(sector))) return [];
    if (actor.kind !== "person" && actor.kind !== "group") return [];
    const state = stateOf(country === "" ? (bracketed(name)?.place ?? "") : country);
    if (state === null) return [];
    const whole = this.#known.actor(state, { coded: true });
    if (whole.kind !== "state") return [];
    return [
      { kind: "actor", actor: whole },
      { kind: "source", source: ICEWS_DATASET },
      {
        kind: "tie",
        tie: {
          type: "REPRESENTS",
          from: actor.id,
          to: whole.id,
          source: ICEWS_DATASET.id,
          role: bracketed(name)?.role ?? "Government",
        },
      },
    ];
  }
}

function stateOf(name: string): Actor | null {
  const id = stateByName(name);
  return id === null ? null : stateActor(id);
}

function proposedActor(written: IcewsName): { actor: Actor; certain: boolean } {
  const { name, sectors, country } = written;
  const parts = bracketed(name);
  const state = stateByName(country === "" ? (parts?.place ?? "") : country);
  const { kind, certain } = kindOf(written);
  const actor: Actor = {
    id: slugOf(name),
    kind,
    name,
    ...(state?.length === 3 && !sectors.includes("International Government Organization")
      ? { country: state }
      : {}),
  };
  return { actor, certain };
}

function kindOf({ name, sectors }: IcewsName): { kind: ActorKind; certain: boolean } {
  if (bracketed(name) !== null) return { kind: "group", certain: true };
  if (sectors.some((sector) => ARMED.has(sector)) && !sectors.includes("Elite")) {
    return { kind: guessKind(name) === "organization" ? "organization" : "group", certain: false };
  }
  return { kind: guessKind(name), certain: false };
}

/** `Citizen (Germany)` names a role and a place. */
function bracketed(name: string): { role: string; place: string } | null {
  const [, role, place] = /^(.+?) \(([^()]+)\)$/.exec(name) ?? [];
  return role === undefined || place === undefined ? null : { role, place };
}
