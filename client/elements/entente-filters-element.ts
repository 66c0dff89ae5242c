import { html, LitElement, nothing, type TemplateResult } from "lit";
import { ACTOR_KINDS, type ActorKind } from "../../server/wire/actor.ts";
import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import { STANCE_STATUSES, type StanceStatus } from "../../server/wire/stance.ts";
import { capitalized, formatCount } from "../../server/words/count-words.ts";
import { formatDay } from "../../server/words/format-day.ts";
import type { NetworkModel } from "../model/network-model.ts";
import {
  countLimits,
  INITIAL_VIEW_STATE,
  withFilter,
  type ViewState,
} from "../model/view-state.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { filtersStyles } from "./filters-styles.ts";
import { icons } from "./icons.ts";

const STATUS_HINTS = {
  stated: "said by the speaker",
  reported: "told by a third party",
  claimed: "asserted, unconfirmed",
  denied: "contradicts a claim",
} as const satisfies Record<StanceStatus, string>;

const KIND_NAMES = {
  person: "Persons",
  state: "States",
  organization: "Organizations",
  group: "Groups",
} as const satisfies Record<ActorKind, string>;

/** The limits on what is shown: issue, dates, polarity, kinds, status, least number of stances. */
export class EntenteFiltersElement extends LitElement {
  static override properties = {
    state: { attribute: false },
    schema: { attribute: false },
    theme: { attribute: false },
    whole: { attribute: false },
  };
  static override styles = [baseStyles, filtersStyles];

  declare state: ViewState;
  declare schema: GraphSchema | null;
  declare theme: Theme;
  /** Gives the names of actors; null until it has arrived. */
  declare whole: NetworkModel | null;

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.schema = null;
    this.theme = "light";
    this.whole = null;
  }

  protected override render(): TemplateResult {
    const limits = countLimits(this.state);
    return html`
      <div class="head">
        <h2>Filters</h2>
        <button class="link small" type="button" ?hidden=${limits === 0} @click=${this.#onReset}>
          Reset ${limits === 1 ? "" : `all ${limits}`}
        </button>
      </div>
      ${this.#renderChips()} ${this.#renderIssues()} ${this.#renderDates()}
      ${this.#renderPolarity()} ${this.#renderKinds()} ${this.#renderStatus()}
      ${this.#renderLeast()}
    `;
  }

  #renderChips(): TemplateResult | typeof nothing {
    const { filter } = this.state;
    const sourceTitle = (id: string): string =>
      this.schema?.sources.find((source) => source.id === id)?.title ?? id;
    const chips = [
      ...(filter.actor ?? []).map((id) =>
        this.#renderChip("actor", id, this.whole?.nameOf(id) ?? id),
      ),
      ...(filter.act ?? []).map((code) => this.#renderChip("act", code, `CAMEO ${code}…`)),
      ...(filter.source ?? []).map((id) => this.#renderChip("source", id, sourceTitle(id))),
    ];
    if (chips.length === 0) return nothing;
    return html`<section>
      <h3 id="only">Only stances of</h3>
      <ul class="chips" aria-labelledby="only">
        ${chips}
      </ul>
    </section>`;
  }

  #renderChip(part: "actor" | "act" | "source", value: string, name: string): TemplateResult {
    const remove = (): void => {
      const rest = (this.state.filter[part] ?? []).filter((other) => other !== value);
      this.#setFilter({ [part]: rest });
    };
    return html`<li>
      <button
        class="chip"
        type="button"
        aria-label=${`Remove the limit to ${name}`}
        @click=${remove}
      >
        <span dir="auto">${name}</span>${icons.close}
      </button>
    </li>`;
  }

  #renderIssues(): TemplateResult {
    const chosen = this.state.filter.issue ?? [];
    const known = this.schema?.issues ?? [];
    const unknown = chosen.filter((id) => known.every((issue) => issue.id !== id));
    const rows = [
      ...[...known].sort((a, b) => b.stances - a.stances || a.name.localeCompare(b.name, "en")),
      ...unknown.map((id) => ({ id, name: id, stances: 0 })),
    ];
    return html`<fieldset>
      <legend>Issue</legend>
      ${this.schema === null && rows.length === 0 ? html`<div class="skeleton"></div>` : nothing}
      ${rows.map((issue) =>
        this.#renderCheck("issue", issue.id, issue.name, chosen.includes(issue.id), {
          count: issue.stances,
        }),
      )}
    </fieldset>`;
  }

  #renderKinds(): TemplateResult {
    const chosen = this.state.filter.kind ?? [];
    return html`<fieldset>
      <legend>Actors on both ends</legend>
      ${ACTOR_KINDS.map((kind) =>
        this.#renderCheck("kind", kind, KIND_NAMES[kind], chosen.includes(kind), { shape: kind }),
      )}
    </fieldset>`;
  }

  #renderStatus(): TemplateResult {
    const chosen = this.state.filter.status ?? [];
    return html`<fieldset>
      <legend>How it is known</legend>
      ${STANCE_STATUSES.map((status) => {
        const name = capitalized(status);
        return this.#renderCheck("status", status, name, chosen.includes(status), {
          hint: STATUS_HINTS[status],
        });
      })}
    </fieldset>`;
  }

  #renderCheck(
    part: "issue" | "kind" | "status",
    value: string,
    name: string,
    checked: boolean,
    extra: { readonly count?: number; readonly hint?: string; readonly shape?: ActorKind },
  ): TemplateResult {
    return html`<label class="check">
      <input
        type="checkbox"
        name=${part}
        .value=${value}
        .checked=${checked}
        @change=${this.#onCheck}
      />
      ${extra.shape === undefined ? nothing : html`<entente-shape .shape=${extra.shape} .theme=${this.theme}></entente-shape>`}
      <span class="what" dir="auto"
        >${name}${extra.hint === undefined ? nothing : html`<small>, ${extra.hint}</small>`}</span
      >
      ${extra.count === undefined ? nothing : html`<span class="count number"><span class="visually-hidden">, stances: </span>${formatCount(extra.count)}</span>`}
    </label>`;
  }

  #renderDates(): TemplateResult {
    const { since, until } = this.state.filter;
    const dates = this.schema?.dates ?? null;
    const input = (
      name: "since" | "until",
      label: string,
      value: string | undefined,
    ): TemplateResult =>
      html`<label class="date">
        <span>${label}</span>
        <input
          type="date"
          name=${name}
          min=${dates?.first ?? nothing}
          max=${dates?.last ?? nothing}
          .value=${value ?? ""}
          @change=${this.#onDate}
        />
      </label>`;
    return html`<fieldset>
      <legend>Dates</legend>
      <div class="dates">${input("since", "From", since)} ${input("until", "To", until)}</div>
      ${
        dates === null
          ? nothing
          : html`<p class="hint">
              Stances are from ${formatDay(dates.first, "short")} to
              ${formatDay(dates.last, "short")}.
            </p>`
      }
    </fieldset>`;
  }

  #renderPolarity(): TemplateResult {
    const { polarityMin, polarityMax } = this.state.filter;
    return html`<fieldset>
      <legend>Polarity</legend>
      <entente-polarity-range
        .min=${polarityMin ?? -1}
        .max=${polarityMax ?? 1}
        .theme=${this.theme}
      ></entente-polarity-range>
    </fieldset>`;
  }

  #renderLeast(): TemplateResult {
    return html`<fieldset>
      <legend>Size of a dyad</legend>
      <label class="least">
        <span>At least</span>
        <input
          class="number"
          type="number"
          min="1"
          max="100000"
          step="1"
          inputmode="numeric"
          .value=${String(this.state.minStances)}
          @change=${this.#onLeast}
        />
        <span>${this.state.minStances === 1 ? "stance" : "stances"}</span>
      </label>
    </fieldset>`;
  }

  #setFilter(patch: Parameters<typeof withFilter>[1], gesture: string | null = null): void {
    this.dispatchEvent(new EntenteStateEvent((state) => withFilter(state, patch), gesture));
  }

  #onCheck = (event: Event): void => {
    const { name, value, checked } = event.target as HTMLInputElement;
    const part = name as "issue" | "kind" | "status";
    this.dispatchEvent(
      new EntenteStateEvent((state) => {
        const others = (state.filter[part] ?? []).filter((other) => other !== value);
        const list = checked ? [...others, value] : others;
        return withFilter(state, { [part]: list });
      }),
    );
  };

  #onDate = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const day = input.value === "" ? undefined : input.value;
    const other = input.name === "since" ? this.state.filter.until : this.state.filter.since;
    const reversed =
      day !== undefined &&
      other !== undefined &&
      (input.name === "since" ? day > other : day < other);
    const otherName = input.name === "since" ? "until" : "since";
    // A range that ends before it begins holds nothing; the end just set wins.
    this.#setFilter({ [input.name]: day, ...(reversed ? { [otherName]: day } : {}) }, input.name);
  };

  #onLeast = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const least = Math.min(100_000, Math.max(1, Math.round(input.valueAsNumber) || 1));
    input.value = String(least);
    this.dispatchEvent(
      new EntenteStateEvent((state) => ({ ...state, minStances: least }), "minStances"),
    );
  };

  #onReset = (): void => {
    this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, filter: {}, minStances: 1 })));
  };
}
