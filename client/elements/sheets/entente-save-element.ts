import { html, LitElement, type TemplateResult } from "lit";
import { writeGexf } from "../../../server/export/write-gexf.ts";
import { writeGraphml } from "../../../server/export/write-graphml.ts";
import { dyadsCsv, nodesCsv, viewToGraph, type DrawnView } from "../../model/view-export.ts";
import { baseStyles } from "../base-styles.ts";
import { icons } from "../icons.ts";
import { sheetStyles } from "./sheet-styles.ts";

/** Files that a view can be saved as. */
const FILES = {
  gexf: {
    name: "GEXF",
    type: "application/gexf+xml",
    file: "view.gexf",
    write: (view: DrawnView) => [...writeGexf(viewToGraph(view))],
  },
  graphml: {
    name: "GraphML",
    type: "application/graphml+xml",
    file: "view.graphml",
    write: (view: DrawnView) => [...writeGraphml(viewToGraph(view))],
  },
  nodes: {
    name: "Actors and issues (CSV)",
    type: "text/csv",
    file: "actors-and-issues.csv",
    write: (view: DrawnView) => [nodesCsv(view)],
  },
  dyads: {
    name: "Dyads (CSV)",
    type: "text/csv",
    file: "dyads.csv",
    write: (view: DrawnView) => [dyadsCsv(view)],
  },
} as const;

/** Saves or copies what is drawn; on a sheet that opens when the element arrives. */
export class EntenteSaveElement extends LitElement {
  static override properties = { view: { attribute: false }, said: { state: true } };
  static override styles = [baseStyles, sheetStyles];

  declare view: DrawnView;
  /** What was done last, in words. */
  declare said: string;

  constructor() {
    super();
    this.said = "";
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  protected override render(): TemplateResult {
    const { title, network } = this.view;
    return html`<dialog aria-labelledby="title" @close=${this.#onClosed}>
      <header>
        <h2 id="title">Save this view</h2>
        <button class="icon-button" type="button" aria-label="Close" @click=${this.#onClose}>
          ${icons.close}
        </button>
      </header>
      <p dir="auto">
        ${title}: ${network.nodes.length} actors and issues, ${network.dyads.length} dyads.
      </p>
      <h3>As a file</h3>
      <p class="small quiet">GEXF and GraphML hold the places, colours and days of the picture.</p>
      <div class="choices">
        ${Object.values(FILES).map(
          ({ name, type, file, write }) =>
            html`<button
              class="button"
              type="button"
              @click=${(): void => {
                save(new Blob(write(this.view), { type }), file);
                this.said = `${file} was saved.`;
              }}
            >
              ${name}
            </button>`,
        )}
      </div>
      <h3>To the clipboard</h3>
      <div class="choices">
        <button
          class="button"
          type="button"
          @click=${(): void => {
            void this.#copy(this.view.address, "The link was copied.");
          }}
        >
          Link
        </button>
        <button
          class="button"
          type="button"
          @click=${(): void => {
            void this.#copy(dyadsCsv(this.view), "The table of dyads was copied.");
          }}
        >
          Table of dyads
        </button>
      </div>
      <p role="status">${this.said}</p>
    </dialog>`;
  }

  async #copy(text: string, said: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.said = said;
    } catch {
      this.said = "The browser does not let this page copy. Save a file instead.";
    }
  }

  #onClose = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onClosed = (): void => {
    this.dispatchEvent(new Event("entente-closed"));
  };
}

function save(blob: Blob, file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
}
