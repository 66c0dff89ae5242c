import { noChange } from "lit";
import { Directive, directive, PartType, type ElementPart, type PartInfo } from "lit/directive.js";

/**
 * Sets CSS properties on the element, by their CSS names. Through the object model, because the
 * content security policy forbids `style` attributes, which lit's own directive writes at first.
 */
class SetStylesDirective extends Directive {
  #element: HTMLElement | SVGElement | null = null;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("setStyles stands alone inside a tag");
  }

  override update(
    part: ElementPart,
    [styles]: [Readonly<Record<string, string>>],
  ): typeof noChange {
    this.#element = part.element as HTMLElement | SVGElement;
    return this.render(styles);
  }

  override render(styles: Readonly<Record<string, string>>): typeof noChange {
    for (const [name, value] of Object.entries(styles)) {
      this.#element?.style.setProperty(name, value);
    }
    return noChange;
  }
}

export const setStyles = directive(SetStylesDirective);
