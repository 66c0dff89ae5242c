import { defineFormat } from "../../define-format.ts";
import type { ReadInput } from "../../import-format.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import type { NetworkEvent } from "./network-fields.ts";
import { NetworkOptionsSchema, readNetworkEvents } from "./read-network-events.ts";
import { readXml, type XmlEvent } from "./xml-elements.ts";

/**
 * GraphML: nodes are actors, called by their `name` or `label`, edges stances. Undirected edges count
 * once, from their source to their target. Nested graphs are read as one; hyperedges are skipped.
 */
export const GRAPHML = defineFormat({
  name: "graphml",
  title: "GraphML network",
  options: NetworkOptionsSchema,
  detect(sample) {
    return /<(?:\w+:)?graphml[\s>]/.test(sample.text.slice(0, 4000))
      ? { confidence: 0.99, reason: "an XML document whose root is graphml" }
      : null;
  },
  read: (input, options) => readNamedOnce(readNetworkEvents(graphmlEvents(input), input, options)),
});

interface Key {
  readonly name: string;
  /** `node`, `edge`, `all`, … */
  readonly for: string;
  default: string | null;
}

interface Open {
  readonly isEdge: boolean;
  readonly line: number;
  readonly own: Readonly<Record<string, string>>;
  readonly values: Map<string, string>;
}

async function* graphmlEvents(input: ReadInput): AsyncGenerator<NetworkEvent> {
  const document = new GraphmlDocument();
  for await (const event of readXml(input)) yield* document.take(event);
}

class GraphmlDocument {
  readonly #keys = new Map<string, Key>();
  readonly #open: Open[] = [];
  #declaring: Key | null = null;
  #dataKey: string | null = null;
  #text: string | null = null;

  take(event: XmlEvent): NetworkEvent[] {
    if (event.kind === "text") {
      if (this.#text !== null) this.#text += event.text;
      return [];
    }
    return event.kind === "open" ? this.#begin(event) : this.#end(event.name);
  }

  #begin({ name, attributes, line }: XmlEvent & { kind: "open" }): NetworkEvent[] {
    switch (name) {
      case "key":
        return this.#declare(attributes);
      case "default":
        this.#text = "";
        return [];
      case "data":
        this.#dataKey = attributes["key"] ?? "";
        this.#text = "";
        return [];
      case "node":
      case "edge":
        this.#open.push({ isEdge: name === "edge", line, own: attributes, values: new Map() });
        // A node may hold a graph of its own, so it is given out when it begins to.
        return [];
      case "graph":
        return this.#giveOutParents();
      case "hyperedge":
        return [{ kind: "other", line, what: "an edge between more than two nodes" }];
      default:
        return [];
    }
  }

  #end(name: string): NetworkEvent[] {
    switch (name) {
      case "default":
        if (this.#declaring !== null) this.#declaring.default = this.#takeText();
        return [];
      case "key":
        this.#declaring = null;
        return [];
      case "data": {
        const key = this.#keys.get(this.#dataKey ?? "");
        this.#open.at(-1)?.values.set(key?.name ?? this.#dataKey ?? "", this.#takeText());
        this.#dataKey = null;
        return [];
      }
      case "node":
      case "edge": {
        const open = this.#open.pop();
        return open === undefined || this.#given.delete(open) ? [] : [this.#event(open)];
      }
      default:
        return [];
    }
  }

  readonly #given = new Set<Open>();

  #giveOutParents(): NetworkEvent[] {
    const parents = this.#open.filter((open) => !open.isEdge && !this.#given.has(open));
    for (const parent of parents) this.#given.add(parent);
    return parents.map((parent) => this.#event(parent));
  }

  #declare(attributes: Readonly<Record<string, string>>): NetworkEvent[] {
    const id = attributes["id"] ?? "";
    const key: Key = {
      name: attributes["attr.name"] ?? id,
      for: attributes["for"] ?? "all",
      default: null,
    };
    this.#declaring = key;
    this.#keys.set(id, key);
    return isFor(key, true) ? [{ kind: "about", edgeAttributes: [key.name] }] : [];
  }

  #takeText(): string {
    const text = this.#text?.trim() ?? "";
    this.#text = null;
    return text;
  }

  #event(open: Open): NetworkEvent {
    const { own, line, isEdge } = open;
    const attributes = this.#withDefaults(open);
    const id = own["id"] ?? "";
    if (!isEdge) {
      const label = attributes.get("label") ?? attributes.get("name") ?? id;
      return { kind: "node", node: { line, id, label, attributes } };
    }
    return {
      kind: "edge",
      edge: {
        line,
        id,
        source: own["source"] ?? "",
        target: own["target"] ?? "",
        label: attributes.get("label") ?? attributes.get("Edge Label") ?? "",
        weight: attributes.get("weight") ?? "",
        attributes,
      },
    };
  }

  #withDefaults({ isEdge, values }: Open): Map<string, string> {
    const all = new Map<string, string>();
    for (const key of this.#keys.values()) {
      if (key.default !== null && isFor(key, isEdge)) all.set(key.name, key.default);
    }
    for (const [name, value] of values) all.set(name, value);
    return all;
  }
}

function isFor(key: Key, isEdge: boolean): boolean {
  return key.for === "all" || key.for === (isEdge ? "edge" : "node");
}
