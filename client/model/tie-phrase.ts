import type { Tie } from "../../server/wire/tie.ts";

const TERMS = {
  REPRESENTS: ["Represents", "Represented by"],
  MEMBER_OF: ["Part of", "Includes"],
  ALLIED_WITH: ["Allied with", "Allied with"],
  PARTY_TO: ["Party to", "Party"],
} as const satisfies Record<Tie["type"], readonly [string, string]>;

/** A tie as seen from one of its ends: what the other end is to it, and the role or treaty, "" if none. */
export function tiePhrase(
  tie: Tie,
  seenFrom: string,
): { readonly term: string; readonly note: string } {
  const [outward, inward] = TERMS[tie.type];
  const notes =
    tie.type === "ALLIED_WITH" ? [tie.treaty ?? "", tie.alliance ?? ""] : [tie.role ?? ""];
  return {
    term: tie.from === seenFrom ? outward : inward,
    note: notes.filter((note) => note !== "").join(", "),
  };
}
