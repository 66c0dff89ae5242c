import { SaxesParser } from "saxes";

/** An element in the order of the file, with the text directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Reads XML strictly. @throws Error for what is not well-formed XML 1.0 with namespaces. */
export function readXml(text: string): { readonly elements: readonly XmlElement[] } {
  const parser = new SaxesParser({ xmlns: true });
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof elements)[number][] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    const element = { name, attributes: Object.fromEntries(values), text: "" };
    elements.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const add = (part: string): void => {
    const inside = open.at(-1);
    if (inside !== undefined) inside.text += part;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.write(text).close();
  return { elements };
}
