import { attributeColumns, type AttributeColumn } from "./attribute-columns.ts";
import type { ExportEdge, ExportGraph, ExportNode, ExportValue } from "./export-graph.ts";
import { textChunks } from "./text-chunks.ts";
import { xmlAttributes, xmlText } from "./xml-text.ts";

/** Names that readers give to what a drawing shows. */
const NODE_NAMES = ["id", "label", "start", "end", "x", "y", "size", "color", "shape"];
const EDGE_NAMES = ["id", "source", "target", "label", "kind", "weight", "start", "end"].concat([
  "color",
  "thickness",
  "shape",
]);

/**
 * The graph as GraphML, in chunks. GraphML knows ids, ends and typed data only: label, kind, weight,
 * days, position, size and colour are data under these names, and an attribute that is named like one
 * of them has an underscore behind its name.
 *
 * Source: graphml.graphdrawing.org, GraphML 1.0 with the attribute extension.
 */
export function writeGraphml(graph: ExportGraph): Generator<string, void, undefined> {
  return textChunks(graphml(graph));
}

function* graphml({ nodes, edges, meta = {} }: ExportGraph): Generator<string, void, undefined> {
  const nodeData = new DataKeys("node", nodes, NODE_NAMES, nodeFormat);
  const edgeData = new DataKeys("edge", edges, EDGE_NAMES, edgeFormat);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n';
  const words = [meta.title, meta.description, meta.creator, meta.modified];
  const about = words.filter((each) => each !== undefined).join("\n");
  if (about !== "") yield `<desc>${xmlText(about)}</desc>\n`;
  yield nodeData.declarations() + edgeData.declarations();
  yield '<graph edgedefault="directed">\n';
  for (const node of nodes) {
    yield `<node${xmlAttributes({ id: node.id })}>${nodeData.of(node)}</node>\n`;
  }
  for (const edge of edges) {
    const { id, from: source, to: target } = edge;
    yield `<edge${xmlAttributes({ id, source, target })}>${edgeData.of(edge)}</edge>\n`;
  }
  yield "</graph>\n</graphml>\n";
}

type Format = Readonly<Record<string, ExportValue | undefined>>;

function nodeFormat({ id, label = id, start, end, picture }: ExportNode): Format {
  const { x, y, size, color, shape } = picture ?? {};
  return { label, start, end, x, y, size, color, shape };
}

function edgeFormat({ label, kind, weight, start, end, picture }: ExportEdge): Format {
  const { color, thickness, shape } = picture ?? {};
  return { label, kind, weight, start, end, color, thickness, shape };
}

/** Keys and data of all nodes or all edges: what the format itself has no place for, and attributes. */
class DataKeys<Item extends ExportNode | ExportEdge> {
  readonly #of: "node" | "edge";
  readonly #format: (item: Item) => Format;
  readonly #formatColumns: readonly AttributeColumn[];
  readonly #columns: readonly AttributeColumn[];

  constructor(
    of: "node" | "edge",
    items: readonly Item[],
    reserved: readonly string[],
    format: (item: Item) => Format,
  ) {
    this.#of = of;
    this.#format = format;
    this.#formatColumns = attributeColumns(formats(items, format), []).map((column) =>
      // A whole coordinate or weight is a number like any other.
      column.type === "long" ? { ...column, type: "double" } : column,
    );
    this.#columns = attributeColumns(items, reserved);
  }

  declarations(): string {
    return this.#all()
      .map(({ title, type }, index) => {
        const key = xmlAttributes({
          id: this.#key(index),
          for: this.#of,
          "attr.name": title,
          "attr.type": type,
        });
        return `<key${key}/>\n`;
      })
      .join("");
  }

  of(item: Item): string {
    const format = this.#format(item);
    const own = this.#formatColumns.length;
    return this.#all()
      .map(({ name }, index) => {
        const value = (index < own ? format[name] : item.attributes?.[name]) ?? undefined;
        if (value === undefined) return "";
        return `<data key="${this.#key(index)}">${xmlText(String(value))}</data>`;
      })
      .join("");
  }

  #all(): readonly AttributeColumn[] {
    return [...this.#formatColumns, ...this.#columns];
  }

  #key(index: number): string {
    return `${this.#of === "node" ? "n" : "e"}${index}`;
  }
}

function* formats<Item>(
  items: readonly Item[],
  format: (item: Item) => Format,
): Generator<{ readonly attributes: Format }> {
  for (const item of items) yield { attributes: format(item) };
}
