import type { Actor } from "../../wire/actor.ts";
import { cameoActorType, type CameoActorType } from "./cameo-actor-types.ts";
import { cameoCountry, type CameoCountry } from "./cameo-countries.ts";
import { cameoEthnicGroup } from "./cameo-ethnic.ts";
import { cameoGroup, type CameoGroup } from "./cameo-groups.ts";
import { cameoBelievers } from "./cameo-religions.ts";
import { nameInSentence, stateActor, stateById } from "./states.ts";

/** An actor made of a CAMEO actor code, and for whom it acts. */
export interface CameoActor {
  readonly actor: Actor;
  /** The state or organisation that it represents, with the role; null for none. */
  readonly represents: { readonly actor: Actor; readonly role: string } | null;
}

/** What the three-letter parts of a code say, in the order of the code. */
interface CodeParts {
  country: CameoCountry | null;
  group: CameoGroup | null;
  /** Believers and ethnic groups, by name. */
  readonly peoples: string[];
  readonly types: CameoActorType[];
  /** Lower-case parts of the id, without country and group. */
  readonly idParts: string[];
}

/**
 * The actor that a CAMEO actor code stands for: a state for `AZE`, an organisation for `IGOWSTNAT`
 * (NATO), and for all else a group of people, such as "Government of Azerbaijan" for `AZEGOV` or
 * "Media, country not named" for `MED`. Its name and id depend on the code alone, so the same code
 * is the same actor in every row of every file. Null for a text that is not a code.
 *
 * A code is read in parts of three letters: country or region, known group, ethnic group, religion,
 * roles. Of an organisation its region (`WST`) and generic role (`IGO`) before the name are left
 * out, since they follow from it.
 */
export function cameoActor(code: string): CameoActor | null {
  const chunks = /^(?:[A-Za-z0-9]{3})+$/.test(code) ? (code.match(/.{3}/g) ?? []) : [];
  if (chunks.length === 0) return null;
  const parts = readParts(chunks);
  const { country, group, idParts } = parts;
  if (idParts.length === 0 && parts.peoples.length === 0) {
    if (group !== null && (country === null || isOwn(group, country))) {
      return { actor: groupActor(group), represents: null };
    }
    if (group === null && country !== null) return plainCountry(country);
  }
  const whole = wholeOf(parts);
  const name = actorName(parts);
  const prefix = country === null || isOwn(group, country) ? [] : [country.id];
  const ids = [...prefix, ...(group === null ? [] : [group.id]), ...idParts];
  const actor: Actor = {
    id: (ids.length > idParts.length ? ids : ["cameo", ...ids]).join("-"),
    kind: "group",
    name,
    ...(country?.kind === "state" && stateById(country.id)?.iso === true
      ? { country: country.id }
      : {}),
  };
  const speaks = parts.types[0]?.speaks === true && parts.peoples.length === 0;
  const role = parts.types[0]?.name ?? "";
  return { actor, represents: speaks && whole !== null ? { actor: whole, role } : null };
}

function readParts(chunks: readonly string[]): CodeParts {
  const parts: CodeParts = { country: null, group: null, peoples: [], types: [], idParts: [] };
  for (const [position, chunk] of chunks.entries()) {
    const country = position === 0 || parts.country === null ? cameoCountry(chunk) : null;
    const group = cameoGroup(chunk);
    const type = cameoActorType(chunk);
    if (country !== null && (position === 0 || (group === null && type === null))) {
      parts.country = country;
    } else if (group !== null) {
      // "IGO", "DEV" or "UNO" before it only say what kind of organisation it is.
      parts.group = group;
      parts.types.length = 0;
      parts.peoples.length = 0;
      parts.idParts.length = 0;
    } else {
      if (type !== null) parts.types.push(type);
      else addPeople(parts.peoples, chunk);
      parts.idParts.push(chunk.toLowerCase());
    }
  }
  return parts;
}

/** Denominations are an unlisted code and a number, such as `ANG001`, which is shown as it is. */
function addPeople(peoples: string[], chunk: string): void {
  const ethnic = cameoEthnicGroup(chunk);
  const name = cameoBelievers(chunk) ?? (ethnic === null ? null : `${ethnic} (ethnic group)`);
  const last = peoples.at(-1);
  if (name !== null) peoples.push(name);
  else if (/^\d+$/.test(chunk) && last !== undefined)
    peoples[peoples.length - 1] = `${last} ${chunk}`;
  else peoples.push(chunk);
}

/** An organisation stands for itself wherever its seat or members are; a movement has branches. */
function isOwn(group: CameoGroup | null, country: CameoCountry): boolean {
  return group !== null && (group.kind === "organization" || country.kind === "region");
}

function actorName({ country, group, peoples, types }: CodeParts): string {
  const own = group !== null && country !== null && isOwn(group, country);
  const place = country === null || own ? null : placeName(country);
  const who = [...(group === null ? [] : [group.name]), ...peoples];
  const roles = types.map(({ name }) => name);
  const head = who.length > 0 ? who.join(", ") : (roles.shift() ?? "");
  const details = roles.map((name) => name.toLowerCase()).join(", ");
  const detailed = details === "" ? head : `${head} (${details})`;
  if (place === null) return who.length > 0 ? detailed : `${detailed}, country not named`;
  return `${detailed} ${types[0]?.speaks === true && who.length === 0 ? "of" : "in"} ${place}`;
}

function placeName(country: CameoCountry): string {
  if (country.kind === "region") return country.name;
  const state = stateById(country.id);
  return state === null ? country.id : nameInSentence(state);
}

function wholeOf({ country, group }: CodeParts): Actor | null {
  if (group !== null) return group.kind === "organization" ? groupActor(group) : null;
  return country?.kind === "state" ? stateActor(country.id) : null;
}

function plainCountry(country: CameoCountry): CameoActor | null {
  if (country.kind === "state") {
    const actor = stateActor(country.id);
    return actor === null ? null : { actor, represents: null };
  }
  const name = country.name.replace(/^t/, "T");
  return { actor: { id: country.id, kind: "group", name }, represents: null };
}

function groupActor({ id, name, kind, aliases }: CameoGroup): Actor {
  return { id, kind, name, ...(aliases.length === 0 ? {} : { aliases: [...aliases] }) };
}
