import { xmlText } from "../../export/xml-text.ts";

/** Markup that may stand in a page as it is. */
export class SafeHtml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | SafeHtml | readonly SafeHtml[];

/** Markup with values in it: texts are escaped, markup and lists of it stay what they are. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): SafeHtml {
  const text = parts.map((part, index) => {
    const value = values[index];
    return value === undefined ? part : part + pieceText(value);
  });
  return new SafeHtml(text.join(""));
}

/** Markup of our own making, such as an SVG. */
export function trusted(text: string): SafeHtml {
  return new SafeHtml(text);
}

export const NO_HTML = new SafeHtml("");

function pieceText(value: Piece): string {
  if (value instanceof SafeHtml) return value.text;
  if (typeof value === "string") return xmlText(value);
  if (typeof value === "number") return String(value);
  return value.map(({ text }) => text).join("");
}
