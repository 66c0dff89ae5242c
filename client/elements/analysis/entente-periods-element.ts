import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Comparison, Period } from "../../../server/wire/comparison.ts";
import { capitalized, countOf, formatCount } from "../../../server/words/count-words.ts";
import { comparisonPath, type PeriodsRequest } from "../../api/analysis-api.ts";
import type { NetworkModel } from "../../model/network-model.ts";
import { dayNumber, dayOf, type DayRange } from "../../../server/picture/time-axis.ts";
import { dyadKey } from "../../../server/picture/network-target.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { EntenteFindingsEvent, NO_FINDINGS } from "../entente-findings-event.ts";
import { RemoteController } from "../remote-controller.ts";
import { saveBlob } from "../save-blob.ts";
import { analysisStyles } from "./analysis-styles.ts";
import { changeRows } from "./change-rows.ts";
import { remoteView } from "./remote-view.ts";

/** Changes that are listed; the picture marks more. */
const MOST_ROWS = 500;

/** Two periods against each other: what turned, came, went, grew stronger or weaker, as sentences. */
export class EntentePeriodsElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    whole: { attribute: false },
    extent: { attribute: false },
    cut: { state: true },
  };
  static override styles = [baseStyles, analysisStyles];

  declare services: ExplorerServices;
  declare state: ViewState;
  declare whole: NetworkModel;
  /** First and last day of all stances; null without any. */
  declare extent: DayRange | null;
  /** First day of the later period; "" for the middle of the days shown. */
  declare cut: string;

  readonly #comparison = new RemoteController<Comparison>(this, () => this.services);

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
    this.extent = null;
    this.cut = "";
  }

  /** The days shown, cut in two. */
  get #periods(): { readonly before: Period; readonly after: Period; readonly cut: string } | null {
    if (this.extent === null) return null;
    const { since = this.extent.first, until = this.extent.last } = this.state.filter;
    const middle = dayOf(Math.floor((dayNumber(since) + dayNumber(until)) / 2) + 1);
    const cut = this.cut > since && this.cut <= until ? this.cut : middle;
    const eve = dayOf(dayNumber(cut) - 1);
    return {
      before: { since, until: eve < since ? since : eve },
      after: { since: cut, until },
      cut,
    };
  }

  get #request(): PeriodsRequest | null {
    const periods = this.#periods;
    if (periods === null || periods.cut > (periods.after.until ?? periods.cut)) return null;
    const { filter, minStances } = this.state;
    return { filter, minStances, before: periods.before, after: periods.after };
  }

  protected override willUpdate(): void {
    const request = this.#request;
    if (request === null) this.#comparison.clear();
    else {
      const { dataVersion } = this.whole.network;
      this.#comparison.load(JSON.stringify([request, dataVersion]), (signal) =>
        this.services.analysis.periods(request, signal),
      );
    }
  }

  protected override updated(): void {
    const { kind, last: comparison } = this.#comparison.state;
    // What is left of an earlier question is no answer to one that failed.
    const changes =
      comparison === null || kind === "failed"
        ? null
        : new Map(
            comparison.dyads.map(({ from, to, change }) => [dyadKey(from, to), change] as const),
          );
    this.dispatchEvent(new EntenteFindingsEvent({ ...NO_FINDINGS, changes }));
  }

  protected override render(): TemplateResult {
    const request = this.#request;
    const periods = this.#periods;
    if (request === null || periods === null) {
      return html`<p class="quiet">Two periods take at least two days. Show more days first.</p>`;
    }
    return html`<div class="fields">
        <label
          >The later period begins
          <input
            type="date"
            min=${dayOf(dayNumber(request.before.since ?? periods.cut) + 1)}
            max=${request.after.until ?? ""}
            .value=${periods.cut}
            @change=${this.#onCut}
        /></label>
      </div>
      ${remoteView(this.#comparison.state, (comparison) => this.#renderComparison(comparison, request), this.#onRetry)}`;
  }

  #renderComparison(
    { counts, before, after, dyads }: Comparison,
    request: PeriodsRequest,
  ): TemplateResult {
    const { flipped, added, dropped, strengthened, weakened } = counts;
    const parts = [
      [flipped, "turned"],
      [added, "came"],
      [dropped, "went"],
      [strengthened, "grew stronger"],
      [weakened, "grew weaker"],
    ] as const;
    const said = parts.flatMap(([n, verb]) => (n === 0 ? [] : [`${countOf(n, "dyad")} ${verb}`]));
    const changed = flipped + added + dropped + strengthened + weakened;
    return html`<p class="lead">
        ${said.length === 0 ? "Nothing changed between the two" : capitalized(said.join(", "))}.
        ${countOf(before.stances, "stance")} before, ${countOf(after.stances, "stance")} after.
      </p>
      ${changeRows(dyads.slice(0, MOST_ROWS))}
      ${
        changed > MOST_ROWS
          ? html`<p class="quiet small">
              The first ${formatCount(MOST_ROWS)} of ${formatCount(changed)} are listed, and the
              first ${formatCount(dyads.length)} marked in the picture.
            </p>`
          : nothing
      }
      <p>
        <button
          class="button"
          type="button"
          @click=${(): void => {
            void this.#save(request);
          }}
        >
          Save as CSV
        </button>
      </p>`;
  }

  async #save(request: PeriodsRequest): Promise<void> {
    const blob = await this.services.download(comparisonPath(request), "text/csv");
    saveBlob(blob, "periods.csv");
  }

  #onCut = (event: Event): void => {
    this.cut = (event.target as HTMLInputElement).value;
  };

  #onRetry = (): void => {
    this.#comparison.retry();
  };
}
