import type {
  ExportEdge,
  ExportGraph,
  ExportNode,
  ExportValue,
} from "../../export/export-graph.ts";
import { recordKey, itemToRecord } from "../../store/item-record.ts";
import type { GraphItem } from "../../wire/interchange.ts";
import { ENTENTE_ATTRIBUTE, SOURCE_NODE_PREFIX } from "../formats/network/network-fields.ts";

/** Items as a network for other programs, which `OwnItems` reads back to the same items. */
export async function networkOfItems(
  items: AsyncIterable<GraphItem>,
  creator: string,
): Promise<ExportGraph> {
  const nodes: ExportNode[] = [];
  const edges: ExportEdge[] = [];
  for await (const item of items) {
    if (item.kind === "stance" || item.kind === "tie") edges.push(toEdge(item));
    else nodes.push(toNode(item));
  }
  return { nodes, edges, meta: { creator } };
}

function toNode(item: Extract<GraphItem, { kind: "actor" | "issue" | "source" }>): ExportNode {
  if (item.kind === "source") {
    const { id, title, ...rest } = item.source;
    return {
      id: `${SOURCE_NODE_PREFIX}${id}`,
      label: title,
      attributes: attributes("source", rest),
    };
  }
  const { id, name, ...rest } = item.kind === "actor" ? item.actor : item.issue;
  return { id, label: name, attributes: attributes(item.kind, rest) };
}

function toEdge(item: Extract<GraphItem, { kind: "stance" | "tie" }>): ExportEdge {
  if (item.kind === "stance") {
    const { id, from, to, ...rest } = item.stance;
    return { id, from, to, attributes: attributes("stance", rest) };
  }
  const { type, from, to, ...rest } = item.tie;
  return { id: recordKey(itemToRecord(item)), from, to, attributes: attributes(type, rest) };
}

function attributes(
  kind: string,
  fields: Readonly<Record<string, unknown>>,
): Record<string, ExportValue> {
  const entries = Object.entries(fields).flatMap(([name, value]): [string, ExportValue][] => {
    if (value === null || value === undefined) return [];
    if (typeof value === "string" || typeof value === "number") return [[name, value]];
    return [[name, JSON.stringify(value)]];
  });
  return { [ENTENTE_ATTRIBUTE]: kind, ...Object.fromEntries(entries) };
}
