import { LABEL_FONT } from "../../picture/graph-style.ts";
import type { FigureTheme } from "../../wire/figure.ts";
import type {
  Drawing,
  GroupMark,
  Mark,
  PathMark,
  ScaleMark,
  TextMark,
} from "../drawing/drawing.ts";
import { numberText } from "../drawing/path-data.ts";
import { FONT_FACES } from "../fonts/font-faces.ts";
import type { SubsetFont } from "../fonts/subset-fonts.ts";
import { SvgInks } from "./svg-inks.ts";
import { xmlText } from "../../export/xml-text.ts";

export interface SvgOptions {
  readonly theme: FigureTheme;
  /** Fonts to carry inside. Without, the page or the renderer around the picture has them. */
  readonly fonts?: readonly SubsetFont[];
  /** Begins every id and class, so that several pictures can stand in one page. Default `e`. */
  readonly prefix?: string;
  /** False: the page around the picture has its style sheet. Default true. */
  readonly styled?: boolean;
}

/** An SVG, and the style sheet inside it, which a content security policy may have to name. */
export interface WrittenSvg {
  readonly svg: string;
  readonly styleSheet: string;
}

/** The families of a figure, for places that know the fonts by these names. */
export const FAMILIES = [
  LABEL_FONT.family.replace(", system-ui, sans-serif", ""),
  ...FONT_FACES.slice(1).map(({ family }) => `'${family}'`),
  "system-ui",
  "sans-serif",
].join(", ");

/**
 * Writes a drawing as SVG: real text, no script, nothing loaded from elsewhere. The same drawing,
 * theme and fonts give the same bytes.
 */
export function writeSvg(drawing: Drawing, options: SvgOptions): WrittenSvg {
  const prefix = options.prefix ?? "e";
  const writer = new SvgWriter(new SvgInks(options.theme, prefix), prefix);
  const body = drawing.marks.map((mark) => writer.mark(mark)).join("\n");
  const styleSheet = fontRules(options.fonts ?? []) + writer.inks.styleSheet();
  const { width, height, language } = drawing;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${numberText(width)}" height="${numberText(height)}" viewBox="0 0 ${numberText(width)} ${numberText(height)}" role="img" aria-labelledby="${prefix}-title" aria-describedby="${prefix}-desc" lang="${xmlText(language)}" xml:lang="${xmlText(language)}" font-family="${FAMILIES}">`,
    `<title id="${prefix}-title">${xmlText(drawing.title)}</title>`,
    `<desc id="${prefix}-desc">${xmlText(drawing.description)}</desc>`,
    ...(styleSheet === "" || options.styled === false ? [] : [`<style>${styleSheet}</style>`]),
    ...(writer.definitions === "" ? [] : [`<defs>${writer.definitions}</defs>`]),
    body,
    "</svg>",
  ];
  return { svg: `${lines.join("\n")}\n`, styleSheet };
}

/** Style rules that carry fonts inside. */
export function fontRules(fonts: readonly SubsetFont[]): string {
  const rules = fonts.map(({ family, weight, bytes }) => {
    const data = Buffer.from(bytes).toString("base64");
    return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2')}`;
  });
  return rules.join("");
}

class SvgWriter {
  readonly inks: SvgInks;
  readonly #prefix: string;
  #scales = 0;
  definitions = "";

  constructor(inks: SvgInks, prefix: string) {
    this.inks = inks;
    this.#prefix = prefix;
  }

  mark(mark: Mark): string {
    switch (mark.kind) {
      case "group":
        return this.#group(mark);
      case "path":
        return this.#path(mark);
      case "scale":
        return this.#scale(mark);
      case "text":
        return this.#text(mark);
    }
  }

  #group({ x = 0, y = 0, marks, title, part }: GroupMark): string {
    const inside = marks.map((mark) => this.mark(mark)).join("");
    if (inside === "") return "";
    const place =
      x === 0 && y === 0 ? "" : ` transform="translate(${numberText(x)},${numberText(y)})"`;
    const data = part === undefined ? "" : ` data-${part.kind}="${xmlText(part.key ?? "")}"`;
    const tip = title === undefined ? "" : `<title>${xmlText(title)}</title>`;
    return `<g${place}${data}>${tip}${inside}</g>${part === undefined ? "" : "\n"}`;
  }

  #path({ d, fill, stroke }: PathMark): string {
    const inks = this.inks.attributes([
      ...(fill === undefined ? [] : [["fill", fill] as const]),
      ...(stroke === undefined ? [] : [["stroke", stroke.ink] as const]),
    ]);
    const none = fill === undefined ? ' fill="none"' : "";
    return `<path d="${d}"${none}${inks}${stroke === undefined ? "" : strokeAttributes(stroke)}/>`;
  }

  #scale({ x, y, width, height, stops }: ScaleMark): string {
    const id = `${this.#prefix}-scale${this.#scales}`;
    this.#scales += 1;
    const inside = stops.map((ink, index) => {
      const offset = Math.round((index / (stops.length - 1)) * 10_000) / 10_000;
      return `<stop offset="${offset}"${this.inks.attributes([["stop-color", ink]])}/>`;
    });
    this.definitions += `<linearGradient id="${id}">${inside.join("")}</linearGradient>`;
    return `<rect x="${numberText(x)}" y="${numberText(y)}" width="${numberText(width)}" height="${numberText(height)}" fill="url(#${id})"/>`;
  }

  #text({ x, y, text, font, ink, anchor, direction, halo }: TextMark): string {
    const inks = this.inks.attributes([
      ["fill", ink],
      ...(halo === undefined ? [] : [["stroke", halo.ink] as const]),
    ]);
    const rim =
      halo === undefined
        ? ""
        : ` stroke-width="${numberText(2 * halo.width)}" stroke-linejoin="round" paint-order="stroke"`;
    return `<text x="${numberText(x)}" y="${numberText(y)}" font-size="${numberText(font.size)}" font-weight="${font.weight}"${anchorAttribute(anchor)}${inks}${rim}>${xmlText(directed(text, direction))}</text>`;
  }
}

function strokeAttributes({ width, dash }: NonNullable<PathMark["stroke"]>): string {
  const line = ` stroke-width="${numberText(width)}"`;
  if (dash === undefined) return line;
  const offset = dash.offset === 0 ? "" : ` stroke-dashoffset="${numberText(dash.offset)}"`;
  return `${line} stroke-dasharray="${numberText(dash.on)} ${numberText(dash.off)}"${offset}`;
}

/**
 * Where the text stands, with the direction left out of it: `text-anchor` means another side in each
 * direction, and not every program that reads SVG knows of directions.
 */
function anchorAttribute(anchor: TextMark["anchor"]): string {
  if (anchor === "left") return "";
  return ` text-anchor="${anchor === "middle" ? "middle" : "end"}"`;
}

const RTL_ALONE =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{M} ]+$/u;

/** A text that runs from right to left and holds other things is isolated, so that these keep their order. */
function directed(text: string, direction: TextMark["direction"]): string {
  return direction === "ltr" || RTL_ALONE.test(text) ? text : `\u2067${text}\u2069`;
}
