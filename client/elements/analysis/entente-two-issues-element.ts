import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { GraphSchema } from "../../../server/wire/graph-schema.ts";
import { countOf, formatCount } from "../../../server/words/count-words.ts";
import { formatPolarity } from "../../../server/words/polarity-words.ts";
import type { Network } from "../../../server/wire/network.ts";
import { namesOf } from "../../model/describe-filter.ts";
import { issuePairToText, swapped, withIssue, type IssuePair } from "../../model/issue-pair.ts";
import type { NetworkModel } from "../../model/network-model.ts";
import {
  bestIssuePair,
  MOST_SURVEYED,
  surveyedIssues,
  twoIssues,
  type TwoIssues,
} from "../../model/two-issues.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import { EntenteFindingsEvent, NO_FINDINGS } from "../entente-findings-event.ts";
import { EntenteStateEvent } from "../entente-state-event.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { RemoteController } from "../remote-controller.ts";
import { analysisStyles } from "./analysis-styles.ts";
import { openLink } from "./links.ts";
import { remoteView } from "./remote-view.ts";

/** Pairs that are listed. */
const MOST_ROWS = 100;

/** Those who are allies on one issue and opponents on another, and two pictures of it. */
export class EntenteTwoIssuesElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    whole: { attribute: false },
    schema: { attribute: false },
  };
  static override styles = [baseStyles, analysisStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  declare whole: NetworkModel;
  declare schema: GraphSchema | null;

  /** The issues among which the page chooses, each with its network. */
  readonly #survey = new RemoteController<ReadonlyMap<string, Network>>(this, () => this.services);
  readonly #twins = new RemoteController<TwoIssues>(this, () => this.services);
  #best: {
    readonly networks: ReadonlyMap<string, Network>;
    readonly pair: IssuePair | null;
  } | null = null;

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.schema = null;
  }

  /** The reader's two issues, or those that the page chose; null while there are none. */
  get #pair(): IssuePair | null {
    const networks = this.#survey.state.last;
    if (this.state.issues !== null || networks === null) return this.state.issues;
    // Every pair of issues is looked at, so once for each survey.
    if (this.#best?.networks !== networks) this.#best = { networks, pair: bestIssuePair(networks) };
    return this.#best.pair;
  }

  protected override willUpdate(): void {
    const { schema } = this;
    if (schema === null) return;
    if (this.state.issues === null) {
      const ids = surveyedIssues(schema);
      this.#survey.load(this.#keyOf(ids), async (signal) => {
        const entries = ids.map(async (id) => [id, await this.#network(id, signal)] as const);
        return new Map(await Promise.all(entries));
      });
    }
    const pair = this.#pair;
    if (pair === null) this.#twins.clear();
    else {
      const known = this.state.issues === null ? this.#survey.state.last : null;
      this.#twins.load(this.#keyOf(pair), async (signal) => {
        const on = async (id: string): Promise<Network> =>
          known?.get(id) ?? this.#network(id, signal);
        const [allies, opponents] = await Promise.all([on(pair.allies), on(pair.opponents)]);
        const names = {
          allies: this.#nameOf(pair.allies),
          opponents: this.#nameOf(pair.opponents),
        };
        return twoIssues(pair, names, { allies, opponents });
      });
    }
  }

  protected override updated(): void {
    const { kind, last } = this.#twins.state;
    const twins = kind === "failed" ? null : last;
    this.dispatchEvent(new EntenteFindingsEvent({ ...NO_FINDINGS, twins }));
  }

  protected override render(): TemplateResult {
    const { schema } = this;
    if (schema !== null && schema.issues.length < 2) {
      return html`<p class="lead">It takes two issues to compare, and this graph has fewer.</p>`;
    }
    const pair = this.#pair;
    if (pair === null) {
      return remoteView(
        this.#survey.state,
        () => html`<p class="lead">Fewer than two issues have stances.</p>`,
        () => {
          this.#survey.retry();
        },
      );
    }
    return html`${this.#renderFields(pair)}
    ${remoteView(
      this.#twins.state,
      (twins) => this.#renderTwins(twins),
      () => {
        this.#twins.retry();
      },
    )}`;
  }

  #renderFields(pair: IssuePair): TemplateResult {
    return html`<div class="fields">
      ${this.#renderSelect("Allies on", "allies", pair)}
      ${this.#renderSelect("Opponents on", "opponents", pair)}
      <button
        class="button"
        type="button"
        @click=${(): void => {
          this.#change(swapped(pair), "Swap the two issues");
        }}
      >
        Swap
      </button>
    </div>`;
  }

  #renderSelect(label: string, side: keyof IssuePair, pair: IssuePair): TemplateResult {
    const issues = this.schema?.issues ?? [];
    const isKnown = issues.some(({ id }) => id === pair[side]);
    return html`<label
      >${label}
      <select
        @change=${(event: Event): void => {
          const { value } = event.target as HTMLSelectElement;
          const next = withIssue(pair, side, value);
          this.#change(
            next,
            `Compare ${this.#nameOf(next.allies)} and ${this.#nameOf(next.opponents)}`,
          );
        }}
      >
        ${isKnown ? nothing : html`<option selected disabled>${pair[side]}</option>`}
        ${issues.map(
          ({ id, name }) =>
            html`<option value=${id} .selected=${id === pair[side]}>${name}</option>`,
        )}
      </select></label
    >`;
  }

  #renderTwins({ names, both, isCut }: TwoIssues): TemplateResult {
    const { allies: on, opponents: against } = names;
    const rows = both.slice(0, MOST_ROWS);
    return html`<p class="lead" dir="auto">
        ${
          both.length === 0
            ? `Nobody is both: no two are allies on ${on} and opponents on ${against}.`
            : `${countOf(both.length, "pair is", "pairs are")} allies on ${on} and opponents on ${against}.`
        }
      </p>
      ${this.state.issues === null ? html`<p class="quiet small">${this.#whyThese(both.length)}</p>` : nothing}
      <ul class="rows">
        ${rows.map(
          ({ from, to, allied, opposed }) =>
            html`<li>
              <span
                >${openLink({ kind: "dyad", from, to }, `${this.whole.nameOf(from)} – ${this.whole.nameOf(to)}`)}</span
              >
              <span class="value"
                >${formatPolarity(allied.polarity)} and ${formatPolarity(opposed.polarity)} ·
                ${countOf(allied.n + opposed.n, "stance")}</span
              >
            </li>`,
        )}
      </ul>
      ${
        rows.length < both.length
          ? html`<p class="quiet small">
              The ${formatCount(rows.length)} with the most stances are listed.
            </p>`
          : nothing
      }
      ${
        isCut
          ? html`<p class="quiet small">
              Only the actors with the most stances are looked at; show more of them to find more.
            </p>`
          : nothing
      }`;
  }

  /** Why the page chose these two. */
  #whyThese(count: number): string {
    const all = (this.schema?.issues ?? []).filter(({ stances }) => stances > 0).length;
    const among = all > MOST_SURVEYED ? ` of the ${MOST_SURVEYED} with the most stances` : "";
    return count === 0
      ? `Nobody is both on any two issues${among}. These two have the most stances.`
      : `No other two issues${among} have more such pairs.`;
  }

  /** All stances on an issue under the filter; the issues of the filter itself are not meant here. */
  #network(issue: string, signal: AbortSignal): Promise<Network> {
    const { filter, minStances, most } = this.state;
    const request = { filter: { ...filter, issue: [issue] }, minStances, most };
    return this.services.api.network(request, signal);
  }

  #keyOf(issues: readonly string[] | IssuePair): string {
    const { filter, minStances, most } = this.state;
    const { issue: _issue, ...rest } = filter;
    const named = "allies" in issues ? issuePairToText(issues) : issues;
    return JSON.stringify([named, rest, minStances, most, this.whole.network.dataVersion]);
  }

  #change(issues: IssuePair, step: string): void {
    this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, issues }), null, step));
  }

  #nameOf(issue: string): string {
    return namesOf(this.schema, this.whole.nameOf).issue(issue);
  }
}
