import { ACTOR_KINDS, type Actor, type ActorKind } from "../../../wire/actor.ts";
import type { TableMapping } from "../../../wire/table-mapping.ts";
import { cameoActor } from "../../codes/cameo-actor.ts";
import { stateActor } from "../../codes/states.ts";
import type { GraphDirectory } from "../../graph-directory.ts";
import { guessKind } from "../../guess-kind.ts";
import { shortHash, slugOf } from "../../name-key.ts";
import type { MappedCells } from "./map-cells.ts";

/** An end of a row that names an actor. */
export type ActorField = "from" | "to" | "via";

/** What the row says about the actor, and what its place in the graph allows. */
export interface ActorContext {
  readonly mapping: TableMapping;
  readonly known: GraphDirectory;
  /** Where codes changed hands, the day decides. */
  readonly day: string;
  /** Kinds that may stand here; default all. The last one is taken where the guess is none of them. */
  readonly allowed?: readonly ActorKind[];
}

/**
 * The actor that a field names: by code, as a state by name in 13 languages, or by its name, with the
 * kind that the row gives or else a guess.
 * @throws RowRejection for an empty field or an unknown code.
 */
export function actorIn(cells: MappedCells, field: ActorField, context: ActorContext): Actor {
  const { mapping, known } = context;
  const name = cells.text(field);
  if (name === "") {
    throw cells.fault(field, "the actor is missing", "name it, or leave the row out");
  }
  if (name.length > 500) throw cells.fault(field, "the name is too long", "shorten it");
  const system = mapping.codes[field] ?? "name";
  const given = kindIn(cells, field);
  if (system === "cameo") {
    const read = cameoActor(name);
    if (read === null) throw cells.fault(field, "this is not a CAMEO actor code", "correct it");
    return known.actor(read.actor, { coded: true });
  }
  const stateId = given === null || given === "state" ? cells.state(field, context.day) : null;
  const state = stateId === null ? null : stateActor(stateId);
  if (state !== null && (context.allowed?.includes("state") ?? true)) {
    return known.actor(state, { coded: true });
  }
  const key = field === "via" ? "" : cells.text(`${field}Key`);
  const actor: Actor = {
    id: key === "" ? slugOf(name) : `${slugOf(name)}-${shortHash(key).slice(0, 6)}`,
    kind: given ?? guessed(name, context.allowed),
    name,
    ...details(cells, field, context.day),
  };
  return key === "" ? known.actor(actor, { anyKind: given === null }) : known.distinctActor(actor);
}

function kindIn(cells: MappedCells, field: ActorField): ActorKind | null {
  if (field === "via") return null;
  const text = cells.text(`${field}Kind`).toLowerCase();
  if (text === "") return null;
  const kind = ACTOR_KINDS.find((known) => known === text || KIND_WORDS[text] === known);
  if (kind !== undefined) return kind;
  throw cells.fault(
    `${field}Kind`,
    "this is not a kind of actor",
    `write one of ${ACTOR_KINDS.join(", ")}`,
  );
}

const KIND_WORDS: Readonly<Record<string, ActorKind>> = {
  country: "state",
  organisation: "organization",
  org: "organization",
  individual: "person",
  people: "group",
};

function guessed(name: string, allowed: readonly ActorKind[] = ACTOR_KINDS): ActorKind {
  const guess = guessKind(name);
  return allowed.includes(guess) ? guess : (allowed.at(-1) ?? guess);
}

function details(
  cells: MappedCells,
  field: ActorField,
  day: string,
): Pick<Actor, "country" | "wikidata"> {
  if (field === "via") return {};
  const country = cells.text(`${field}Country`) === "" ? null : cells.state(`${field}Country`, day);
  const wikidata = cells.text(`${field}Wikidata`);
  return {
    ...(country?.length === 3 ? { country } : {}),
    ...(/^Q[1-9]\d*$/.test(wikidata) ? { wikidata } : {}),
  };
}
