import type { ActorKind } from "../wire/actor.ts";

/** Words that stand in names of bodies and not of people. */
const BODY_WORDS: ReadonlySet<string> = new Set(
  (
    "administration agence agency airlines airways alliance army assembly association authority " +
    "bank board brigade brigades broadcasting bureau cabinet center centre chamber church city " +
    "club coalition command commission committee community company conference confederation " +
    "congress corporation corps council court department directorate embassy federation fighters " +
    "force forces forum foundation front fund government group guard house inc institute " +
    "intelligence international justice labour labor league left liberation limited ltd media " +
    "militia minister ministry movement municipality museum nations navy network news newspaper " +
    "office opec organisation organization parliament parties party police post presidency press " +
    "radio railways republic right sans school secretariat senate service services society state " +
    "states supreme syndicate television times tribune tribunal trust tv union united unions " +
    "university watch workers"
  ).split(" "),
);

/**
 * What kind of actor a name seems to be, where a dataset does not say: an organisation by a word such
 * as "Ministry" or by capitals alone, a person by two words or more, else a group. It is a guess:
 * a known actor of the name counts more, whatever its kind.
 */
export function guessKind(name: string): Exclude<ActorKind, "state"> {
  const words = name.split(/[\s/.,]+/).filter((word) => word !== "");
  if (words.some((word) => BODY_WORDS.has(word.toLowerCase()))) return "organization";
  if (/^[A-Z][A-Z0-9-]{1,9}$/.test(name)) return "organization";
  return words.length > 1 && /^\p{Lu}/u.test(name) ? "person" : "group";
}
