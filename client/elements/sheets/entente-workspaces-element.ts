import { html, LitElement, nothing, type TemplateResult } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import {
  parseWorkspace,
  type Workspace,
  type WorkspaceEntry,
} from "../../../server/wire/workspace.ts";
import { parseViewState } from "../../model/parse-view-state.ts";
import type { DrawnView } from "../../model/view-export.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../../model/view-state.ts";
import { fromWorkspace, toWorkspace, workspaceId } from "../../model/workspace-view.ts";
import { baseStyles } from "../base-styles.ts";
import {
  keepCurrentWorkspace,
  readCurrentWorkspace,
  type CurrentWorkspace,
} from "../current-workspace.ts";
import { EntenteStateEvent } from "../entente-state-event.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { icons } from "../icons.ts";
import { isOwnView, readRecentViews } from "../recent-views.ts";
import { RemoteController } from "../remote-controller.ts";
import { saveBlob } from "../save-blob.ts";
import { sheetStyles } from "./sheet-styles.ts";
import { workspaceRow, type RowMode } from "./workspace-row.ts";
import { workspacesStyles } from "./workspaces-styles.ts";

/** Keeps the view under a name on the server or in a file, and opens what was kept. */
export class EntenteWorkspacesElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    view: { attribute: false },
    said: { state: true },
    problem: { state: true },
    current: { state: true },
    row: { state: true },
  };
  static override styles = [baseStyles, sheetStyles, workspacesStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  /** What is drawn. */
  declare view: DrawnView;
  /** What was done last, in words. */
  declare said: string;
  declare problem: string | null;
  declare current: CurrentWorkspace | null;
  /** The one that is being renamed or deleted. */
  declare row: { readonly id: string; readonly mode: RowMode } | null;

  readonly #list = new RemoteController<readonly WorkspaceEntry[]>(this, () => this.services);
  readonly #recent = readRecentViews();
  #listed = 0;

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.said = "";
    this.problem = null;
    this.current = readCurrentWorkspace();
    this.row = null;
  }

  protected override willUpdate(): void {
    this.#list.load(`${this.#listed}`, (signal) => this.services.workspaces.list(signal));
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.#onClosed}>
      <header>
        <h2 id="title">Workspaces</h2>
        <button class="icon-button" type="button" aria-label="Close" @click=${this.#close}>
          ${icons.close}
        </button>
      </header>
      ${this.#renderSaving()}
      <h3>On the server</h3>
      ${this.#renderList()}
      <h3>In this browser</h3>
      <p class="small quiet">What you look at is kept here by itself, a view for each tab.</p>
      ${this.#renderRecent()}
      <h3>As a file</h3>
      <div class="choices">
        <button class="button" type="button" @click=${this.#onFile}>Save as a file</button>
        <label class="button file"
          >Open a file
          <input type="file" accept=".json,application/json" @change=${this.#onOpenFile} />
        </label>
      </div>
      ${this.problem === null ? nothing : html`<p role="alert">${this.problem}</p>`}
      <p role="status">${this.said}</p>
    </dialog>`;
  }

  #renderSaving(): TemplateResult {
    const { current } = this;
    return html`<form @submit=${this.#onSave}>
        <label
          >Name of this view
          <input type="text" name="name" maxlength="120" required autocomplete="off" />
        </label>
        <button class="button strong" type="submit">Save on the server</button>
      </form>
      ${
        current === null
          ? nothing
          : html`<div class="choices">
              <button class="button" type="button" @click=${this.#onSaveAgain}>
                Save changes to “${current.name}”
              </button>
            </div>`
      }`;
  }

  #renderList(): TemplateResult {
    const { state } = this.#list;
    if (state.kind === "failed") return html`<p role="alert">${state.error.message}</p>`;
    if (state.last === null) return html`<p class="quiet">Loading …</p>`;
    if (state.last.length === 0) return html`<p class="small quiet">None yet.</p>`;
    return html`<ul>
      ${state.last.map((entry) =>
        workspaceRow(entry, this.row?.id === entry.id ? this.row.mode : null, {
          open: () => {
            this.#try(() => this.#open(entry));
          },
          duplicate: () => {
            this.#try(() => this.#duplicate(entry));
          },
          ask: (mode) => {
            this.row = mode === null ? null : { id: entry.id, mode };
          },
          rename: (name) => {
            this.#try(() => this.#rename(entry, name));
          },
          remove: () => {
            this.#try(() => this.#remove(entry));
          },
        }),
      )}
    </ul>`;
  }

  #renderRecent(): TemplateResult {
    const { views, problem } = this.#recent;
    const others = views.filter((each) => !isOwnView(each));
    return html`${problem === null ? nothing : html`<p role="alert">${problem}</p>`}
      <ul>
        ${others.map(
          ({ view, title, at }) =>
            html`<li>
              <button
                class="link open"
                type="button"
                dir="auto"
                @click=${(): void => {
                  this.#show(parseViewState(view).state, title);
                  this.#close();
                }}
              >
                ${title}
              </button>
              <span class="small quiet">${new Date(at).toLocaleString("en-GB")}</span>
            </li>`,
        )}
      </ul>`;
  }

  #workspace(name: string): Workspace {
    const { network, positions } = this.view;
    return toWorkspace(name, { state: this.state, network, positions, theme: this.#theme });
  }

  get #theme(): "light" | "dark" {
    return document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
  }

  /** Does something and says what came of it; afterwards the list is as the server has it. */
  #try(act: () => Promise<string>): void {
    this.problem = null;
    this.said = "";
    act()
      .then((said) => {
        this.said = said;
        this.row = null;
      })
      .catch((error: unknown) => {
        this.problem = error instanceof EntenteError ? error.message : String(error);
      })
      .finally(() => {
        this.#listed += 1;
        this.requestUpdate();
      });
  }

  async #save(id: string, name: string, version: string | null): Promise<string> {
    const saved = await this.services.workspaces.save(id, this.#workspace(name), version);
    this.#keep({ id, name: saved.workspace.name, version: saved.version });
    return `“${saved.workspace.name}” was saved.`;
  }

  async #open({ id }: WorkspaceEntry): Promise<string> {
    const { workspace, version } = await this.services.workspaces.get(id);
    this.#keep({ id, version, name: workspace.name });
    return this.#showWorkspace(workspace);
  }

  async #rename({ id, version }: WorkspaceEntry, name: string): Promise<string> {
    const { workspace } = await this.services.workspaces.get(id);
    const saved = await this.services.workspaces.save(id, { ...workspace, name }, version);
    if (this.current?.id === id) this.#keep({ id, name, version: saved.version });
    return `It is called “${name}” now.`;
  }

  async #duplicate({ id, name }: WorkspaceEntry): Promise<string> {
    const { workspace } = await this.services.workspaces.get(id);
    const copy = `${name.slice(0, 110)} (copy)`;
    await this.services.workspaces.save(this.#newId(copy), { ...workspace, name: copy }, null);
    return `“${copy}” was made.`;
  }

  async #remove({ id, name, version }: WorkspaceEntry): Promise<string> {
    await this.services.workspaces.remove(id, version);
    if (this.current?.id === id) this.#keep(null);
    return `“${name}” was deleted.`;
  }

  #newId(name: string): string {
    return workspaceId(name, this.#list.state.last?.map(({ id }) => id) ?? []);
  }

  #keep(current: CurrentWorkspace | null): void {
    this.current = current;
    keepCurrentWorkspace(current);
  }

  #showWorkspace(workspace: Workspace): string {
    const { network } = this.view;
    const { state, notices, isMoved } = fromWorkspace(workspace, network.dataVersion);
    this.#show(state, workspace.name);
    if (workspace.theme !== this.#theme) this.dispatchEvent(new Event("entente-theme"));
    const moved = isMoved
      ? "The data have changed since it was saved: everybody is pinned where they stood."
      : "";
    const said = [...notices, moved].filter((sentence) => sentence !== "").join(" ");
    // What there is to say is said here; otherwise the view says it all.
    if (said === "") this.#close();
    return said;
  }

  #show(state: ViewState, name: string): void {
    this.dispatchEvent(new EntenteStateEvent(() => state, null, `Open “${name}”`));
  }

  #onSave = (event: Event): void => {
    event.preventDefault();
    const name = new FormData(event.target as HTMLFormElement).get("name");
    if (typeof name !== "string" || name.trim() === "") return;
    this.#try(() => this.#save(this.#newId(name), name, null));
  };

  #onSaveAgain = (): void => {
    const { current } = this;
    if (current !== null) this.#try(() => this.#save(current.id, current.name, current.version));
  };

  #onFile = (): void => {
    const name = this.current?.name ?? this.view.title;
    const text = JSON.stringify(this.#workspace(name.slice(0, 120)), null, 2);
    saveBlob(
      new Blob([text], { type: "application/json" }),
      `${workspaceId(name, [])}.entente-workspace.json`,
    );
    this.said = "The workspace was saved as a file.";
  };

  #onOpenFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    this.#try(async () => {
      const parsed = parseWorkspace(await file.text());
      input.value = "";
      if ("problem" in parsed) {
        throw new EntenteError("invalid-file", `${file.name} cannot be opened. ${parsed.problem}`);
      }
      return this.#showWorkspace(parsed.workspace);
    });
  };

  #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onClosed = (): void => {
    this.dispatchEvent(new Event("entente-closed"));
  };
}
