import { HELPER_PROPERTIES, KIND_LABELS } from "../store/item-record.ts";
import { ActorSchema } from "../wire/actor.ts";
import type { GraphSchema } from "../wire/graph-schema.ts";
import { IssueSchema } from "../wire/issue.ts";
import { SourceSchema } from "../wire/source.ts";
import { StanceSchema } from "../wire/stance.ts";
import { AlliedWithSchema, MemberOfSchema, PartyToSchema, RepresentsSchema } from "../wire/tie.ts";

/** Labels, or relationship types, with their properties. */
type NameTable = ReadonlyMap<string, ReadonlySet<string>>;

/** What suggestions can come from. */
export interface KnownNames {
  readonly labels: NameTable;
  /** Each type also has `from` and `to`. */
  readonly types: NameTable;
}

/** The properties that relationships have for suggestions: the ids of their ends. */
export const END_PROPERTIES = ["from", "to"];

/**
 * The names of the domain, which every graph knows although it may hold none of them yet, and those
 * that this graph has beyond.
 */
export function knownNames(schema: GraphSchema): KnownNames {
  const labels = new Map<string, Set<string>>();
  const types = new Map<string, Set<string>>();
  for (const label of ["Actor", ...Object.values(KIND_LABELS)]) {
    add(labels, label, Object.keys(ActorSchema.shape));
  }
  add(labels, "Issue", Object.keys(IssueSchema.shape));
  add(labels, "Source", Object.keys(SourceSchema.shape));
  add(types, "STANCE", Object.keys(StanceSchema.shape));
  const ties = [RepresentsSchema, MemberOfSchema, AlliedWithSchema, PartyToSchema];
  for (const tie of ties) {
    // The type of a tie is the type of its relationship, and an alliance's kind is its `type`.
    const properties = Object.keys(tie.shape).filter((name) => name !== "type");
    add(
      types,
      tie.shape.type.value,
      properties.map((name) => (name === "alliance" ? "type" : name)),
    );
  }
  for (const { name, properties } of schema.labels) add(labels, name, properties);
  for (const { name, properties } of schema.relationshipTypes) {
    add(types, name, [...properties, ...END_PROPERTIES]);
  }
  return { labels, types };
}

function add(table: Map<string, Set<string>>, name: string, properties: readonly string[]): void {
  const known = table.get(name) ?? new Set<string>();
  for (const property of properties) if (!HELPER_PROPERTIES.includes(property)) known.add(property);
  table.set(name, known);
}
