import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { EntenteError } from "../../server/wire/entente-error.ts";
import type { LoginSession } from "../api/login-session.ts";
import { baseStyles } from "./base-styles.ts";

/** The login over the page, which stays as it is. Opens while its session asks for one. */
export class EntenteLoginElement extends LitElement {
  static override properties = { session: { attribute: false } };
  static override styles = [
    baseStyles,
    css`
      dialog {
        width: min(27rem, 100vw - 2rem);
        padding: 1.5rem;
        border: 1px solid var(--line-strong);
        border-radius: 3px;
        background: var(--paper);
        color: var(--ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.4);
      }
      h2 {
        font-size: 1.375rem;
        font-weight: 650;
        line-height: 1.2;
      }
      form {
        display: grid;
        gap: 0.5rem;
      }
      .lead {
        margin-block-end: 0.5rem;
        line-height: 1.45;
        text-wrap: pretty;
      }
      label {
        font-size: 0.9375rem;
        font-weight: 600;
      }
      input {
        width: 100%;
        min-height: 2.75rem;
        padding: 0 0.75rem;
        border: 1px solid var(--control);
        border-radius: 3px;
        background: var(--paper);
      }
      input[aria-invalid="true"] {
        border: 2px solid var(--alert);
      }
      .problem {
        font-size: 0.9375rem;
        font-weight: 500;
        line-height: 1.4;
        color: var(--alert);
      }
      .choices {
        display: flex;
        justify-content: flex-end;
        gap: 0.5rem;
        margin-block-start: 0.75rem;
      }
      .button[type="submit"] {
        border-color: var(--ink);
        background: var(--ink);
        color: var(--paper);
      }
    `,
  ];

  declare session: LoginSession;
  #problem: string | null = null;
  #isSending = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.session.addEventListener("change", this.#onChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.session.removeEventListener("change", this.#onChange);
    this.session.dismiss();
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog === null || dialog.open === this.session.isAsking) return;
    if (this.session.isAsking) dialog.showModal();
    else dialog.close();
  }

  protected override render(): TemplateResult {
    const isWrong = this.#problem !== null;
    return html`<dialog aria-labelledby="title" @close=${this.#onClose}>
      <form @submit=${this.#onSubmit}>
        <h2 id="title">Log in to go on</h2>
        <p class="lead">
          The server needs an access token for this. The page stays as it is meanwhile.
        </p>
        <label for="token">Access token</label>
        <input
          id="token"
          type="password"
          autocomplete="current-password"
          autocapitalize="off"
          spellcheck="false"
          maxlength="500"
          required
          autofocus
          aria-invalid=${isWrong ? "true" : nothing}
          aria-describedby=${isWrong ? "problem" : nothing}
        />
        ${isWrong ? html`<p class="problem" id="problem" role="alert">${this.#problem}</p>` : nothing}
        <div class="choices">
          <button class="button" type="button" @click=${this.#onCancel}>Not now</button>
          <button class="button" type="submit" aria-disabled=${this.#isSending ? "true" : nothing}>
            Log in
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #onChange = (): void => {
    this.requestUpdate();
  };

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = this.renderRoot.querySelector("input");
    if (input === null || this.#isSending) return;
    this.#isSending = true;
    this.requestUpdate();
    void this.session
      .logIn(input.value.trim())
      .then(() => {
        this.#problem = null;
        input.value = "";
      })
      .catch((error: unknown) => {
        this.#problem = error instanceof EntenteError ? error.message : String(error);
        input.select();
      })
      .finally(() => {
        this.#isSending = false;
        this.requestUpdate();
      });
  };

  #onCancel = (): void => {
    this.session.dismiss();
  };

  // Also Escape.
  #onClose = (): void => {
    this.#problem = null;
    this.session.dismiss();
  };
}
