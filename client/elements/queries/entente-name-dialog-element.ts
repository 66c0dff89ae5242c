import { html, LitElement, nothing, type TemplateResult } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import { SlugSchema } from "../../../server/wire/slug.ts";
import { idOfName } from "../../model/queries/query-text.ts";
import { baseStyles } from "../base-styles.ts";
import { dialogStyles } from "./dialog-styles.ts";
import { fieldStyles } from "./field-styles.ts";

/** What a name is wanted for. */
export interface NameWish {
  readonly title: string;
  readonly verb: string;
  readonly name: string;
  /** null: the id is settled, only the name can change. */
  readonly id: string | null;
  /** Does it; what it throws is shown, and the dialog stays open. */
  readonly act: (name: string, id: string) => Promise<void>;
}

/** Asks for the name of a query, and for its id where it is new. `show()` opens it. */
export class EntenteNameDialogElement extends LitElement {
  static override properties = {
    wish: { state: true },
    name: { state: true },
    queryId: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static override styles = [baseStyles, fieldStyles, dialogStyles];

  declare wish: NameWish | null;
  declare name: string;
  declare queryId: string;
  declare problem: string | null;
  declare busy: boolean;

  #isIdOwn = false;

  constructor() {
    super();
    this.wish = null;
    this.name = "";
    this.queryId = "";
    this.problem = null;
    this.busy = false;
  }

  show(wish: NameWish): void {
    this.wish = wish;
    this.name = wish.name;
    this.queryId = wish.id ?? "";
    this.#isIdOwn = false;
    this.problem = null;
    this.busy = false;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector("dialog")?.showModal();
      this.renderRoot.querySelector<HTMLInputElement>("#name")?.select();
    });
  }

  protected override render(): TemplateResult {
    const { wish } = this;
    return html`<dialog aria-labelledby="title">
      ${wish === null ? nothing : this.#renderForm(wish)}
    </dialog>`;
  }

  #renderForm(wish: NameWish): TemplateResult {
    return html`<form class="sheet" novalidate @submit=${this.#onSubmit}>
      <h2 id="title">${wish.title}</h2>
      <div class="field">
        <label for="name">Name</label>
        <input
          id="name"
          type="text"
          maxlength="200"
          autocomplete="off"
          .value=${this.name}
          @input=${this.#onName}
        />
      </div>
      ${wish.id === null ? nothing : this.#renderId()}
      ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      <div class="buttons">
        <button class="button" type="button" @click=${this.#onCancel}>Cancel</button>
        <button class="button strong" type="submit" ?disabled=${this.busy}>${wish.verb}</button>
      </div>
    </form>`;
  }

  #renderId(): TemplateResult {
    return html`<div class="field">
      <label for="id">Id, for links and files</label>
      <input
        id="id"
        type="text"
        maxlength="200"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="id-hint"
        .value=${this.queryId}
        @input=${this.#onId}
      />
      <p class="hint" id="id-hint">
        Lower-case letters and digits, joined by hyphens. It stays when the name changes.
      </p>
    </div>`;
  }

  #onName = (event: Event): void => {
    this.name = (event.target as HTMLInputElement).value;
    if (!this.#isIdOwn && this.wish?.id !== null) this.queryId = idOfName(this.name);
  };

  #onId = (event: Event): void => {
    this.queryId = (event.target as HTMLInputElement).value;
    this.#isIdOwn = true;
  };

  #onCancel = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#act();
  };

  async #act(): Promise<void> {
    const { wish } = this;
    const name = this.name.trim();
    if (wish === null) return;
    if (name === "") {
      this.problem = "A query needs a name.";
      return;
    }
    if (wish.id !== null && !SlugSchema.safeParse(this.queryId).success) {
      this.problem = `“${this.queryId}” is not an id; use lower-case letters and digits joined by single hyphens.`;
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      await wish.act(name, this.queryId);
      this.renderRoot.querySelector("dialog")?.close();
    } catch (error) {
      this.problem = error instanceof EntenteError ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }
}
