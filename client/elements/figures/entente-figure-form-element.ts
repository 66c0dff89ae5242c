import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import {
  EMPTY_FIELDS,
  LANGUAGE_NAMES,
  SIZE_NAMES,
  THEME_NAMES,
  toDraft,
  toPreview,
  toRevision,
  type FigureFields,
  type FigureRequest,
} from "../../model/figures/figure-form.ts";
import { baseStyles } from "../base-styles.ts";
import { fieldStyles } from "../queries/field-styles.ts";
import { keepDraft, readDraft } from "./draft-memory.ts";
import { figureFormStyles } from "./figure-form-styles.ts";
import { FiguresStateEvent } from "./figures-state-event.ts";
import type { FigureServices } from "./figure-services.ts";
import { PreviewController } from "./preview-controller.ts";
import { previewPart } from "./preview-part.ts";

/** Which texts and choices a control of the form changes. */
type FieldName<T> = {
  [K in keyof FigureFields]: FigureFields[K] extends T ? K : never;
}[keyof FigureFields];

/** Makes a figure, or a new version of one, beside a picture of what it will be. */
export class EntenteFigureFormElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    subject: { attribute: false },
    about: { attribute: false },
    revised: { attribute: false },
    initial: { attribute: false },
    fields: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static override styles = [baseStyles, fieldStyles, figureFormStyles];

  declare services: FigureServices;
  /** `filter` or `query` of the request; what the figure is about. */
  declare subject: FigureRequest;
  /** The same in words. */
  declare about: string;
  /** Id of the figure that gets a new version; null for a new figure. */
  declare revised: string | null;
  declare initial: FigureFields;
  declare fields: FigureFields;
  declare problem: string | null;
  declare busy: boolean;

  readonly #preview = new PreviewController(this, () => this.services);

  constructor() {
    super();
    this.subject = {};
    this.about = "";
    this.revised = null;
    this.initial = EMPTY_FIELDS;
    this.fields = EMPTY_FIELDS;
    this.problem = null;
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("subject") || changed.has("initial")) {
      this.fields = readDraft(this.#memoryKey()) ?? this.initial;
    }
    this.#preview.show(toPreview(this.fields, this.subject));
  }

  protected override render(): TemplateResult {
    const isNew = this.revised === null;
    return html`<div class="make">
      <div class="intro">
        <h1>${isNew ? "Make a figure" : "New version of the figure"}</h1>
        <p class="about" dir="auto">${this.about}</p>
      </div>
      <form novalidate @submit=${this.#onSubmit}>
        ${this.#renderWords()} ${this.#renderLooks()}
        ${isNew ? this.#renderReaders() : this.#renderFollow()}
        ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        <div class="buttons">
          <button class="button strong" type="submit" ?disabled=${this.busy}>
            ${isNew ? "Make the figure" : "Publish the new version"}
          </button>
          <button class="button" type="button" @click=${this.#onDiscard}>Start over</button>
        </div>
      </form>
      ${previewPart(this.#preview)}
    </div>`;
  }

  #renderWords(): TemplateResult {
    const { fields } = this;
    const proposed = this.#preview.preview?.alt ?? "";
    return html`<div class="field">
        <label for="title">Title</label>
        <input
          id="title"
          type="text"
          maxlength="500"
          required
          .value=${fields.title}
          @input=${this.#onText("title")}
        />
      </div>
      <div class="field">
        <label for="caption">Caption</label>
        <textarea
          id="caption"
          rows="3"
          maxlength="4000"
          .value=${fields.caption}
          @input=${this.#onText("caption")}
        ></textarea>
      </div>
      <div class="field">
        <label for="alt">Text in place of the picture, for those who cannot see it</label>
        <textarea
          id="alt"
          rows="4"
          maxlength="4000"
          placeholder=${proposed}
          aria-describedby="alt-hint"
          .value=${fields.alt}
          @input=${this.#onText("alt")}
        ></textarea>
        <p class="hint" id="alt-hint">
          ${
            fields.alt === ""
              ? html`Empty: the words above, which the data propose.
                  <button class="link" type="button" @click=${this.#onTakeAlt}>Edit them</button>`
              : "Your own words."
          }
        </p>
      </div>`;
  }

  #renderLooks(): TemplateResult {
    return html`<fieldset>
      <legend class="group">Looks</legend>
      <div class="two">
        ${this.#renderSelect("size", "Size", SIZE_NAMES)}
        ${this.#renderSelect("theme", "Colours", THEME_NAMES)}
      </div>
      ${this.#renderSelect("language", "Language of the fixed words", LANGUAGE_NAMES)}
      <div class="choices" role="group" aria-label="Shown with the picture">
        ${this.#renderSwitch("legend", "Legend")} ${this.#renderSwitch("sources", "Sources")}
        ${this.#renderSwitch("timeline", "Timeline")} ${this.#renderSwitch("table", "Table")}
      </div>
    </fieldset>`;
  }

  #renderReaders(): TemplateResult {
    const { mode, access, everyMinutes, sites, frames } = this.fields;
    return html`<fieldset>
      <legend class="group">Data and readers</legend>
      ${this.#renderSelect("mode", "Data", {
        frozen: "Frozen: as it is now",
        live: "Live: read again from time to time",
      })}
      ${
        mode === "live"
          ? html`<div class="field">
              <label for="every">Read again at most every … minutes</label>
              <input
                id="every"
                type="text"
                inputmode="numeric"
                .value=${String(everyMinutes)}
                @change=${this.#onMinutes}
              />
            </div>`
          : nothing
      }
      ${this.#renderSelect("access", "Who may see it", {
        public: "Everybody",
        unlisted: "Whoever has its address",
        token: "Whoever has a token of a site",
      })}
      ${
        access === "token"
          ? html`<div class="field">
              <label for="sites">Sites that make tokens</label>
              <input id="sites" type="text" .value=${sites} @input=${this.#onText("sites")} />
              <p class="hint">Names from the server’s settings, separated by spaces.</p>
            </div>`
          : nothing
      }
      <div class="field">
        <label for="frames">Pages that may frame it</label>
        <input id="frames" type="text" .value=${frames} @input=${this.#onText("frames")} />
        <p class="hint">
          Origins such as https://news.example.org, separated by spaces; * for all.
        </p>
      </div>
    </fieldset>`;
  }

  #renderFollow(): TemplateResult {
    return html`<fieldset>
      <legend class="group">Old version</legend>
      <div class="choices">
        ${this.#renderSwitch("follow", "Its address shows the new version from now on")}
      </div>
      <p class="hint">
        Otherwise pages that embed the old version keep showing it, as it was published.
      </p>
    </fieldset>`;
  }

  #renderSelect(
    name: "size" | "theme" | "language" | "mode" | "access",
    label: string,
    names: Readonly<Record<string, string>>,
  ): TemplateResult {
    const value = this.fields[name];
    const known = value in names ? names : { ...names, [value]: value };
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select
        id=${name}
        @change=${(event: Event): void => {
          this.#change({ [name]: (event.target as HTMLSelectElement).value });
        }}
      >
        ${Object.entries(known).map(
          ([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`,
        )}
      </select>
    </div>`;
  }

  #renderSwitch(name: FieldName<boolean>, label: string): TemplateResult {
    return html`<label
      ><input
        type="checkbox"
        .checked=${this.fields[name]}
        @change=${(event: Event): void => {
          this.#change({ [name]: (event.target as HTMLInputElement).checked });
        }}
      />${label}</label
    >`;
  }

  #change(fields: Partial<FigureFields>): void {
    this.fields = { ...this.fields, ...fields };
    keepDraft(this.#memoryKey(), this.fields);
  }

  #onText =
    (name: FieldName<string> & ("title" | "caption" | "alt" | "sites" | "frames")) =>
    (event: Event): void => {
      this.#change({ [name]: (event.target as HTMLInputElement | HTMLTextAreaElement).value });
    };

  #onMinutes = (event: Event): void => {
    const minutes = Number((event.target as HTMLInputElement).value);
    if (Number.isInteger(minutes) && minutes >= 1) this.#change({ everyMinutes: minutes });
    else this.requestUpdate();
  };

  #onTakeAlt = (): void => {
    this.#change({ alt: this.#preview.preview?.alt ?? "" });
  };

  #onDiscard = (): void => {
    keepDraft(this.#memoryKey(), null);
    this.fields = this.initial;
  };

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#make();
  };

  async #make(): Promise<void> {
    if (this.fields.title.trim() === "") {
      this.problem = "The figure needs a title.";
      this.renderRoot.querySelector<HTMLInputElement>("#title")?.focus();
      return;
    }
    this.busy = true;
    this.problem = null;
    const { figures } = this.services;
    try {
      const figure =
        this.revised === null
          ? await figures.create(toDraft(this.fields, this.subject))
          : await figures.revise(this.revised, toRevision(this.fields));
      keepDraft(this.#memoryKey(), null);
      this.dispatchEvent(new FiguresStateEvent({ page: "figure", id: figure.id }));
    } catch (error) {
      this.problem = error instanceof EntenteError ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }

  #memoryKey(): string {
    return this.revised ?? JSON.stringify(this.subject);
  }
}
