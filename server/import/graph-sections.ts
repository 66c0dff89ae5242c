import type { z } from "zod";
import { ActorSchema } from "../wire/actor.ts";
import { IssueSchema } from "../wire/issue.ts";
import { SourceSchema } from "../wire/source.ts";
import { StanceSchema } from "../wire/stance.ts";
import {
  AlliedWithSchema,
  MemberOfSchema,
  PartyToSchema,
  RepresentsSchema,
  TIE_TYPES,
  type TieType,
} from "../wire/tie.ts";

/** Kinds of graph items, in the order in which a store takes them. */
export const ITEM_KINDS = ["actor", "issue", "source", "stance", "tie"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** The section of an interchange document that holds items of each kind. */
export const SECTIONS = {
  actor: "actors",
  issue: "issues",
  source: "sources",
  stance: "stances",
  tie: "ties",
} as const satisfies Record<ItemKind, string>;

const TIE_SCHEMAS = {
  REPRESENTS: RepresentsSchema,
  MEMBER_OF: MemberOfSchema,
  ALLIED_WITH: AlliedWithSchema,
  PARTY_TO: PartyToSchema,
} as const satisfies Record<TieType, z.ZodObject>;

export function isTieType(type: unknown): type is TieType {
  return TIE_TYPES.some((known) => known === type);
}

/** The schema of an item; its keys are in canonical order. Null for a tie of unknown type. */
export function schemaOf(kind: ItemKind, item: unknown): z.ZodObject | null {
  switch (kind) {
    case "actor":
      return ActorSchema;
    case "issue":
      return IssueSchema;
    case "source":
      return SourceSchema;
    case "stance":
      return StanceSchema;
    case "tie": {
      const type = isRecord(item) ? item["type"] : undefined;
      return isTieType(type) ? TIE_SCHEMAS[type] : null;
    }
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
