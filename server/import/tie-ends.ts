import type { ActorKind } from "../wire/actor.ts";
import type { TieType } from "../wire/tie.ts";

/** Which kinds of actor may stand at which end of a tie. */
export const TIE_ENDS = {
  REPRESENTS: { from: ["person", "group"], to: ["state", "organization"] },
  MEMBER_OF: { from: ["person", "state", "organization", "group"], to: ["organization"] },
  ALLIED_WITH: { from: ["state"], to: ["state"] },
  PARTY_TO: { from: ["person", "state", "organization", "group"], to: "issue" },
} as const satisfies Record<
  TieType,
  { from: readonly ActorKind[]; to: readonly ActorKind[] | "issue" }
>;
