import type { ActorKind } from "../wire/actor.ts";
import type { GraphItem } from "../wire/interchange.ts";
import type { Stance } from "../wire/stance.ts";
import { TIE_TYPES, type Tie } from "../wire/tie.ts";
import { cameoGoldstein } from "./codes/cameo.ts";
import type { ItemFault } from "./fault-list.ts";
import type { GraphIndex } from "./graph-index.ts";
import { SECTIONS, schemaOf, type ItemKind } from "./graph-sections.ts";
import { schemaFaults } from "./schema-faults.ts";
import { TIE_ENDS } from "./tie-ends.ts";

/** A sound item, or everything that is wrong with it. */
export type CheckedItem =
  | { readonly item: GraphItem; readonly faults: readonly [] }
  | { readonly item: null; readonly faults: readonly ItemFault[] };

/** Holds one item against its schema and against the other items of its file. */
export function checkItem(kind: ItemKind, raw: unknown, index: GraphIndex): CheckedItem {
  const schema = schemaOf(kind, raw);
  if (schema === null) return { item: null, faults: [tieTypeFault(raw)] };
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const faults = schemaFaults(raw, parsed.error.issues, Object.keys(schema.shape));
    return { item: null, faults };
  }
  // The schema was chosen by the kind, so what it parsed is of that kind.
  const item = { kind, [kind]: parsed.data } as unknown as GraphItem;
  const faults = linkFaults(item, index);
  return faults.length === 0 ? { item, faults: [] } : { item: null, faults };
}

function tieTypeFault(raw: unknown): ItemFault {
  const type =
    typeof raw === "object" && raw !== null ? (raw as { type?: unknown }).type : undefined;
  return {
    path: ["type"],
    value: type,
    message: type === undefined ? "type is missing" : "type is not a type of tie",
    remedy: `write one of ${TIE_TYPES.map((known) => `"${known}"`).join(", ")}`,
  };
}

function linkFaults(item: GraphItem, index: GraphIndex): ItemFault[] {
  switch (item.kind) {
    case "actor":
    case "issue":
    case "source":
      return [];
    case "stance":
      return [...stanceLinkFaults(item.stance, index), ...actFaults(item.stance)];
    case "tie":
      return tieFaults(item.tie, index);
  }
}

function stanceLinkFaults(stance: Stance, index: GraphIndex): ItemFault[] {
  const faults: ItemFault[] = [];
  const need = (field: keyof Stance, kinds: readonly Exclude<ItemKind, "tie">[]): void => {
    const id = stance[field];
    if (typeof id !== "string" || kinds.some((kind) => index.has(kind, id))) return;
    faults.push(unknownId(field, id, kinds));
  };
  need("from", ["actor"]);
  need("to", ["actor", "issue"]);
  need("issue", ["issue"]);
  need("source", ["source"]);
  need("via", ["actor"]);
  need("disputes", ["stance"]);
  for (const [position, id] of (stance.otherSources ?? []).entries()) {
    if (index.has("source", id)) continue;
    faults.push({ ...unknownId("otherSources", id, ["source"]), path: ["otherSources", position] });
  }
  if (stance.from === stance.to) faults.push(selfFault("a stance", stance.to));
  if (index.disputesItself(stance.id)) {
    faults.push({
      path: ["disputes"],
      value: stance.disputes,
      message: "the chain of disputes leads back to this stance",
      remedy: "let a stance dispute an earlier one only",
    });
  }
  return faults;
}

function actFaults(stance: Stance): ItemFault[] {
  const goldstein = cameoGoldstein(stance.act);
  if (goldstein === null) {
    const remedy = "take a code of the CAMEO codebook 1.1b3";
    const message = "act is not a CAMEO code";
    return [{ path: ["act"], value: stance.act, message, remedy }];
  }
  if (stance.goldstein === undefined || Math.abs(stance.goldstein - goldstein) <= 1e-9) return [];
  return [
    {
      path: ["goldstein"],
      value: stance.goldstein,
      message: `goldstein is not the value of act ${stance.act}`,
      remedy: `write ${goldstein} or leave it out; a reading of your own goes into polarity`,
    },
  ];
}

function tieFaults(tie: Tie, index: GraphIndex): ItemFault[] {
  const faults: ItemFault[] = [];
  const ends = TIE_ENDS[tie.type];
  const checkEnd = (field: "from" | "to", kinds: readonly ActorKind[] | "issue"): void => {
    const id = tie[field];
    if (kinds === "issue") {
      if (!index.has("issue", id)) faults.push(unknownId(field, id, ["issue"]));
      return;
    }
    const kind = index.actorKind(id);
    if (kind === undefined) faults.push(unknownId(field, id, ["actor"]));
    // A faulty kind has a fault of its own already.
    else if (kind !== null && !kinds.includes(kind)) {
      const message = `${field} is a ${kind}, which cannot be this end of ${tie.type}`;
      faults.push({
        path: [field],
        value: id,
        message,
        remedy: `name an actor of kind ${kinds.join(" or ")}`,
      });
    }
  };
  checkEnd("from", ends.from);
  checkEnd("to", ends.to);
  if (!index.has("source", tie.source)) faults.push(unknownId("source", tie.source, ["source"]));
  if (tie.from === tie.to) faults.push(selfFault("a tie", tie.to));
  if (tie.type !== "PARTY_TO" && tie.since !== undefined && tie.until !== undefined) {
    // Days written YYYY-MM-DD sort as text.
    if (tie.since > tie.until) {
      const message = `until is before since, ${tie.since}`;
      const remedy = "swap them, or correct one";
      faults.push({ path: ["until"], value: tie.until, message, remedy });
    }
  }
  return faults;
}

function unknownId(
  field: string,
  id: string,
  kinds: readonly Exclude<ItemKind, "tie">[],
): ItemFault {
  const sections = kinds.map((kind) => SECTIONS[kind]).join(" or ");
  return {
    path: [field],
    value: id,
    message: `${field} names no ${kinds.join(" or ")} of this file`,
    remedy: `add it to ${sections}, or correct the id`,
  };
}

function selfFault(what: string, id: string): ItemFault {
  const message = `${what} goes from one actor to another, not to itself`;
  return { path: ["to"], value: id, message, remedy: "correct from or to" };
}
