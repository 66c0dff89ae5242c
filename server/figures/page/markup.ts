import { xmlText } from "../../export/xml-text.ts";

/** Markup that may stand in a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Markup | readonly Markup[];

/** HTML or XML with values in it: texts are escaped, markup and lists of it stay what they are. */
export function markup(parts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  const text = parts.map((part, index) => {
    const value = values[index];
    return value === undefined ? part : part + pieceText(value);
  });
  return new Markup(text.join(""));
}

/** Markup of our own making, such as an SVG. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

export const NO_MARKUP = new Markup("");

function pieceText(value: Piece): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === "string") return xmlText(value);
  if (typeof value === "number") return String(value);
  return value.map(({ text }) => text).join("");
}
