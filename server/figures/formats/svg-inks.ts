import type { FigureTheme } from "../../wire/figure.ts";
import type { Ink } from "../drawing/drawing.ts";

export type InkProperty = "fill" | "stroke" | "stop-color";

/**
 * Colours of one SVG. A fixed theme has them as attributes. `auto` has those of the light theme as
 * attributes, and classes by which a style sheet replaces them where the reader's scheme is dark.
 */
export class SvgInks {
  readonly #theme: FigureTheme;
  readonly #prefix: string;
  readonly #classes = new Map<string, { name: string; rule: string }>();

  /** @param prefix of class names, so that several pictures can stand in one page. */
  constructor(theme: FigureTheme, prefix: string) {
    this.#theme = theme;
    this.#prefix = prefix;
  }

  /** Attributes that give properties their inks, with a space before each. */
  attributes(inks: readonly (readonly [InkProperty, Ink])[]): string {
    const base = this.#theme === "dark" ? "dark" : "light";
    const colors = inks.map(([property, ink]) => ` ${property}="${ink[base]}"`).join("");
    if (this.#theme !== "auto" || inks.length === 0) return colors;
    const names = inks.map(([property, ink]) => this.#className(property, ink));
    return ` class="${names.join(" ")}"${colors}`;
  }

  /** The style sheet for dark screens; paper is always light. Empty unless the theme is `auto`. */
  styleSheet(): string {
    if (this.#classes.size === 0) return "";
    const rules = [...this.#classes.values()].map(({ rule }) => rule).join("");
    return `@media screen and (prefers-color-scheme:dark){${rules}}`;
  }

  #className(property: InkProperty, { light, dark }: Ink): string {
    const key = `${property} ${light} ${dark}`;
    let known = this.#classes.get(key);
    if (known === undefined) {
      const name = `${this.#prefix}${this.#classes.size.toString(36)}`;
      known = { name, rule: `.${name}{${property}:${dark}}` };
      this.#classes.set(key, known);
    }
    return known.name;
  }
}
