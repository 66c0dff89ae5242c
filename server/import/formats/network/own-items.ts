import type { GraphItem } from "../../../wire/interchange.ts";
import { checkItem } from "../../check-item.ts";
import { GraphIndex } from "../../graph-index.ts";
import { schemaOf, type ItemKind } from "../../graph-sections.ts";
import { RowRejection } from "../../row-records.ts";
import {
  ENTENTE_ATTRIBUTE,
  ENTENTE_NODES,
  SOURCE_NODE_PREFIX,
  type NetworkEdge,
  type NetworkNode,
} from "./network-fields.ts";

const NUMBERS: ReadonlySet<string> = new Set([
  "lat",
  "lon",
  "polarity",
  "goldstein",
  "mentions",
  "tone",
]);
const LISTS: ReadonlySet<string> = new Set(["aliases", "otherSources", "obligations"]);

/** Reads back nodes and edges that Entente wrote, with the checks of the interchange format. */
export class OwnItems {
  readonly #index = new GraphIndex();

  /** The item of a node; null for a node that Entente did not write. @throws RowRejection */
  node(node: NetworkNode): GraphItem | null {
    const kind = ENTENTE_NODES.find((known) => known === node.attributes.get(ENTENTE_ATTRIBUTE));
    if (kind === undefined) return null;
    const id =
      kind === "source" && node.id.startsWith(SOURCE_NODE_PREFIX)
        ? node.id.slice(SOURCE_NODE_PREFIX.length)
        : node.id;
    const named = kind === "source" ? { title: node.label } : { name: node.label };
    return this.#checked(kind, { id, ...named, ...fieldsOf(kind, {}, node.attributes) });
  }

  /** The item of an edge; null for an edge that Entente did not write. @throws RowRejection */
  edge(edge: NetworkEdge): GraphItem | null {
    const type = edge.attributes.get(ENTENTE_ATTRIBUTE);
    if (type === undefined || type === "") return null;
    const ends = { from: edge.source, to: edge.target };
    if (type === "stance") {
      const head = { id: edge.id, ...ends };
      return this.#checked("stance", { ...head, ...fieldsOf("stance", head, edge.attributes) });
    }
    const head = { type, ...ends };
    return this.#checked("tie", { ...head, ...fieldsOf("tie", head, edge.attributes) });
  }

  #checked(kind: ItemKind, raw: Readonly<Record<string, unknown>>): GraphItem {
    const { item, faults } = checkItem(kind, raw, this.#index);
    const clash = item === null ? null : this.#index.add(kind, raw);
    const fault = faults[0] ?? clash;
    if (item !== null && fault === null) return item;
    throw new RowRejection({
      column: String(fault?.path[0] ?? ""),
      value: fault?.value === undefined ? "" : JSON.stringify(fault.value),
      reason: fault?.message ?? "the item does not fit its schema",
      remedy: fault?.remedy ?? "correct it",
    });
  }
}

/** The attributes that are fields of the item, as values of their types. */
function fieldsOf(
  kind: ItemKind,
  head: object,
  attributes: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of Object.keys(schemaOf(kind, head)?.shape ?? {})) {
    // The writers put an underscore behind a name that their format has for itself.
    const text = attributes.get(name) ?? attributes.get(`${name}_`);
    if (text === undefined || text === "") continue;
    fields[name] = NUMBERS.has(name) ? numberOf(text) : LISTS.has(name) ? listOf(text) : text;
  }
  return fields;
}

/** A text that is no number stays a text, which the schema then refuses by name. */
function numberOf(text: string): unknown {
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? text : number;
}

/** A JSON list, or parts between bars as other programs write lists. */
function listOf(text: string): unknown {
  if (!text.startsWith("[")) return text.split("|");
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
