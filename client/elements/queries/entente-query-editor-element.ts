import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { GraphSchema } from "../../../server/wire/graph-schema.ts";
import type { QueryFault } from "../../../server/wire/saved-query.ts";
import type { CypherEditor } from "../../editor/cypher-editor.ts";
import { countOf } from "../../../server/words/count-words.ts";
import { baseStyles } from "../base-styles.ts";
import { codeStyles } from "./code-styles.ts";

/** The text in the editor changed. */
export class TextEvent extends Event {
  static readonly eventName = "entente-text";
  readonly text: string;
  /** Text and undo history, to be given back after a reload. */
  readonly stored: () => unknown;

  constructor(text: string, stored: () => unknown) {
    super(TextEvent.eventName, { bubbles: true, composed: true });
    this.text = text;
    this.stored = stored;
  }
}

/**
 * The text of a query in a code editor, which is fetched when it is first needed. Faults are
 * underlined and listed; each leads to its place. Dispatches {@link TextEvent}, and `entente-submit`
 * for Control+Enter.
 */
export class EntenteQueryEditorElement extends LitElement {
  static override properties = {
    text: { attribute: false },
    stored: { attribute: false },
    isReadOnly: { attribute: false },
    schema: { attribute: false },
    parameters: { attribute: false },
    faults: { attribute: false },
    status: { attribute: false },
    broken: { state: true },
  };
  static override styles = [
    baseStyles,
    codeStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .place {
        min-height: 10rem;
      }
      .status {
        padding-block: 0.375rem 0.25rem;
        font-size: 0.875rem;
      }
      .status.bad {
        font-weight: 600;
        color: var(--alert);
      }
      .faults {
        display: grid;
        gap: 0.375rem;
        padding-block-end: 0.25rem;
      }
      .faults li {
        padding-inline-start: 0.625rem;
        border-inline-start: 3px solid var(--alert);
        font-size: 0.875rem;
        line-height: 1.4;
        overflow-wrap: anywhere;
      }
      .faults .link {
        font-weight: 600;
      }
    `,
  ];

  declare text: string;
  declare stored: unknown;
  declare isReadOnly: boolean;
  declare schema: GraphSchema | null;
  /** Names of the declared parameters. */
  declare parameters: readonly string[];
  declare faults: readonly QueryFault[];
  /** What is known of the text, in a few words; faults are counted after it. */
  declare status: string;
  /** Why there is no editor; null while there is one. */
  declare broken: string | null;

  #editor: CypherEditor | null = null;
  #starting = false;

  constructor() {
    super();
    this.text = "";
    this.isReadOnly = false;
    this.schema = null;
    this.parameters = [];
    this.faults = [];
    this.status = "";
    this.broken = null;
  }

  override focus(): void {
    this.#editor?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#editor?.kill();
    this.#editor = null;
    this.#starting = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#editor === null) {
      void this.#start();
      return;
    }
    if (changed.has("text")) this.#editor.setText(this.text);
    if (changed.has("faults")) this.#editor.setFaults(this.faults);
  }

  protected override render(): TemplateResult {
    const bad = this.faults.length > 0;
    return html`
      <div class="place"></div>
      ${
        this.broken === null
          ? html`<p class=${bad ? "status bad" : "status quiet"} role="status">
              ${bad ? `${countOf(this.faults.length, "fault")}.` : this.status}
            </p>`
          : html`<p class="status bad" role="alert">${this.broken}</p>`
      }
      ${
        bad
          ? html`<ol class="faults" aria-label="Faults">
              ${this.faults.map((fault) => this.#renderFault(fault))}
            </ol>`
          : nothing
      }
    `;
  }

  #renderFault(fault: QueryFault): TemplateResult {
    return html`<li>
      <button
        class="link"
        type="button"
        @click=${(): void => {
          this.#editor?.goTo(fault);
        }}
      >
        Line ${fault.line}, column ${fault.column}</button
      >: ${fault.message}
    </li>`;
  }

  async #start(): Promise<void> {
    if (this.#starting) return;
    this.#starting = true;
    try {
      const { CypherEditor: Editor } = await import("../../editor/cypher-editor.ts");
      const place = this.renderRoot.querySelector<HTMLElement>(".place");
      if (place === null || !this.isConnected) return;
      const editor: CypherEditor = new Editor(place, {
        text: this.text,
        stored: this.stored,
        isReadOnly: this.isReadOnly,
        label: "Text of the query",
        knowledge: () => ({ schema: this.schema, parameters: this.parameters }),
        onChange: () => {
          this.text = editor.text;
          this.dispatchEvent(new TextEvent(editor.text, () => editor.stored));
        },
        onRun: () => {
          this.dispatchEvent(new Event("entente-submit", { bubbles: true, composed: true }));
        },
      });
      this.#editor = editor;
      editor.setFaults(this.faults);
    } catch (error) {
      this.broken = `The editor could not be loaded (${String(error)}). Reload the page to try again.`;
    }
  }
}
