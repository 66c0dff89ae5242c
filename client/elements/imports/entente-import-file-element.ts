import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Theme } from "../../../server/picture/graph-style.ts";
import type { ImportPreview, ImportReport } from "../../../server/wire/import-report.ts";
import { TableMappingSchema, type TableMapping } from "../../../server/wire/table-mapping.ts";
import {
  choicesToParams,
  importParams,
  INITIAL_CHOICES,
  type ImportChoices,
} from "../../model/imports/import-choices.ts";
import { sizeWords } from "../../model/imports/import-words.ts";
import { FIELD_WORDS } from "../../model/imports/mapping-draft.ts";
import { baseStyles } from "../base-styles.ts";
import { icons } from "../icons.ts";
import { RemoteController } from "../remote-controller.ts";
import { skeletonStyles } from "../skeleton-styles.ts";
import { detectionFacts } from "./detection-facts.ts";
import { formatSelect } from "./format-select.ts";
import { importFileStyles } from "./import-file-styles.ts";
import { importOptions } from "./import-options.ts";
import { importResult } from "./import-result.ts";
import type { ImportServices } from "./import-services.ts";
import { ImportsChangedEvent } from "./imports-changed-event.ts";
import { importsStyles } from "./imports-styles.ts";
import type { MappingEvent } from "./mapping-event.ts";
import { SendController } from "./send-controller.ts";
import { recallMapping, rememberMapping } from "./mapping-memory.ts";

/** An import of the file began. */
export class ImportStartedEvent extends Event {
  static readonly eventName = "entente-import-started";
  readonly id: string;

  constructor(id: string) {
    super(ImportStartedEvent.eventName);
    this.id = id;
  }
}

/**
 * A chosen file: what it is, what becomes of its first rows, how it is read, and sending it.
 * Dispatches `entente-import-started`, and `entente-file-dismissed` when the reader wants it no more.
 */
export class EntenteImportFileElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    file: { attribute: false },
    theme: { attribute: false },
    choices: { state: true },
    dryReport: { state: true },
    remembered: { state: true },
  };
  static override styles = [baseStyles, skeletonStyles, importsStyles, importFileStyles];

  declare services: ImportServices;
  declare file: File;
  declare theme: Theme;
  declare choices: ImportChoices;
  declare dryReport: ImportReport | null;
  /** Whether the mapping is the one that this browser used last for these columns. */
  declare remembered: boolean;

  readonly #send = new SendController(this, () => this.services);
  readonly #preview = new RemoteController<ImportPreview>(this, () => this.services);
  #hasRecalled = false;
  /** Whether the mapping is open because something was missing; it then stays so while it is filled in. */
  #isMappingOpen = false;
  /** Kept while the next preview is on its way. */
  #format: string | null = null;

  constructor() {
    super();
    this.theme = "light";
    this.choices = INITIAL_CHOICES;
    this.dryReport = null;
    this.remembered = false;
  }

  /** Whether it can be imported as it stands. */
  get isReady(): boolean {
    const { state } = this.#preview;
    const { last } = state;
    if (state.kind !== "ready" || last === null || this.#send.sending !== null) return false;
    // An archive is opened on import only.
    const isUnseen = last.candidates.length === 0 && last.encoding === null;
    return last.missing.length === 0 && (last.format !== null || isUnseen);
  }

  /** Sends the file and begins to import it; resolves when that began or failed. */
  async start(): Promise<void> {
    const id = (await this.#sendIt(false))?.id;
    if (id === undefined) return;
    this.dispatchEvent(new ImportStartedEvent(id));
    this.dispatchEvent(new ImportsChangedEvent());
  }

  protected override willUpdate(): void {
    this.#look();
    const { state } = this.#preview;
    if (state.kind !== "ready") return;
    this.#format = state.value.format;
    if (this.#recall(state.value)) this.#look();
    else this.#isMappingOpen ||= state.value.missing.length > 0;
  }

  protected override render(): TemplateResult {
    return html`<article aria-labelledby="name" aria-busy=${this.#preview.state.kind === "loading"}>
      <div class="head">
        <div>
          <h2 id="name" dir="auto">${this.file.name}</h2>
          <p class="quiet small">${sizeWords(this.file.size)}</p>
        </div>
        <button
          class="icon-button"
          type="button"
          aria-label="Leave ${this.file.name} out"
          @click=${this.#onDismiss}
        >
          ${icons.close}
        </button>
      </div>
      ${this.#renderPreview()} ${this.#renderSending()}
      ${
        this.#send.problem === null
          ? nothing
          : html`<p class="problem" role="alert">${this.#send.problem}</p>`
      }
      ${
        this.dryReport === null
          ? nothing
          : html`<div class="dry">
              <h3>What the import would do</h3>
              ${importResult(this.dryReport, true)}
            </div>`
      }
    </article>`;
  }

  #renderPreview(): TemplateResult {
    const { state } = this.#preview;
    const { last } = state;
    const failure =
      state.kind === "failed"
        ? html`<div class="problem" role="alert">
            <p>${state.error.message}</p>
            <button
              class="button"
              type="button"
              @click=${(): void => {
                this.#preview.retry();
              }}
            >
              Try again
            </button>
          </div>`
        : nothing;
    if (last === null) {
      return state.kind === "failed"
        ? html`${failure}`
        : html`<div class="skeleton" aria-hidden="true"><i></i><i class="half"></i></div>`;
    }
    return html`${detectionFacts(last, { fileName: this.file.name, asked: this.choices.format })}
      ${formatSelect(last, this.choices.format, (format) => {
        this.#choose({ format });
      })}
      ${failure} ${this.#renderMapping(last)}
      <details>
        <summary>Options</summary>
        <div class="details">
          ${importOptions(this.choices, last.format, (part) => {
            this.#choose(part);
          })}
        </div>
      </details>
      ${this.#renderRows(last)}
      <div class="buttons">
        <button
          class="button strong"
          type="button"
          ?disabled=${!this.isReady}
          @click=${this.#onStart}
        >
          Import
        </button>
        <button class="button" type="button" ?disabled=${!this.isReady} @click=${this.#onDry}>
          Try without changing anything
        </button>
      </div>`;
  }

  #renderMapping({ mapping, table, missing }: ImportPreview): TemplateResult | typeof nothing {
    const used = this.choices.mapping ?? TableMappingSchema.safeParse(mapping).data;
    if (used === undefined || table === null) return nothing;
    return html`${
        missing.length === 0
          ? nothing
          : html`<p class="note" role="status">
              Nothing says yet:
              <b
                >${missing.map((field) => FIELD_WORDS[field as keyof typeof FIELD_WORDS]).join(", ")}</b
              >. Choose a column for it below, or a value for every row.
            </p>`
      }
      ${
        this.remembered
          ? html`<p class="note">
              This is the mapping that you used last for a table with these columns.
              <button class="link" type="button" @click=${this.#onForget}>
                Use the one that was found instead
              </button>
            </p>`
          : nothing
      }
      <details ?open=${this.#isMappingOpen}>
        <summary>Columns and how they are written</summary>
        <div class="details">
          <entente-mapping
            .mapping=${used}
            .columns=${table.columns}
            .rows=${table.rows}
            .fileName=${this.file.name}
            @entente-mapping=${({ mapping: changed }: MappingEvent): void => {
              this.#onMapping(changed, table.columns);
            }}
          ></entente-mapping>
        </div>
      </details>`;
  }

  #renderRows(preview: ImportPreview): TemplateResult | typeof nothing {
    if (preview.missing.length > 0) return nothing;
    if (preview.rows.length > 0) {
      return html`<entente-import-rows
        .preview=${preview}
        .theme=${this.theme}
      ></entente-import-rows>`;
    }
    return html`<p class="quiet">
      ${
        preview.format === null
          ? "Its rows cannot be shown before it is known what it is."
          : "Its rows can only be read when all of the file is there. To see first what becomes of them, try it without changing anything."
      }
    </p>`;
  }

  #renderSending(): TemplateResult | typeof nothing {
    const { sending } = this.#send;
    if (sending === null) return nothing;
    const { sent, isDry } = sending;
    const isSent = sent >= this.file.size;
    return html`<div>
      <progress
        aria-label="Sending ${this.file.name}"
        max=${this.file.size}
        value=${isSent ? nothing : sent}
      ></progress>
      <p class="number">
        ${
          isSent
            ? isDry
              ? "Reading it against the graph …"
              : "Sent."
            : `Sending: ${sizeWords(sent)} of ${sizeWords(this.file.size)}`
        }
      </p>
      <button
        class="button"
        type="button"
        @click=${(): void => {
          this.#send.cancel();
        }}
      >
        Cancel
      </button>
    </div>`;
  }

  /** Asks what the file is, and what becomes of its first rows, where the choices are others than before. */
  #look(): void {
    const { imports } = this.services;
    const how = choicesToParams(this.file.name, this.choices, this.#format);
    this.#preview.load(how.toString(), (signal) => imports.preview(this.file, how, signal));
  }

  /** Takes, once, what this browser remembers for the columns of the table. True where there is something. */
  #recall({ table }: ImportPreview): boolean {
    if (this.#hasRecalled || table === null) return false;
    this.#hasRecalled = true;
    const mapping = recallMapping(table.columns);
    if (mapping === null || this.choices.mapping !== null) return false;
    this.remembered = true;
    this.choices = { ...this.choices, mapping };
    return true;
  }

  #choose(part: Partial<ImportChoices>): void {
    this.choices = { ...this.choices, ...part };
    this.dryReport = null;
    if (this.#send.sending?.isDry === true) this.#send.cancel();
    this.#send.clear();
  }

  #onMapping(mapping: TableMapping, columns: readonly string[]): void {
    this.remembered = false;
    rememberMapping(columns, mapping);
    this.#choose({ mapping });
  }

  #onForget = (): void => {
    this.remembered = false;
    this.#choose({ mapping: null });
  };

  #onDismiss = (): void => {
    this.dispatchEvent(new Event("entente-file-dismissed"));
  };

  #onStart = (): void => {
    void this.start();
  };

  #onDry = (): void => {
    const { choices } = this;
    void this.#sendIt(true).then((report) => {
      if (this.choices === choices) this.dryReport = report;
    });
  };

  #sendIt(isDry: boolean): Promise<ImportReport | null> {
    const how = importParams(this.file.name, this.choices, this.#format);
    if (isDry) how.set("dryRun", "true");
    this.dryReport = null;
    return this.#send.send(this.file, how, isDry);
  }
}
