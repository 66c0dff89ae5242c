import { html, LitElement, type TemplateResult } from "lit";
import { PATH_MODES, type Path, type PathMode, type Paths } from "../../../server/wire/paths.ts";
import { countOf } from "../../../server/words/count-words.ts";
import { unmark } from "../../model/arrangement.ts";
import type { NetworkModel } from "../../model/network-model.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import { EntenteStateEvent } from "../entente-state-event.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { RemoteController } from "../remote-controller.ts";
import { analysisStyles } from "./analysis-styles.ts";
import { remoteView } from "./remote-view.ts";

const MODE_NAMES = { any: "any", support: "support only", opposition: "opposition only" } as const;
const EXTENTS = [0, 2, 3, 4, 5] as const;

/** The paths between two actors: in words, and each marked in the network. */
export class EntentePathsElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    whole: { attribute: false },
    from: { state: true },
    to: { state: true },
    mode: { state: true },
    most: { state: true },
  };
  static override styles = [baseStyles, analysisStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  declare whole: NetworkModel;
  /** Ids of the two ends; "" while none is chosen. */
  declare from: string;
  declare to: string;
  declare mode: PathMode;
  /** All paths of at most so many steps; 0: the shortest. */
  declare most: number;

  readonly #paths = new RemoteController<Paths>(this, () => this.services);

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.from = "";
    this.to = "";
    this.mode = "any";
    this.most = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Two marked actors are what one wants to know about.
    const [from = "", to = ""] = this.state.arrangement.marked;
    if (this.from === "") [this.from, this.to] = [from, to];
  }

  protected override willUpdate(): void {
    const { from, to, mode, most } = this;
    if (from === "" || to === "" || from === to) {
      this.#paths.clear();
      return;
    }
    const { filter, minStances } = this.state;
    const extent = most === 0 ? "shortest" : "all";
    const ends = { from, to, mode, extent, maxSteps: most === 0 ? 6 : most } as const;
    const { dataVersion } = this.whole.network;
    this.#paths.load(JSON.stringify([filter, ends, dataVersion]), (signal) =>
      this.services.analysis.paths({ filter, minStances, ...ends }, signal),
    );
  }

  protected override render(): TemplateResult {
    const isReady = this.from !== "" && this.to !== "" && this.from !== this.to;
    return html`<div class="fields">
        ${this.#renderEnd("from", "From")} ${this.#renderEnd("to", "To")}
        <label
          >Over
          <select name="mode" @change=${this.#onChange}>
            ${PATH_MODES.map(
              (mode) =>
                html`<option value=${mode} ?selected=${mode === this.mode}>
                  ${MODE_NAMES[mode]}
                </option>`,
            )}
          </select></label
        >
        <label
          >Length
          <select name="most" @change=${this.#onChange}>
            ${EXTENTS.map(
              (most) =>
                html`<option value=${most} ?selected=${most === this.most}>
                  ${most === 0 ? "shortest" : `up to ${most} steps`}
                </option>`,
            )}
          </select></label
        >
      </div>
      ${
        isReady
          ? remoteView(this.#paths.state, (paths) => this.#renderPaths(paths), this.#onRetry)
          : html`<p class="quiet">
              Choose two different actors, or mark two in the network first.
            </p>`
      }`;
  }

  #renderEnd(name: "from" | "to", label: string): TemplateResult {
    const nodes = [...this.whole.network.nodes].sort((a, b) => a.name.localeCompare(b.name, "en"));
    return html`<label
      >${label}
      <select name=${name} @change=${this.#onChange}>
        <option value="" ?selected=${this[name] === ""}>choose …</option>
        ${nodes.map(
          (node) =>
            html`<option value=${node.id} ?selected=${node.id === this[name]}>
              ${node.name}
            </option>`,
        )}
      </select></label
    >`;
  }

  #renderPaths({ shortest, total, counted, paths }: Paths): TemplateResult {
    if (shortest === null) {
      return html`<p class="lead">No path of that kind leads from one to the other.</p>`;
    }
    return html`<p class="lead">
        ${counted ? "" : "At least "}${countOf(total, "path")}; the shortest takes
        ${countOf(shortest, "step")}.
      </p>
      <ol class="rows">
        ${paths.map((path) => this.#renderPath(path))}
      </ol>
      ${paths.length < total ? html`<p class="small quiet">The first ${paths.length} are listed.</p>` : ""}`;
  }

  #renderPath(path: Path): TemplateResult {
    return html`<li>
      <span dir="auto">${path.sentence}</span>
      <button
        class="button"
        type="button"
        aria-label=${`Draw: ${path.sentence}`}
        @click=${(): void => {
          this.#draw(path);
        }}
      >
        Draw
      </button>
    </li>`;
  }

  #draw({ nodes }: Path): void {
    this.dispatchEvent(
      new EntenteStateEvent((state) => ({
        ...state,
        arrangement: { ...unmark(state.arrangement), marked: [...nodes].sort() },
      })),
    );
  }

  #onChange = (event: Event): void => {
    const { name, value } = event.target as HTMLSelectElement;
    if (name === "from" || name === "to") this[name] = value;
    else if (name === "mode") this.mode = PATH_MODES.find((mode) => mode === value) ?? "any";
    else this.most = Number(value);
  };

  #onRetry = (): void => {
    this.#paths.retry();
  };
}
