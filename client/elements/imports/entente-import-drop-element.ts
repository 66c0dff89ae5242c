import { css, html, LitElement, type TemplateResult } from "lit";
import { baseStyles } from "../base-styles.ts";
import { importsStyles } from "./imports-styles.ts";

/** Files that the reader chose or dropped. */
export class FilesChosenEvent extends Event {
  static readonly eventName = "entente-files-chosen";
  readonly files: readonly File[];

  constructor(files: readonly File[]) {
    super(FilesChosenEvent.eventName, { bubbles: true, composed: true });
    this.files = files;
  }
}

/** Where files are dropped or chosen. A file that is dropped elsewhere on the page counts too. */
export class EntenteImportDropElement extends LitElement {
  static override properties = { isOver: { state: true }, isSmall: { attribute: false } };
  static override styles = [
    baseStyles,
    importsStyles,
    css`
      .zone {
        display: grid;
        justify-items: center;
        gap: 0.625rem;
        padding: 2.25rem 1.25rem;
        border: 2px dashed var(--control);
        border-radius: 3px;
        text-align: center;
        text-wrap: balance;
      }
      .zone.small {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        padding: 0.75rem 1rem;
        text-align: start;
      }
      .zone.over {
        border-style: solid;
        border-color: var(--focus);
        background: var(--paper-quiet);
      }
      .lead {
        font-size: 1.1875rem;
        font-weight: 600;
      }
      .small .lead {
        font-size: 1rem;
      }
      .quiet {
        max-width: 40rem;
      }
    `,
  ];

  declare isOver: boolean;
  /** Whether files were chosen already, so that the zone stands back. */
  declare isSmall: boolean;

  constructor() {
    super();
    this.isOver = false;
    this.isSmall = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("dragover", this.#onOver);
    window.addEventListener("dragleave", this.#onLeave);
    window.addEventListener("drop", this.#onDrop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("dragover", this.#onOver);
    window.removeEventListener("dragleave", this.#onLeave);
    window.removeEventListener("drop", this.#onDrop);
  }

  protected override render(): TemplateResult {
    return html`<div class="zone ${this.isSmall ? "small" : ""} ${this.isOver ? "over" : ""}">
      <p class="lead">${this.isSmall ? "Drop more files here" : "Drop files here"}</p>
      <button class="button ${this.isSmall ? "" : "strong"}" type="button" @click=${this.#onChoose}>
        Choose files
      </button>
      <input type="file" multiple hidden aria-label="Files to import" @change=${this.#onChange} />
      ${
        this.isSmall
          ? ""
          : html`<p class="quiet">
              GDELT and ICEWS events, alliances, UN votes, GEXF, GraphML, Cytoscape, Entente’s own
              files, and tables with any column names; also in .zip and .gz. Nothing is changed
              before you have seen what becomes of it.
            </p>`
      }
    </div>`;
  }

  #onChoose = (): void => {
    this.renderRoot.querySelector<HTMLInputElement>("input")?.click();
  };

  #onChange = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#give([...(input.files ?? [])]);
    // So that the same file can be chosen again after it was corrected.
    input.value = "";
  };

  #onOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    // Else the browser would leave the page to show the file.
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.isOver = true;
  };

  #onLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.isOver = false;
  };

  #onDrop = (event: DragEvent): void => {
    if (event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    this.isOver = false;
    this.#give([...event.dataTransfer.files]);
  };

  #give(files: readonly File[]): void {
    if (files.length > 0) this.dispatchEvent(new FilesChosenEvent(files));
  }
}
