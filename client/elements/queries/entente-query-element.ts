import { html, LitElement, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Theme } from "../../../server/picture/graph-style.ts";
import type { GraphSchema } from "../../../server/wire/graph-schema.ts";
import type { QueryFault, SavedQuery } from "../../../server/wire/saved-query.ts";
import { readFields, toCypherParams, type FieldFault } from "../../model/queries/field-texts.ts";
import type { QueriesState } from "../../model/queries/queries-state.ts";
import type { DrawnResult } from "../../model/queries/drawn-result.ts";
import { baseStyles } from "../base-styles.ts";
import type { EditController } from "./edit-controller.ts";
import type { EntenteQueryFormElement } from "./entente-query-form-element.ts";
import type { PlanSubject } from "./entente-query-plan-element.ts";
import { queryStyles } from "./query-styles.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import type { QueryRun } from "./run-controller.ts";

/** What the reader may do, by their role. */
export interface QueryRights {
  /** Write Cypher of their own and run it. */
  readonly mayEdit: boolean;
  /** Save, rename, delete. */
  readonly mayWrite: boolean;
}

/** One query: what it asks, its form, its text while it is edited, its result. */
export class EntenteQueryElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    query: { attribute: false },
    state: { attribute: false },
    rights: { attribute: false },
    edit: { attribute: false },
    editVersion: { attribute: false },
    run: { attribute: false },
    graph: { attribute: false },
    schema: { attribute: false },
    rows: { attribute: false },
    isFavourite: { attribute: false },
    said: { attribute: false },
    theme: { attribute: false },
  };
  static override styles = [baseStyles, queryStyles];

  declare services: ExplorerServices;
  /** null while a new query is written. */
  declare query: SavedQuery | null;
  declare state: QueriesState;
  declare rights: QueryRights;
  declare edit: EditController;
  /** Changes whenever the edit does, because the controller itself stays the same. */
  declare editVersion: number;
  declare run: QueryRun | null;
  declare graph: DrawnResult | null;
  declare schema: GraphSchema | null;
  declare rows: number;
  declare isFavourite: boolean;
  declare said: string;
  declare theme: Theme;

  constructor() {
    super();
    this.query = null;
    this.run = null;
    this.graph = null;
    this.schema = null;
    this.isFavourite = false;
    this.said = "";
    this.theme = "light";
  }

  /** Leads to the first field of the form. */
  override focus(): void {
    const form = this.#form();
    void form?.updateComplete.then(() => {
      form.focus();
    });
  }

  /** Brings the result into view. */
  showResult(behavior: ScrollBehavior): void {
    const result = this.renderRoot.querySelector("entente-result");
    result?.scrollIntoView({ block: "start", behavior });
  }

  protected override render(): TemplateResult {
    const { query, edit, rights } = this;
    const isEditing = edit.text !== null;
    return html`
      <entente-query-head
        .query=${query}
        .isEditing=${isEditing}
        .isFavourite=${this.isFavourite}
        .isDirty=${edit.isDirty}
        .mayEdit=${rights.mayEdit}
        .mayWrite=${rights.mayWrite}
        .said=${this.said}
      ></entente-query-head>
      ${edit.conflict === null ? nothing : html`<entente-conflict .conflict=${edit.conflict}></entente-conflict>`}
      ${isEditing ? this.#renderEditor(edit.text) : this.#renderFaults()} ${this.#renderForm()}
      ${
        this.run === null
          ? nothing
          : html`<entente-result
              .services=${this.services}
              .run=${this.run}
              .graph=${this.graph}
              .returns=${this.#front?.returns ?? "table"}
              .state=${this.state}
              .plan=${this.#plan()}
              .theme=${this.theme}
            ></entente-result>`
      }
    `;
  }

  get #front(): Pick<SavedQuery, "params" | "returns"> | null {
    // The form follows the text while it is written.
    return this.edit.check?.front ?? this.query;
  }

  /** What the plan view asks about: the text that a run would run, with the values of the last run. */
  #plan(): PlanSubject | null {
    const cypher = this.edit.text ?? this.query?.text ?? null;
    if (cypher === null || !this.rights.mayEdit) return null;
    const params = this.#front?.params ?? [];
    const { values } = readFields(params, this.state.texts);
    return { cypher, params: toCypherParams(params, values) };
  }

  #renderForm(): TemplateResult {
    const { query, run, edit } = this;
    const isBroken = edit.text === null && query?.status === "broken";
    const needsRight = query === null || edit.isDirty;
    return html`<entente-query-form
      .services=${this.services}
      .queryId=${query?.id ?? null}
      .params=${this.#front?.params ?? []}
      .savedParams=${query?.params ?? []}
      .texts=${this.state.texts}
      .serverFaults=${serverFaults(run)}
      .rows=${this.rows}
      .isRunning=${run?.kind === "running"}
      .mayRun=${!isBroken && (this.rights.mayEdit || !needsRight)}
    ></entente-query-form>`;
  }

  #renderEditor(text: string): TemplateResult {
    const { edit, query, rights } = this;
    return html`<div class="editor">
      ${keyed(
        query?.id ?? "",
        html`<entente-query-editor
          .text=${text}
          .stored=${edit.stored}
          .isReadOnly=${!rights.mayEdit}
          .schema=${this.schema}
          .parameters=${(edit.check?.front.params ?? []).map(({ name }) => name)}
          .faults=${edit.check?.faults ?? []}
          .status=${this.#checkWords()}
          @entente-submit=${this.#onSubmit}
        ></entente-query-editor>`,
      )}
    </div>`;
  }

  #checkWords(): string {
    const { edit, rights } = this;
    if (!rights.mayEdit) return "Only to read: your role does not allow Cypher of your own.";
    if (edit.checkError !== null) return `Not checked: ${edit.checkError.message}`;
    if (edit.check === null) return "Checking …";
    const unchecked =
      edit.check.status === "unchecked"
        ? " The database did not answer, so it has not been asked."
        : "";
    return `No faults.${unchecked}${edit.isDirty ? " Unsaved; kept in this browser." : ""}`;
  }

  /** Why a broken query is broken, where nobody edits it. */
  #renderFaults(): TemplateResult | typeof nothing {
    const { query } = this;
    if (query?.status !== "broken") return nothing;
    return html`<section class="broken" aria-labelledby="broken">
      <h2 id="broken">This query is broken and cannot be run</h2>
      <ol>
        ${query.faults.map((fault) => html`<li>${placeOf(fault)}: ${fault.message}</li>`)}
      </ol>
    </section>`;
  }

  #form(): EntenteQueryFormElement | null {
    return this.renderRoot.querySelector<EntenteQueryFormElement>("entente-query-form");
  }

  #onSubmit = (): void => {
    this.#form()?.submit();
  };
}

function placeOf({ line, column }: QueryFault): string {
  return `Line ${line}, column ${column}`;
}

/** What of a refused run belongs beside a field. */
function serverFaults(run: QueryRun | null): readonly FieldFault[] {
  const errors = run?.error?.details["errors"];
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    if (typeof error !== "object" || error === null) return [];
    const { place, message } = error as { readonly place?: unknown; readonly message?: unknown };
    if (typeof place !== "string" || typeof message !== "string") return [];
    const param = place.replace(/^params\./, "").replace(/\[.*$/, "");
    // The server's sentence begins with the place that the field already names.
    const words = message.startsWith(`${place} `) ? message.slice(place.length + 1) : message;
    return [{ param, message: words }];
  });
}
