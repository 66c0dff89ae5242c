import { attributeColumns, type AttributeColumn } from "./attribute-columns.ts";
import type {
  EdgePicture,
  ExportEdge,
  ExportGraph,
  ExportMeta,
  ExportNode,
  HexColor,
  NodePicture,
} from "./export-graph.ts";
import { textChunks } from "./text-chunks.ts";
import { xmlAttributes, xmlText } from "./xml-text.ts";

/** Columns that readers make of the elements themselves. */
const NODE_NAMES = ["id", "label", "interval", "timestamp", "start", "end"];
const EDGE_NAMES = [...NODE_NAMES, "source", "target", "type", "kind", "weight"];

/**
 * The graph as GEXF 1.3, in chunks: parallel edges told apart by `kind`, days as a dynamic graph,
 * positions, sizes, colours and shapes as `viz`. An attribute named like a part of the format has an
 * underscore behind its name.
 *
 * Source: gexf.net, version 1.3. Days in attributes are declared as `string`, since 1.3 has no date type.
 */
export function writeGexf(graph: ExportGraph): Generator<string, void, undefined> {
  return textChunks(gexf(graph));
}

function* gexf(graph: ExportGraph): Generator<string, void, undefined> {
  const { nodes, edges, meta = {} } = graph;
  const nodeColumns = attributeColumns(nodes, NODE_NAMES);
  const edgeColumns = attributeColumns(edges, EDGE_NAMES);
  const isDynamic = [...nodes, ...edges].some(({ start, end }) => (start ?? end) !== undefined);
  const mode = isDynamic
    ? { mode: "dynamic", timeformat: "date", timerepresentation: "interval" }
    : { mode: "static" };
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n';
  yield metaElement(meta);
  yield `<graph${xmlAttributes({ defaultedgetype: "directed", idtype: "string", ...mode })}>\n`;
  yield declaration("node", nodeColumns);
  yield declaration("edge", edgeColumns);
  yield "<nodes>\n";
  for (const node of nodes) yield nodeElement(node, nodeColumns);
  yield "</nodes>\n<edges>\n";
  for (const edge of edges) yield edgeElement(edge, edgeColumns);
  yield "</edges>\n</graph>\n</gexf>\n";
}

function metaElement({ creator, title, description, modified }: ExportMeta): string {
  const parts = [
    element("creator", creator),
    element("title", title),
    element("description", description),
  ];
  return `<meta${xmlAttributes({ lastmodifieddate: modified })}>${parts.join("")}</meta>\n`;
}

function element(name: string, text: string | undefined): string {
  return text === undefined ? "" : `<${name}>${xmlText(text)}</${name}>`;
}

function declaration(of: "node" | "edge", columns: readonly AttributeColumn[]): string {
  if (columns.length === 0) return "";
  const lines = columns.map(
    ({ title, type }, id) => `<attribute${xmlAttributes({ id, title, type })}/>\n`,
  );
  return `<attributes class="${of}" mode="static">\n${lines.join("")}</attributes>\n`;
}

function nodeElement(node: ExportNode, columns: readonly AttributeColumn[]): string {
  const { id, label = id, start, end, picture } = node;
  const inside = values(node, columns) + (picture === undefined ? "" : nodeViz(picture));
  return wrapped("node", xmlAttributes({ id, label, start, end }), inside);
}

function edgeElement(edge: ExportEdge, columns: readonly AttributeColumn[]): string {
  const { id, from: source, to: target, kind, label, weight, start, end, picture } = edge;
  const inside = values(edge, columns) + (picture === undefined ? "" : edgeViz(picture));
  const head = xmlAttributes({ id, source, target, kind, label, weight, start, end });
  return wrapped("edge", head, inside);
}

function wrapped(name: string, head: string, inside: string): string {
  return inside === "" ? `<${name}${head}/>\n` : `<${name}${head}>${inside}</${name}>\n`;
}

function values(item: ExportNode | ExportEdge, columns: readonly AttributeColumn[]): string {
  const parts = columns.map(({ name }, id) => {
    const value = item.attributes?.[name] ?? undefined;
    if (value === undefined) return "";
    return `<attvalue${xmlAttributes({ for: id, value: String(value) })}/>`;
  });
  const text = parts.join("");
  return text === "" ? "" : `<attvalues>${text}</attvalues>`;
}

function nodeViz({ x, y, size, color, shape }: NodePicture): string {
  return [
    color === undefined ? "" : colorElement(color),
    `<viz:position${xmlAttributes({ x, y, z: 0 })}/>`,
    size === undefined ? "" : `<viz:size value="${size}"/>`,
    shape === undefined ? "" : `<viz:shape value="${shape}"/>`,
  ].join("");
}

function edgeViz({ color, thickness, shape }: EdgePicture): string {
  return [
    color === undefined ? "" : colorElement(color),
    thickness === undefined ? "" : `<viz:thickness value="${thickness}"/>`,
    shape === undefined ? "" : `<viz:shape value="${shape}"/>`,
  ].join("");
}

/** By channels, which every reader knows; `hex` is new in 1.3. */
function colorElement(color: HexColor): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `<viz:color${xmlAttributes({ r, g, b })}/>`;
}
