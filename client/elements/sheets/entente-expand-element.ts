import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { NEIGHBOR_RANKS, type Neighbors } from "../../../server/wire/actor-card.ts";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import { countOf, formatCount } from "../../../server/words/count-words.ts";
import { collapse, expand } from "../../model/arrangement.ts";
import { countBrought } from "../../model/expansion.ts";
import {
  countKinds,
  countLeft,
  MANY,
  MOST_AT_ONCE,
  RANK_NAMES,
  usualChoice,
  DIRECTION_NAMES,
  type KindCounts,
  type NeighbourChoice,
} from "../../model/neighbour-choice.ts";
import type { NetworkModel } from "../../model/network-model.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import { EntenteStateEvent } from "../entente-state-event.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { icons } from "../icons.ts";
import { RemoteController } from "../remote-controller.ts";
import { expandStyles } from "./expand-styles.ts";
import { kindTable } from "./kind-table.ts";
import { sheetStyles } from "./sheet-styles.ts";

/** As many as the server ranks. */
const MOST_RANKED = 1000;

/** Counts the neighbours of one actor or issue, and brings those that the reader chooses. */
export class EntenteExpandElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    model: { attribute: false },
    node: { attribute: false },
    choice: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  static override styles = [baseStyles, sheetStyles, expandStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  /** What is shown. */
  declare model: NetworkModel;
  /** Id of the actor or issue. */
  declare node: string;
  /** null until the counts are there. */
  declare choice: NeighbourChoice | null;
  declare busy: boolean;
  declare problem: string | null;

  readonly #counts = new RemoteController<Neighbors>(this, () => this.services);
  readonly #leaving = new AbortController();
  #focused = false;

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.choice = null;
    this.busy = false;
    this.problem = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaving.abort();
  }

  protected override willUpdate(): void {
    const { filter } = this.state;
    const request = {
      id: this.node,
      filter,
      direction: "both",
      rank: "stances",
      limit: 1,
    } as const;
    this.#counts.load(JSON.stringify([this.node, filter]), (signal) =>
      this.services.api.neighbors(request, signal),
    );
    if (this.choice === null && this.#counts.state.kind === "ready") {
      this.choice = usualChoice(this.#rows);
    }
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#focused || !changed.has("choice") || this.choice === null) return;
    this.#focused = true;
    this.renderRoot.querySelector<HTMLElement>(".strong")?.focus();
  }

  get #rows(): readonly KindCounts[] {
    const { last } = this.#counts.state;
    return last === null ? [] : countKinds(this.node, last, this.model);
  }

  get #name(): string {
    return this.model.nameOf(this.node);
  }

  protected override render(): TemplateResult {
    const { state } = this.#counts;
    return html`<dialog aria-labelledby="title" aria-describedby="summary" @close=${this.#onClosed}>
      <header>
        <h2 id="title" dir="auto">Neighbours of ${this.#name}</h2>
        <button class="icon-button" type="button" aria-label="Close" @click=${this.#close}>
          ${icons.close}
        </button>
      </header>
      ${state.kind === "failed" ? html`<p role="alert">${state.error.message}</p>` : nothing}
      ${
        this.choice === null
          ? html`<p id="summary">${state.kind === "failed" ? "" : "Counting neighbours …"}</p>`
          : this.#renderChoice(this.choice)
      }
    </dialog>`;
  }

  #renderChoice(choice: NeighbourChoice): TemplateResult {
    const rows = this.#rows;
    const left = countLeft(rows, choice);
    const most = Math.min(left, MOST_AT_ONCE);
    const count = Math.min(choice.most, most);
    return html`<form @submit=${this.#onSubmit}>
      <p id="summary">${this.#summary(rows)}</p>
      ${
        rows.length === 0
          ? nothing
          : kindTable(rows, choice.kinds, (kind) => {
              this.#chooseKind(kind, choice);
            })
      }
      ${left === 0 ? nothing : this.#renderFields(choice, most)}
      ${this.problem === null ? nothing : html`<p role="alert">${this.problem}</p>`}
      <div class="choices">
        ${
          rows.length === 0
            ? nothing
            : html`<button class="button strong" type="submit" ?disabled=${this.busy || left === 0}>
                ${
                  this.busy
                    ? "Loading …"
                    : left === 0
                      ? "Nothing more to show"
                      : `Show ${countOf(count, "neighbour")}`
                }
              </button>`
        }
        ${this.#renderCollapse()}
        <button class="button" type="button" @click=${this.#onRead}>Read the evidence</button>
      </div>
    </form>`;
  }

  #summary(rows: readonly KindCounts[]): string {
    if (rows.length === 0) {
      return "No stances under these filters name it: there are no neighbours to show.";
    }
    const all = rows.reduce((sum, row) => sum + row.all.both, 0);
    const shown = rows.reduce((sum, row) => sum + row.shown.both, 0);
    const head = `${countOf(all, "neighbour")} under these filters, ${formatCount(shown)} shown.`;
    return all < MANY
      ? head
      : `${head} They are too many for one picture: choose which come first, at most ${MOST_AT_ONCE} at once. Nothing is loaded before you do.`;
  }

  #renderFields(choice: NeighbourChoice, most: number): TemplateResult {
    return html`<div class="fields">
      <label>
        Direction
        <select @change=${this.#onDirection}>
          ${Object.entries(DIRECTION_NAMES).map(
            ([value, name]) =>
              html`<option value=${value} ?selected=${value === choice.direction}>${name}</option>`,
          )}
        </select>
      </label>
      <label>
        First those with
        <select @change=${this.#onRank}>
          ${NEIGHBOR_RANKS.map(
            (rank) =>
              html`<option value=${rank} ?selected=${rank === choice.rank}>
                ${RANK_NAMES[rank]}
              </option>`,
          )}
        </select>
      </label>
      <label>
        How many, at most ${most}
        <input
          type="number"
          min="1"
          max=${most}
          required
          .value=${String(Math.min(choice.most, most))}
          @input=${this.#onMost}
        />
      </label>
    </div>`;
  }

  #renderCollapse(): TemplateResult | typeof nothing {
    const brought = countBrought(this.state.arrangement.grown, [this.node]);
    if (brought === 0) return nothing;
    return html`<button class="button" type="button" @click=${this.#onCollapse}>
      Collapse: take ${formatCount(brought)} back
    </button>`;
  }

  #chooseKind(kind: KindCounts["kind"], choice: NeighbourChoice): void {
    const kinds = choice.kinds.includes(kind)
      ? choice.kinds.filter((each) => each !== kind)
      : [...choice.kinds, kind];
    this.choice = { ...choice, kinds };
  }

  async #bring(choice: NeighbourChoice): Promise<void> {
    const { node, model, state } = this;
    const known = new Set([
      ...model.network.nodes.map(({ id }) => id),
      ...state.arrangement.hidden,
    ]);
    // Those that are shown may be the best ranked: room for them too, so that enough others come.
    const limit = Math.min(MOST_RANKED, choice.most + known.size);
    const { filter } = state;
    const { kinds, direction, rank } = choice;
    const request = { id: node, filter, kinds, direction, rank, limit };
    const { nodes, dyads } = await this.services.api.neighbors(request, this.#leaving.signal);
    const found = nodes.flatMap(({ id }) => (known.has(id) ? [] : [id])).slice(0, choice.most);
    // Some are in the picture, but what is said between them and this one is not.
    const isUnjoined = dyads.some(({ from, to }) => model.dyad(from, to) === null);
    if (found.length === 0 && !isUnjoined) {
      const isCut = nodes.length >= MOST_RANKED;
      const which = isCut ? `The first ${formatCount(MOST_RANKED)} of them` : "All of them";
      const further = isCut ? " Choose a kind, a direction or another rank to reach others." : "";
      this.problem = `${which} are shown already, or hidden by hand: Bring back shows those.${further}`;
      return;
    }
    this.dispatchEvent(
      new EntenteStateEvent((now) => ({
        ...now,
        arrangement: expand(now.arrangement, node, found),
      })),
    );
    this.#close();
  }

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    const { choice } = this;
    if (choice === null || this.busy) return;
    this.busy = true;
    this.problem = null;
    this.#bring(choice)
      .catch((error: unknown) => {
        this.problem = error instanceof EntenteError ? error.message : String(error);
      })
      .finally(() => {
        this.busy = false;
      });
  };

  #onCollapse = (): void => {
    const { node } = this;
    this.dispatchEvent(
      new EntenteStateEvent((state) => ({
        ...state,
        arrangement: collapse(state.arrangement, [node]),
      })),
    );
    this.#close();
  };

  #onRead = (): void => {
    const { node } = this;
    this.#close();
    this.dispatchEvent(
      new EntenteStateEvent((state) => ({
        ...state,
        selection: { kind: "node", id: node },
        stance: null,
      })),
    );
    this.dispatchEvent(new Event("entente-read", { bubbles: true, composed: true }));
  };

  #onDirection = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    const direction = (["both", "out", "in"] as const).find((each) => each === value) ?? "both";
    if (this.choice !== null) this.choice = { ...this.choice, direction };
  };

  #onRank = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    const rank = NEIGHBOR_RANKS.find((each) => each === value) ?? "stances";
    if (this.choice !== null) this.choice = { ...this.choice, rank };
  };

  #onMost = (event: Event): void => {
    const { valueAsNumber } = event.target as HTMLInputElement;
    if (this.choice === null || !Number.isInteger(valueAsNumber) || valueAsNumber < 1) return;
    this.choice = { ...this.choice, most: valueAsNumber };
  };

  #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onClosed = (): void => {
    this.dispatchEvent(new Event("entente-closed"));
  };
}
