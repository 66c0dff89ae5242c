import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { ActorCard } from "../../../server/wire/actor-card.ts";
import type { Actor } from "../../../server/wire/actor.ts";
import type { Duplicate } from "../../../server/wire/duplicate.ts";
import { capitalized, countOf } from "../../../server/words/count-words.ts";
import { formatPeriod } from "../../../server/words/format-day.ts";
import { formatViewState, INITIAL_VIEW_STATE } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import { dialogStyles } from "../queries/dialog-styles.ts";
import { RemoteController } from "../remote-controller.ts";
import type { ImportServices } from "./import-services.ts";
import { importsStyles } from "./imports-styles.ts";

/** The reader decided about a pair: which actor goes into which, or that they are two. */
export class DuplicateDecidedEvent extends Event {
  static readonly eventName = "entente-duplicate-decided";
  /** null: they are two. */
  readonly merge: { readonly from: Actor; readonly into: Actor } | null;

  constructor(merge: DuplicateDecidedEvent["merge"]) {
    super(DuplicateDecidedEvent.eventName);
    this.merge = merge;
  }
}

const FACTS: readonly (readonly [string, (actor: Actor, card: ActorCard | null) => unknown])[] = [
  ["Kind", ({ kind }) => capitalized(kind)],
  ["Country", ({ country }) => country?.toUpperCase() ?? "–"],
  ["Also called", ({ aliases }) => (aliases === undefined ? "–" : aliases.join(", "))],
  ["Wikidata", ({ wikidata }) => wikidata ?? "–"],
  ["Role", (_actor, card) => (card === null ? "…" : (card.actor.role ?? "–"))],
  ["Stances", (_actor, card) => stanceWords(card)],
  ["Ties", (_actor, card) => tieWords(card)],
];

/** Two actors side by side, why they may be one, and what to do about it. Dispatches `entente-duplicate-decided`. */
export class EntenteDuplicateElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    pair: { attribute: false },
    mayMerge: { attribute: false },
    isBusy: { attribute: false },
    isOpen: { state: true },
    wish: { state: true },
  };
  static override styles = [
    baseStyles,
    dialogStyles,
    importsStyles,
    css`
      :host {
        border-block-end: 1px solid var(--line);
      }
      summary {
        min-height: 3rem;
        padding-block: 0.5rem;
        font-weight: 400;
      }
      .names {
        font-weight: 600;
      }
      .body {
        display: grid;
        gap: 0.875rem;
        padding-block: 0.25rem 1.25rem;
      }
      table {
        table-layout: fixed;
      }
      col:first-child {
        width: 8rem;
      }
      thead th {
        white-space: normal;
      }
      thead .id {
        display: block;
        font-size: 0.8125rem;
        font-weight: 400;
        color: var(--ink-quiet);
      }
      tbody th {
        color: var(--ink-quiet);
        font-weight: 400;
      }
      @media (max-width: 859px) {
        col:first-child {
          width: 5.5rem;
        }
      }
    `,
  ];

  declare services: ImportServices;
  declare pair: Duplicate;
  declare mayMerge: boolean;
  declare isBusy: boolean;
  declare isOpen: boolean;
  /** What the dialog asks about. */
  declare wish: { readonly from: Actor; readonly into: Actor } | null;

  readonly #cards = [
    new RemoteController<ActorCard>(this, () => this.services),
    new RemoteController<ActorCard>(this, () => this.services),
  ] as const;

  constructor() {
    super();
    this.mayMerge = false;
    this.isBusy = false;
    this.isOpen = false;
    this.wish = null;
  }

  protected override willUpdate(): void {
    if (!this.isOpen) return;
    const { imports } = this.services;
    for (const [index, { id }] of [this.pair.a, this.pair.b].entries()) {
      this.#cards[index]?.load(id, (signal) => imports.actor(id, signal));
    }
  }

  protected override render(): TemplateResult {
    const { a, b, reasons } = this.pair;
    return html`<details @toggle=${this.#onToggle}>
        <summary>
          <span>
            <span class="names"><bdi>${a.name}</bdi> and <bdi>${b.name}</bdi></span>
            <span class="quiet small">${reasons.join("; ")}</span>
          </span>
        </summary>
        ${this.isOpen ? this.#renderBody() : nothing}
      </details>
      ${this.#renderDialog()}`;
  }

  #renderBody(): TemplateResult {
    const { a, b } = this.pair;
    const actors = [a, b].map(
      (actor, index) => [actor, this.#cards[index]?.state.last ?? null] as const,
    );
    return html`<div class="body">
      <table>
        <colgroup>
          <col />
          <col span="2" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">Fact</span></th>
            ${actors.map(
              ([{ id, name }]) =>
                html`<th scope="col">
                  <a href=${actorLink(id)} dir="auto">${name}</a><span class="id">${id}</span>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${FACTS.map(
            ([label, show]) =>
              html`<tr>
                <th scope="row">${label}</th>
                ${actors.map(([actor, card]) => html`<td dir="auto">${show(actor, card)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="buttons">
        ${
          this.mayMerge
            ? [[a, b] as const, [b, a] as const].map(
                ([into, from]) =>
                  html`<button
                    class="button"
                    type="button"
                    ?disabled=${this.isBusy || a.kind !== b.kind}
                    @click=${(): void => {
                      this.#onWish(from, into);
                    }}
                  >
                    They are one: keep ${into.id}
                  </button>`,
              )
            : nothing
        }
        <button class="button" type="button" @click=${this.#onApart}>They are two</button>
      </div>
      ${
        a.kind === b.kind
          ? nothing
          : html`<p class="hint">Actors of different kinds cannot be made one.</p>`
      }
    </div>`;
  }

  #renderDialog(): TemplateResult {
    const { from, into } = this.wish ?? { from: this.pair.a, into: this.pair.b };
    return html`<dialog aria-labelledby="wish">
      <form class="sheet" method="dialog" @submit=${this.#onMerge}>
        <h2 id="wish">Make one actor of two?</h2>
        <p>
          What is said by and about <b><bdi>${from.name}</bdi></b> (${from.id}) is then said by and
          about <b><bdi>${into.name}</bdi></b> (${into.id}), which gets its names as aliases. What
          the two said about each other goes. Stances keep the name and code of their dataset, and
          the merge can be undone.
        </p>
        <div class="buttons">
          <button class="button" type="button" @click=${this.#onClose}>Cancel</button>
          <button class="button strong" type="submit">Make them one</button>
        </div>
      </form>
    </dialog>`;
  }

  #onToggle = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open) this.isOpen = true;
  };

  #onWish(from: Actor, into: Actor): void {
    this.wish = { from, into };
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector("dialog")?.showModal();
    });
  }

  #onClose = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onMerge = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#onClose();
    this.dispatchEvent(new DuplicateDecidedEvent(this.wish));
  };

  #onApart = (): void => {
    this.dispatchEvent(new DuplicateDecidedEvent(null));
  };
}

function stanceWords(card: ActorCard | null): string {
  if (card === null) return "…";
  const { stancesOut, stancesIn, first, last } = card;
  const when = first === null || last === null ? "" : `, ${formatPeriod(first, last)}`;
  return `${countOf(stancesOut, "stance")} of its own, ${countOf(stancesIn, "stance")} about it${when}`;
}

const SHOWN_TIES = 5;

function tieWords(card: ActorCard | null): string {
  if (card === null) return "…";
  if (card.ties.length === 0) return "–";
  const shown = card.ties
    .slice(0, SHOWN_TIES)
    .map(({ tie, otherName }) => `${tie.type.toLowerCase().replaceAll("_", " ")} ${otherName}`);
  const left = card.ties.length - shown.length;
  return left > 0 ? `${shown.join("; ")} and ${left} more` : shown.join("; ");
}

function actorLink(id: string): string {
  return `/?${formatViewState({ ...INITIAL_VIEW_STATE, selection: { kind: "node", id } })}`;
}
