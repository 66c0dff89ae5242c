import { css, html, LitElement, type TemplateResult } from "lit";
import { baseStyles } from "../base-styles.ts";
import { dialogStyles } from "./dialog-styles.ts";
import type { Conflict } from "./edit-controller.ts";

/** The reader's answer to a conflict. */
export class ConflictEvent extends Event {
  static readonly eventName = "entente-conflict";
  /** `both`: neither yet; the reader goes on writing with both texts known. */
  readonly keep: "mine" | "theirs" | "both";

  constructor(keep: "mine" | "theirs" | "both") {
    super(ConflictEvent.eventName, { bubbles: true, composed: true });
    this.keep = keep;
  }
}

/** Tells that somebody else saved meanwhile, shows both texts, and asks what shall stay. */
export class EntenteConflictElement extends LitElement {
  static override properties = { conflict: { attribute: false } };
  static override styles = [
    baseStyles,
    dialogStyles,
    css`
      section {
        display: grid;
        gap: 0.75rem;
        padding: 1rem 1.125rem;
        border: 1px solid var(--line-strong);
        border-block-start-width: 4px;
      }
    `,
  ];

  declare conflict: Conflict;

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("section")?.focus(options);
  }

  protected override firstUpdated(): void {
    this.focus();
    this.scrollIntoView({ block: "nearest" });
  }

  protected override render(): TemplateResult {
    const { theirs, mine } = this.conflict;
    return html`<section tabindex="-1" role="alert" aria-labelledby="title">
      <h2 id="title">Somebody else saved this query meanwhile</h2>
      <p>
        Nothing is lost: theirs is in the library, yours is in this browser, and every saved version
        stays in the history.
      </p>
      <entente-compare
        .left=${{ title: "Theirs, saved now", text: theirs.text }}
        .right=${{ title: "Yours", text: mine }}
      ></entente-compare>
      <div class="buttons">
        ${this.#button("both", "Go on writing mine")} ${this.#button("theirs", "Take theirs")}
        <button class="button strong" type="button" @click=${this.#answer("mine")}>
          Save mine over theirs
        </button>
      </div>
    </section>`;
  }

  #button(keep: ConflictEvent["keep"], words: string): TemplateResult {
    return html`<button class="button" type="button" @click=${this.#answer(keep)}>
      ${words}
    </button>`;
  }

  #answer(keep: ConflictEvent["keep"]): () => void {
    return () => {
      this.dispatchEvent(new ConflictEvent(keep));
    };
  }
}
