import { isCalendarDate } from "../../../wire/calendar-date.ts";
import { defineFormat } from "../../define-format.ts";
import type { ReadInput } from "../../import-format.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import type { NetworkEvent } from "./network-fields.ts";
import { NetworkOptionsSchema, readNetworkEvents } from "./read-network-events.ts";
import { readXml, type XmlEvent } from "./xml-elements.ts";

/**
 * GEXF 1.1 to 1.3: nodes are actors, edges stances. Undirected edges count once, from their source to
 * their target. The day of an edge is its attribute `date`, or the `start` of a dynamic one, or the
 * day on which the file was last modified. Colours, sizes and positions are left out.
 */
export const GEXF = defineFormat({
  name: "gexf",
  title: "GEXF network",
  options: NetworkOptionsSchema,
  detect(sample) {
    return /<(?:\w+:)?gexf[\s>]/.test(sample.text.slice(0, 4000))
      ? { confidence: 0.99, reason: "an XML document whose root is gexf" }
      : null;
  },
  read: (input, options) => readNamedOnce(readNetworkEvents(gexfEvents(input), input, options)),
});

interface Declared {
  readonly title: string;
  readonly isEdge: boolean;
  default: string | null;
}

interface Open {
  readonly isEdge: boolean;
  readonly line: number;
  readonly own: Readonly<Record<string, string>>;
  readonly values: Map<string, string>;
}

async function* gexfEvents(input: ReadInput): AsyncGenerator<NetworkEvent> {
  const document = new GexfDocument();
  for await (const event of readXml(input)) yield* document.take(event);
}

class GexfDocument {
  /** Attributes by their class and id. */
  readonly #declared = new Map<string, Declared>();
  readonly #open: Open[] = [];
  #class: "node" | "edge" = "node";
  #declaring: Declared | null = null;
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
      case "meta": {
        const day = attributes["lastmodifieddate"] ?? "";
        return isCalendarDate(day) ? [{ kind: "about", day }] : [];
      }
      case "attributes":
        this.#class = attributes["class"] === "edge" ? "edge" : "node";
        return [];
      case "attribute":
        return this.#declare(attributes);
      case "default":
        this.#text = "";
        return [];
      case "node":
      case "edge":
        this.#open.push({ isEdge: name === "edge", line, own: attributes, values: new Map() });
        return [];
      case "attvalue":
        this.#value(attributes);
        return [];
      default:
        return [];
    }
  }

  #end(name: string): NetworkEvent[] {
    if (name === "default") {
      if (this.#declaring !== null) this.#declaring.default = this.#text?.trim() ?? null;
      this.#text = null;
    }
    if (name === "attribute") this.#declaring = null;
    if (name !== "node" && name !== "edge") return [];
    const open = this.#open.pop();
    return open === undefined ? [] : [open.isEdge ? this.#edge(open) : this.#node(open)];
  }

  #declare(attributes: Readonly<Record<string, string>>): NetworkEvent[] {
    const id = attributes["id"] ?? "";
    const title = attributes["title"] ?? id;
    const isEdge = this.#class === "edge";
    this.#declaring = { title, isEdge, default: null };
    this.#declared.set(`${this.#class} ${id}`, this.#declaring);
    return isEdge ? [{ kind: "about", edgeAttributes: [title] }] : [];
  }

  #value(attributes: Readonly<Record<string, string>>): void {
    const open = this.#open.at(-1);
    // Before GEXF 1.2 the reference was called id.
    const id = attributes["for"] ?? attributes["id"];
    if (open === undefined || id === undefined) return;
    const title = this.#declared.get(`${open.isEdge ? "edge" : "node"} ${id}`)?.title ?? id;
    open.values.set(title, attributes["value"] ?? "");
  }

  #node(open: Open): NetworkEvent {
    const { own, line } = open;
    const id = own["id"] ?? "";
    return {
      kind: "node",
      node: { line, id, label: own["label"] ?? id, attributes: this.#withDefaults(open) },
    };
  }

  #edge(open: Open): NetworkEvent {
    const { own, line } = open;
    const attributes = this.#withDefaults(open);
    if (own["start"] !== undefined) attributes.set("start", own["start"].slice(0, 10));
    return {
      kind: "edge",
      edge: {
        line,
        id: own["id"] ?? "",
        source: own["source"] ?? "",
        target: own["target"] ?? "",
        label: own["label"] ?? "",
        weight: own["weight"] ?? "",
        attributes,
      },
    };
  }

  #withDefaults({ isEdge, values }: Open): Map<string, string> {
    const all = new Map<string, string>();
    for (const declared of this.#declared.values()) {
      if (declared.isEdge === isEdge && declared.default !== null) {
        all.set(declared.title, declared.default);
      }
    }
    for (const [title, value] of values) all.set(title, value);
    return all;
  }
}
