import type { ExportEdge, ExportGraph, ExportNode, ExportValue } from "../export/export-graph.ts";
import type { ResultEdge, ResultGraph, ResultNode } from "../wire/result-graph.ts";
import {
  TEMPORAL_TAGS,
  type WireMap,
  type WireTagged,
  type WireValue,
} from "../wire/wire-value.ts";

/** Properties that say from when and until when something held. */
const STARTS = ["start", "since", "date"];
const ENDS = ["end", "until", "date"];

/**
 * The graph of a result for a file: captions as labels, types as kinds, properties as attributes
 * (lists and maps as JSON), and the days of `start`, `since` or `date` and of `end`, `until` or
 * `date` as the time in which it held.
 */
export function toExportGraph({ nodes, edges }: ResultGraph): ExportGraph {
  return { nodes: nodes.map(toExportNode), edges: edges.map(toExportEdge) };
}

function toExportNode({ id, caption, labels, properties }: ResultNode): ExportNode {
  const { labels: property, ...own } = properties;
  const named = property === undefined ? own : { ...own, labels_: property };
  const attributes = { labels: labels.join(";"), ...toAttributes(named, id) };
  return { id, label: caption, attributes, ...validity(properties) };
}

function toExportEdge({ id, type, from, to, properties }: ResultEdge): ExportEdge {
  const attributes = toAttributes(properties, id);
  return { id, from, to, kind: type, label: type, attributes, ...validity(properties) };
}

/** Properties as attributes; an `id` that is the id of the element itself is not said twice. */
function toAttributes(properties: WireMap, id: string): Record<string, ExportValue | null> {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name, value]) => name !== "id" || value !== id)
      .map(([name, value]) => [name, toExportValue(value)]),
  );
}

function toExportValue(value: WireValue): ExportValue | null {
  if (typeof value !== "object" || value === null) return value;
  if (!("$" in value)) return JSON.stringify(value);
  const tagged = value as WireTagged;
  switch (tagged.$) {
    case "integer":
      return BigInt(tagged.value);
    case "float":
      return Number(tagged.value);
    case "bytes":
      return tagged.base64;
    case "point":
    case "map":
      return JSON.stringify(tagged);
    case "date":
    case "datetime":
    case "localdatetime":
    case "time":
    case "localtime":
    case "duration":
      return tagged.value;
  }
}

function validity(properties: WireMap): { start?: string; end?: string } {
  const [start, end] = [firstDay(properties, STARTS), firstDay(properties, ENDS)];
  // Graph programs refuse a whole file for one time that ends before it begins.
  if (start !== undefined && end !== undefined && end < start) return { start };
  return {
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
}

function firstDay(properties: WireMap, names: readonly string[]): string | undefined {
  for (const name of names) {
    const day = Object.hasOwn(properties, name) ? dayOf(properties[name]) : undefined;
    if (day !== undefined) return day;
  }
  return undefined;
}

/** The day of a date or a time of a day, in years of four digits. */
function dayOf(value: WireValue | undefined): string | undefined {
  if (typeof value !== "object" || value === null || !("$" in value)) return undefined;
  const { $: tag, value: text } = value as { readonly $: string; readonly value?: unknown };
  const isTemporal = (TEMPORAL_TAGS as readonly string[]).includes(tag);
  if (!isTemporal || typeof text !== "string") return undefined;
  return /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text)?.[0];
}
