import { attributeColumns, type AttributeColumn } from "./attribute-columns.ts";
import type { ExportGraph, ExportItem, ExportValue } from "./export-graph.ts";
import { textChunks } from "./text-chunks.ts";

/** Names that Cytoscape gives to what it knows of every element. */
const NODE_NAMES = ["id", "name", "parent", "start", "end"];
const EDGE_NAMES = ["id", "name", "source", "target", "interaction", "weight", "start", "end"];

type Data = Readonly<Record<string, ExportValue | null | undefined>>;

/**
 * The graph as Cytoscape JSON, of the desktop program and of Cytoscape.js alike, in chunks: one
 * element a line. A node's label is its `name`, an edge's kind its `interaction`; an attribute that is
 * named like one of these has an underscore behind its name. Looks are left to a style.
 *
 * Source: cytoscape.org, "CX and Cytoscape.js JSON"; js.cytoscape.org, "Notation: elements JSON".
 */
export function writeCytoscape(graph: ExportGraph): Generator<string, void, undefined> {
  return textChunks(cytoscape(graph));
}

function* cytoscape({ nodes, edges, meta = {} }: ExportGraph): Generator<string, void, undefined> {
  const { creator, title, description, modified } = meta;
  const nodeColumns = attributeColumns(nodes, NODE_NAMES);
  const edgeColumns = attributeColumns(edges, EDGE_NAMES);
  yield `{"format_version":"1.0","generated_by":${text(creator ?? "Entente")},"target_cytoscapejs_version":"~3.0",\n`;
  yield `"data":${dataText({ name: title, description, modified })},\n"elements":{"nodes":[\n`;
  yield* lines(nodes, (node) => {
    const { id, label = id, start, end, picture } = node;
    const data = dataText({ id, name: label, start, end, ...own(node, nodeColumns) });
    // Cytoscape's y points downwards.
    const place =
      picture === undefined ? "" : `,"position":${dataText({ x: picture.x, y: 0 - picture.y })}`;
    return `{"data":${data}${place}}`;
  });
  yield '],"edges":[\n';
  yield* lines(edges, (edge) => {
    const { id, from: source, to: target, label: name, kind: interaction, weight } = edge;
    const head = {
      id,
      source,
      target,
      name,
      interaction,
      weight,
      start: edge.start,
      end: edge.end,
    };
    return `{"data":${dataText({ ...head, ...own(edge, edgeColumns) })}}`;
  });
  yield "]}}\n";
}

function* lines<Item>(
  items: readonly Item[],
  toLine: (item: Item) => string,
): Generator<string, void, undefined> {
  for (const [index, item] of items.entries()) {
    yield `${toLine(item)}${index === items.length - 1 ? "" : ","}\n`;
  }
}

function own(item: ExportItem, columns: readonly AttributeColumn[]): Data {
  return Object.fromEntries(columns.map(({ name, title }) => [title, item.attributes?.[name]]));
}

/** A JSON object of what is there; whole numbers beyond what JSON's readers hold are texts. */
function dataText(data: Data): string {
  const parts = Object.entries(data).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    const plain = typeof value === "bigint" ? numberOf(value) : value;
    return [`${text(name)}:${JSON.stringify(plain)}`];
  });
  return `{${parts.join(",")}}`;
}

function numberOf(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function text(value: string): string {
  return JSON.stringify(value);
}
