import { html, LitElement, nothing, type TemplateResult } from "lit";
import { writeGexf } from "../../../server/export/write-gexf.ts";
import { writeGraphml } from "../../../server/export/write-graphml.ts";
import type { Theme } from "../../../server/picture/graph-style.ts";
import {
  dyadsCsv,
  dyadsTable,
  nodesCsv,
  viewToGraph,
  viewToPicture,
  type DrawnView,
} from "../../model/view-export.ts";
import { baseStyles } from "../base-styles.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { icons } from "../icons.ts";
import { copyToClipboard, type Copy } from "./copy-to-clipboard.ts";
import { saveBlob } from "../save-blob.ts";
import { sheetStyles } from "./sheet-styles.ts";

interface Source {
  readonly view: DrawnView;
  readonly services: ExplorerServices;
  /** Of the paper that a picture is drawn on. */
  readonly theme: Theme;
}

/** A file that a view can be saved as. */
interface ViewFile {
  readonly name: string;
  readonly file: string;
  readonly make: (source: Source) => Promise<Blob>;
}

const PNG = "image/png";

const PICTURES: readonly ViewFile[] = [
  {
    name: "PNG",
    file: "view.png",
    make: ({ view, services, theme }) => services.views.picture(PNG, viewToPicture(view, theme)),
  },
  {
    name: "SVG",
    file: "view.svg",
    make: ({ view, services, theme }) =>
      services.views.picture("image/svg+xml", viewToPicture(view, theme)),
  },
];

const DATA: readonly ViewFile[] = [
  {
    name: "GEXF",
    file: "view.gexf",
    make: ({ view }) => blobOf("application/gexf+xml", writeGexf(viewToGraph(view))),
  },
  {
    name: "GraphML",
    file: "view.graphml",
    make: ({ view }) => blobOf("application/graphml+xml", writeGraphml(viewToGraph(view))),
  },
  {
    name: "Actors and issues (CSV)",
    file: "actors-and-issues.csv",
    make: ({ view }) => blobOf("text/csv", [nodesCsv(view)]),
  },
  {
    name: "Dyads (CSV)",
    file: "dyads.csv",
    make: ({ view }) => blobOf("text/csv", [dyadsCsv(view)]),
  },
  {
    name: "Interchange (JSON)",
    file: "view.entente.json",
    make: ({ view, services }) =>
      services.views.extract({
        filter: view.filter,
        nodes: view.network.nodes.map(({ id }) => id),
      }),
  },
];

const COPIES: readonly { readonly name: string; readonly of: (source: Source) => Copy }[] = [
  {
    name: "Link",
    of: ({ view }) => ({
      what: "The link",
      instead: "take it from the address bar",
      forms: { "text/plain": new Blob([view.address], { type: "text/plain" }) },
    }),
  },
  {
    name: "Table of dyads",
    of: ({ view }) => {
      const { html: markup, text } = dyadsTable(view);
      return {
        what: "The table of dyads",
        instead: "save it as CSV",
        forms: {
          "text/html": new Blob([markup], { type: "text/html" }),
          "text/plain": new Blob([text], { type: "text/plain" }),
        },
      };
    },
  },
  {
    name: "Picture",
    of: ({ view, services, theme }) => ({
      what: "The picture",
      instead: "save it as PNG",
      forms: { [PNG]: services.views.picture(PNG, viewToPicture(view, theme)) },
    }),
  },
];

/** Saves or copies what is drawn; on a sheet that opens when the element arrives. */
export class EntenteSaveElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    view: { attribute: false },
    paper: { state: true },
    busy: { state: true },
    said: { state: true },
  };
  static override styles = [baseStyles, sheetStyles];

  declare services: ExplorerServices;
  declare view: DrawnView;
  declare paper: Theme;
  /** Whether something is being made. */
  declare busy: boolean;
  /** What was done last, in words. */
  declare said: string;

  constructor() {
    super();
    this.paper = "light";
    this.busy = false;
    this.said = "";
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  protected override render(): TemplateResult {
    const { title, caption, isTwo } = this.view;
    return html`<dialog aria-labelledby="title" @close=${this.#onClosed}>
      <header>
        <h2 id="title">Save this view</h2>
        <button class="icon-button" type="button" aria-label="Close" @click=${this.#onClose}>
          ${icons.close}
        </button>
      </header>
      <p dir="auto">${title}: ${caption}</p>
      ${
        isTwo
          ? html`<p>
              This is the one network under the filters, not the two pictures of two issues that
              stand in its place now.
            </p>`
          : nothing
      }
      <h3>As a picture</h3>
      <p class="small quiet">
        All that is shown, at the same places, with title, legend and sources in the picture.
      </p>
      <div class="choices">
        ${PICTURES.map((each) => this.#renderFile(each))}
        <label class="choice"
          ><input type="checkbox" .checked=${this.paper === "dark"} @change=${this.#onPaper} /> On
          dark paper</label
        >
      </div>
      <h3>As data</h3>
      <p class="small quiet">
        GEXF and GraphML hold the places, colours and days of the picture; interchange holds every
        stance with its source, and can be imported.
      </p>
      <div class="choices">${DATA.map((each) => this.#renderFile(each))}</div>
      <h3>To the clipboard</h3>
      <div class="choices">
        ${COPIES.map(
          ({ name, of }) =>
            html`<button
              class="button"
              type="button"
              @click=${(): void => {
                void this.#run(() => copyToClipboard(of(this.#source)));
              }}
            >
              ${name}
            </button>`,
        )}
      </div>
      <p class="said" role="status">${this.busy ? "Under way…" : this.said}</p>
    </dialog>`;
  }

  #renderFile({ name, file, make }: ViewFile): TemplateResult {
    return html`<button
      class="button"
      type="button"
      @click=${(): void => {
        void this.#run(async () => {
          saveBlob(await make(this.#source), file);
          return `${file} was saved.`;
        });
      }}
    >
      ${name}
    </button>`;
  }

  get #source(): Source {
    return { view: this.view, services: this.services, theme: this.paper };
  }

  async #run(act: () => Promise<string>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      this.said = await act();
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
    }
    this.busy = false;
  }

  #onPaper = (event: Event): void => {
    this.paper = (event.target as HTMLInputElement).checked ? "dark" : "light";
  };

  #onClose = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onClosed = (): void => {
    this.dispatchEvent(new Event("entente-closed"));
  };
}

function blobOf(type: string, chunks: Iterable<string>): Promise<Blob> {
  return Promise.resolve(new Blob([...chunks], { type }));
}
