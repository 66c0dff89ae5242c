import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type {
  ImportProgress,
  ImportReport,
  ImportView,
} from "../../../server/wire/import-report.ts";
import {
  progressWords,
  STATE_WORDS,
  undoWords,
  whenWords,
} from "../../model/imports/import-words.ts";
import { baseStyles } from "../base-styles.ts";
import { dialogStyles } from "../queries/dialog-styles.ts";
import { skeletonStyles } from "../skeleton-styles.ts";
import { FollowController } from "./follow-controller.ts";
import { importResult } from "./import-result.ts";
import type { ImportServices } from "./import-services.ts";
import { ImportsChangedEvent } from "./imports-changed-event.ts";
import { importsStyles } from "./imports-styles.ts";

/** States after which something may be in the graph that can be taken back. */
const UNDOABLE: readonly ImportReport["state"][] = [
  "done",
  "failed",
  "cancelled",
  "interrupted",
  "undoing",
];

/** One import or merge: how far it is while it runs, then what became of it, and taking it back. */
export class EntenteImportElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    importId: { attribute: false },
    isWhole: { attribute: false },
    busy: { state: true },
    problem: { state: true },
  };
  static override styles = [
    baseStyles,
    skeletonStyles,
    dialogStyles,
    importsStyles,
    css`
      .import {
        display: grid;
        gap: 0.875rem;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0.25rem 1rem;
      }
      h1 {
        font-size: 1.625rem;
        font-weight: 650;
        line-height: 1.15;
        letter-spacing: -0.01em;
        overflow-wrap: anywhere;
      }
      h3 {
        overflow-wrap: anywhere;
      }
      .progress {
        display: grid;
        gap: 0.5rem;
      }
      .state {
        font-weight: 600;
      }
      .state.failed {
        color: var(--alert);
      }
    `,
  ];

  declare services: ImportServices;
  declare importId: string;
  /** Whether it is all there is on the page, with a heading of its own. */
  declare isWhole: boolean;
  declare busy: string | null;
  declare problem: string | null;

  readonly #follow = new FollowController(
    this,
    () => this.services,
    () => {
      this.dispatchEvent(new ImportsChangedEvent());
    },
  );

  constructor() {
    super();
    this.importId = "";
    this.isWhole = false;
    this.busy = null;
    this.problem = null;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("importId")) this.problem = null;
    this.#follow.follow(this.importId);
  }

  protected override render(): TemplateResult {
    const { view, error } = this.#follow;
    if (view !== null) return this.#renderView(view, error);
    if (error === null) {
      return html`<div class="skeleton" aria-hidden="true"><i></i><i class="half"></i></div>`;
    }
    return html`<div class="import" role="alert">
      ${this.isWhole ? html`<h1>No import to show</h1>` : nothing}
      <p>${error.message}</p>
      <p>
        <button
          class="button"
          type="button"
          @click=${(): void => {
            this.#follow.retry();
          }}
        >
          Try again
        </button>
      </p>
    </div>`;
  }

  #renderView({ report, progress }: ImportView, error: EntenteError | null): TemplateResult {
    const heading = report.kind === "merge" ? `Merge: ${report.title}` : report.title;
    return html`<div class="import">
        <div class="head">
          ${this.isWhole ? html`<h1 dir="auto">${heading}</h1>` : html`<h3 dir="auto">${heading}</h3>`}
          <p class="quiet small">
            <span class="state ${report.state}" role="status">${STATE_WORDS[report.state]}</span> ·
            ${whenWords(report.started)} · <span class="number">${report.id}</span>
          </p>
        </div>
        ${error === null ? nothing : html`<p class="problem">${error.message}</p>`}
        ${report.state === "running" ? this.#renderProgress(progress) : this.#renderEnd(report)}
        ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      </div>
      ${this.#renderDialog(report)}`;
  }

  #renderProgress(progress: ImportProgress | null): TemplateResult {
    const share =
      progress === null || progress.bytes === 0 ? null : progress.bytesRead / progress.bytes;
    return html`<div class="progress">
        <progress aria-label="Progress of the import" max="1" value=${share ?? nothing}></progress>
        <p class="number">
          ${
            progress === null
              ? "Waiting for its turn, or reading what the graph has …"
              : progressWords(progress)
          }
        </p>
      </div>
      <div class="buttons">
        <button
          class="button"
          type="button"
          ?disabled=${this.busy !== null}
          @click=${this.#onCancel}
        >
          ${this.busy ?? "Cancel the import"}
        </button>
      </div>`;
  }

  #renderEnd(report: ImportReport): TemplateResult {
    const { state, problem, undo } = report;
    return html`${
      problem === null || state === "undone"
        ? nothing
        : html`<p class="problem">${problem.detail}</p>`
    }
    ${state === "interrupted" ? BROKEN : nothing}
    ${
      undo === null
        ? nothing
        : html`<p class="note">
            Taken back: ${undoWords(undo)} (actors, issues, sources, stances and ties).
          </p>`
    }
    ${importResult(report)}
    ${
      UNDOABLE.includes(state)
        ? html`<div class="buttons">
            <button
              class="button"
              type="button"
              ?disabled=${this.busy !== null}
              @click=${this.#onWish}
            >
              ${this.busy ?? (report.kind === "merge" ? "Make two of it again …" : "Take it back …")}
            </button>
          </div>`
        : nothing
    }`;
  }

  #renderDialog({ kind }: ImportReport): TemplateResult {
    const isMerge = kind === "merge";
    return html`<dialog aria-labelledby="wish">
      <form class="sheet" method="dialog" @submit=${this.#onUndo}>
        <h2 id="wish">${isMerge ? "Make two actors of it again?" : "Take this import back?"}</h2>
        <p>
          What it created goes, and what it changed is as before. What a later import states too
          stays with that one; what somebody changed since, and what something else needs, stays.
        </p>
        <div class="buttons">
          <button class="button" type="button" @click=${this.#onClose}>Keep it</button>
          <button class="button strong" type="submit">
            ${isMerge ? "Undo the merge" : "Take it back"}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #onWish = (): void => {
    this.renderRoot.querySelector("dialog")?.showModal();
  };

  #onClose = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onUndo = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#onClose();
    void this.#remove("Taking it back …");
  };

  #onCancel = (): void => {
    void this.#remove("Cancelling …");
  };

  async #remove(busy: string): Promise<void> {
    this.busy = busy;
    this.problem = null;
    try {
      const report = await this.services.imports.remove(this.importId);
      this.#follow.take(report);
      this.dispatchEvent(new ImportsChangedEvent());
    } catch (error) {
      this.problem = error instanceof EntenteError ? error.message : String(error);
      this.#follow.retry();
    } finally {
      this.busy = null;
    }
  }
}

const BROKEN = html`<p class="note">
  Its process ended before the import did. On the server, <code>entente import --resume</code> with
  this id goes on with it; or take it back and import the file again.
</p>`;
