import { fileError } from "../../bytes/import-error.ts";
import { defineFormat } from "../../define-format.ts";
import { isRecord } from "../../graph-sections.ts";
import type { ReadInput } from "../../import-format.ts";
import { lineIndex } from "../../json-lines.ts";
import type { JsonPath } from "../../json-walk.ts";
import { parseJson, readWholeText } from "../../read-whole.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { cellText } from "../table/json-rows.ts";
import type { NetworkEvent } from "./network-fields.ts";
import { NetworkOptionsSchema, readNetworkEvents } from "./read-network-events.ts";

/**
 * Cytoscape JSON, of the desktop program and of Cytoscape.js: `elements` as an object with `nodes` and
 * `edges`, or as one list. Nodes are actors, edges stances. The whole file is read into memory.
 */
export const CYTOSCAPE = defineFormat({
  name: "cytoscape",
  title: "Cytoscape network",
  options: NetworkOptionsSchema,
  detect({ text }) {
    const isJson = /^\s*\{/.test(text);
    if (!isJson || !/"elements"\s*:\s*[[{]/.test(text) || !/"data"\s*:\s*\{/.test(text))
      return null;
    return { confidence: 0.95, reason: "a JSON object with elements that have data" };
  },
  read: (input, options) =>
    readNamedOnce(readNetworkEvents(cytoscapeEvents(input), input, options)),
});

/** What tells elements apart and joins them, and no attribute of what they stand for. */
const OWN: ReadonlySet<string> = new Set(["id", "source", "target"]);

interface Element {
  readonly path: JsonPath;
  readonly data: Readonly<Record<string, unknown>>;
  readonly isEdge: boolean;
}

async function* cytoscapeEvents(input: ReadInput): AsyncGenerator<NetworkEvent> {
  const text = await readWholeText(input);
  const document = parseJson(text, input.name);
  const elements = elementsOf(isRecord(document) ? document["elements"] : null);
  if (elements === null) {
    throw fileError(input.name, "has no list of elements", "Export it again as Cytoscape JSON.");
  }
  const lines = lineIndex(text, ([first, ...rest]) => first === "elements" && rest.length <= 2);
  const names = elements.filter(({ isEdge }) => isEdge).flatMap(({ data }) => Object.keys(data));
  yield { kind: "about", edgeAttributes: [...new Set(names)].filter((name) => !OWN.has(name)) };
  for (const element of elements) yield toEvent(element, lines.get(element.path.join("/")) ?? 1);
}

function elementsOf(elements: unknown): Element[] | null {
  const lists: readonly (readonly [string | null, unknown])[] = Array.isArray(elements)
    ? [[null, elements]]
    : isRecord(elements)
      ? [
          ["nodes", elements["nodes"] ?? []],
          ["edges", elements["edges"] ?? []],
        ]
      : [];
  if (lists.length === 0) return null;
  return lists.flatMap(([key, list]) =>
    (Array.isArray(list) ? list : []).map((element: unknown, index) => {
      const data = isRecord(element) && isRecord(element["data"]) ? element["data"] : {};
      const path = ["elements", ...(key === null ? [] : [key]), index];
      const group = isRecord(element) ? element["group"] : undefined;
      const isEdge = key === null ? group === "edges" || "source" in data : key === "edges";
      return { path, data, isEdge };
    }),
  );
}

function toEvent({ data, isEdge }: Element, line: number): NetworkEvent {
  const texts = Object.entries(data).map(([name, value]) => [name, cellText(value)] as const);
  const attributes = new Map(texts.filter(([name]) => !OWN.has(name)));
  const value = (name: string): string => cellText(data[name] ?? "");
  if (!isEdge) {
    const label = value("name") || value("label") || value("shared name") || value("id");
    return { kind: "node", node: { line, id: value("id"), label, attributes } };
  }
  return {
    kind: "edge",
    edge: {
      line,
      id: value("id"),
      source: value("source"),
      target: value("target"),
      label: value("label") || value("interaction"),
      weight: value("weight"),
      attributes,
    },
  };
}
