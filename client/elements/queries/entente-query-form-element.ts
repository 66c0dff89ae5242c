import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { QueryParam } from "../../../server/wire/query-param.ts";
import { formatCount } from "../../../server/words/count-words.ts";
import {
  readFields,
  textsOf,
  withoutDefaults,
  type FieldFault,
  type FieldTexts,
} from "../../model/queries/field-texts.ts";
import { baseStyles } from "../base-styles.ts";
import { FieldEvent } from "./field-event.ts";
import { fieldStyles } from "./field-styles.ts";
import { formStyles } from "./form-styles.ts";
import { ROW_LIMITS } from "./query-memory.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { suggestNodes } from "./suggest-nodes.ts";
import { RunEvent } from "./run-event.ts";
import type { Suggest } from "./entente-suggest-field-element.ts";

/**
 * A form made from the parameters of a query. Enter in a field, or the button, dispatches
 * {@link RunEvent}; faults stand beside their fields and take the focus. `entente-rows` (detail: the
 * number) asks for another limit of rows, `entente-cancel` ends the run.
 */
export class EntenteQueryFormElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    queryId: { attribute: false },
    params: { attribute: false },
    savedParams: { attribute: false },
    texts: { attribute: false },
    serverFaults: { attribute: false },
    rows: { attribute: false },
    isRunning: { attribute: false },
    mayRun: { attribute: false },
    written: { state: true },
    showsFaults: { state: true },
  };
  static override styles = [baseStyles, fieldStyles, formStyles];

  declare services: ExplorerServices;
  /** Whose suggestions to ask for; null where the query is not saved. */
  declare queryId: string | null;
  declare params: readonly QueryParam[];
  /** Those of the saved text, for which the server knows suggestions. */
  declare savedParams: readonly QueryParam[];
  /** The texts of the last run, from the link. */
  declare texts: FieldTexts;
  /** What the server refused. */
  declare serverFaults: readonly FieldFault[];
  /** Rows that the result may have. */
  declare rows: number;
  declare isRunning: boolean;
  /** False while the query is broken or the role does not allow it. */
  declare mayRun: boolean;
  /** What the reader wrote since the last run. */
  declare written: FieldTexts;
  declare showsFaults: boolean;

  constructor() {
    super();
    this.queryId = null;
    this.params = [];
    this.savedParams = [];
    this.texts = {};
    this.serverFaults = [];
    this.rows = ROW_LIMITS[1];
    this.isRunning = false;
    this.mayRun = true;
    this.written = {};
    this.showsFaults = false;
    this.addEventListener(FieldEvent.eventName, (event) => {
      if (!(event instanceof FieldEvent)) return;
      event.stopPropagation();
      this.written = { ...this.written, [event.param]: event.texts };
    });
  }

  get #current(): FieldTexts {
    return { ...this.texts, ...this.written };
  }

  /** Leads to the first field, or to the button where there is none. */
  override focus(options?: FocusOptions): void {
    const first = this.renderRoot.querySelector<HTMLElement>(".fields > *, .run");
    first?.focus(options);
  }

  /** Runs the query if every field can be read, otherwise leads to the first that cannot. */
  submit(): void {
    if (!this.mayRun) return;
    const texts = withoutDefaults(this.params, this.#current);
    const { faults } = readFields(this.params, texts);
    this.showsFaults = true;
    const [first] = faults;
    if (first === undefined) this.dispatchEvent(new RunEvent(texts));
    else {
      const place = this.params.findIndex(({ name }) => name === first.param);
      this.renderRoot.querySelectorAll<HTMLElement>(".fields > *")[place]?.focus();
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("queryId") || changed.has("texts")) {
      this.written = {};
      this.showsFaults = Object.keys(this.texts).length > 0;
    }
  }

  protected override render(): TemplateResult {
    const { faults } = readFields(this.params, this.#current);
    const shown = this.showsFaults ? faults : [];
    const isChanged = Object.keys(withoutDefaults(this.params, this.#current)).length > 0;
    return html`<form
      novalidate
      aria-label="Parameters"
      @submit=${this.#onSubmit}
      @keydown=${this.#onKeyDown}
    >
      ${
        this.params.length === 0
          ? nothing
          : html`<div class="fields">
              ${repeat(
                this.params,
                ({ name, type, list }) => `${name} ${type} ${list ? "list" : ""}`,
                (param) => this.#renderField(param, shown),
              )}
            </div>`
      }
      <div class="actions">
        <button
          class="button run"
          type="submit"
          ?disabled=${!this.mayRun}
          aria-keyshortcuts="Control+Enter"
        >
          ${this.isRunning ? "Run again" : "Run"}
        </button>
        ${
          this.isRunning
            ? html`<button class="button" type="button" @click=${this.#onCancel}>Cancel</button>`
            : nothing
        }
        ${
          isChanged
            ? html`<button class="link small" type="button" @click=${this.#onReset}>
                Back to the defaults
              </button>`
            : nothing
        }
        <label class="rows"
          >At most
          <select @change=${this.#onRows}>
            ${ROW_LIMITS.map(
              (limit) =>
                html`<option value=${limit} ?selected=${limit === this.rows}>
                  ${formatCount(limit)}
                </option>`,
            )}
          </select>
          rows</label
        >
      </div>
    </form>`;
  }

  #renderField(param: QueryParam, faults: readonly FieldFault[]): TemplateResult {
    const refused = param.name in this.written ? [] : this.serverFaults;
    const fault =
      [...faults, ...refused].find((each) => each.param === param.name)?.message ?? null;
    const texts = textsOf(param, this.#current);
    const isFree = param.values === undefined && param.type !== "boolean";
    if ((param.suggest !== undefined || param.list) && isFree) {
      return html`<entente-suggest-field
        .services=${this.services}
        .param=${param}
        .texts=${texts}
        .fault=${fault}
        .suggest=${this.#suggestFor(param)}
        .under=${JSON.stringify(this.#before(param))}
      ></entente-suggest-field>`;
    }
    return html`<entente-plain-field
      .param=${param}
      .texts=${texts}
      .fault=${fault}
    ></entente-plain-field>`;
  }

  readonly #suggests = new Map<string, Suggest>();

  #suggestFor(param: QueryParam): Suggest | null {
    const { queryId, services } = this;
    if (param.suggest === undefined) return null;
    const isSaved = this.savedParams.some(
      ({ name, suggest }) =>
        name === param.name && JSON.stringify(suggest) === JSON.stringify(param.suggest),
    );
    const key = JSON.stringify([isSaved ? queryId : null, param.name, param.suggest]);
    const known = this.#suggests.get(key);
    if (known !== undefined) return known;
    const suggest =
      isSaved && queryId !== null
        ? this.#suggestSaved(queryId, param)
        : suggestNodes(services.api, param.suggest);
    if (suggest !== null) this.#suggests.set(key, suggest);
    return suggest;
  }

  #suggestSaved(id: string, param: QueryParam): Suggest {
    return (typed, signal) =>
      this.services.queries.suggest(
        { id, param: param.name, typed, before: this.#before(param) },
        signal,
      );
  }

  /** The values on which the suggestions of a parameter depend. */
  #before({ suggest }: QueryParam): FieldTexts {
    const names = new Set((suggest?.where ?? []).map(({ param }) => param));
    const depended = this.params.filter(({ name }) => names.has(name));
    return Object.fromEntries(depended.map((param) => [param.name, textsOf(param, this.#current)]));
  }

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.submit();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    // The fields live in shadow roots of their own, where a form does not hear Enter.
    if (event.key === "Enter" && (isField || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.submit();
    }
  };

  #onCancel = (): void => {
    this.dispatchEvent(new Event("entente-cancel", { bubbles: true, composed: true }));
  };

  #onReset = (): void => {
    this.written = Object.fromEntries(this.params.map((param) => [param.name, textsOf(param, {})]));
    this.focus();
  };

  #onRows = (event: Event): void => {
    const detail = Number((event.target as HTMLSelectElement).value);
    this.dispatchEvent(new CustomEvent("entente-rows", { detail, bubbles: true, composed: true }));
  };
}
