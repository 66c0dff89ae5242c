import { css, html, LitElement, svg, type TemplateResult } from "lit";
import {
  GRAPH_COLORS,
  KIND_SHAPES,
  type NodeKind,
  type Theme,
} from "../../server/picture/graph-style.ts";
import { shapePath } from "../../server/picture/node-shape.ts";

/** The mark of a kind of node, as the network draws it; decoration beside its name. */
export class EntenteShapeElement extends LitElement {
  static override properties = { shape: { attribute: false }, theme: { attribute: false } };
  static override styles = css`
    :host {
      display: inline-grid;
      flex: none;
      width: 1.125rem;
      height: 1.125rem;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
  `;

  declare shape: NodeKind;
  declare theme: Theme;

  constructor() {
    super();
    this.shape = "person";
    this.theme = "light";
  }

  protected override render(): TemplateResult {
    const { fill, ring } = GRAPH_COLORS[this.theme].nodes[this.shape];
    const radius = this.shape === "issue" ? 6.5 : 7;
    return html`<svg viewBox="-9 -9 18 18" aria-hidden="true">
      ${svg`<path d=${shapePath(KIND_SHAPES[this.shape], radius)} fill=${fill} stroke=${ring} stroke-width="1.5"></path>`}
    </svg>`;
  }
}
