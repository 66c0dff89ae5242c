import { css, html, LitElement, type TemplateResult } from "lit";
import type { Description, GroundedSentence } from "../../../server/wire/description.ts";
import { countOf } from "../../../server/words/count-words.ts";
import type { NetworkModel } from "../../model/network-model.ts";
import { INITIAL_VIEW_STATE, type ViewState } from "../../model/view-state.ts";
import { baseStyles } from "../base-styles.ts";
import type { ExplorerServices } from "../explorer-services.ts";
import { RemoteController } from "../remote-controller.ts";
import { analysisStyles } from "./analysis-styles.ts";
import { remoteView } from "./remote-view.ts";

/** The view in two paragraphs, every sentence with the stances that it rests on. */
export class EntenteDescriptionElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    state: { attribute: false },
    whole: { attribute: false },
  };
  static override styles = [
    baseStyles,
    analysisStyles,
    css`
      p {
        font-size: 1.0625rem;
        line-height: 1.5;
      }
      details {
        display: inline;
        font-size: 0.875rem;
      }
      summary {
        display: inline;
        color: var(--ink-quiet);
        cursor: pointer;
        text-decoration: underline;
        text-decoration-color: var(--control);
        text-underline-offset: 0.18em;
      }
      code {
        overflow-wrap: anywhere;
        font-size: 0.8125rem;
      }
    `,
  ];

  declare services: ExplorerServices;
  declare state: ViewState;
  declare whole: NetworkModel;

  readonly #description = new RemoteController<Description>(this, () => this.services);

  constructor() {
    super();
    this.state = INITIAL_VIEW_STATE;
  }

  protected override willUpdate(): void {
    const { filter, minStances } = this.state;
    const { dataVersion } = this.whole.network;
    this.#description.load(JSON.stringify([filter, minStances, dataVersion]), (signal) =>
      this.services.analysis.description({ filter, minStances }, signal),
    );
  }

  protected override render(): TemplateResult {
    return remoteView(
      this.#description.state,
      ({ paragraphs }) =>
        paragraphs.length === 0
          ? html`<p>No stance passes these filters, so there is nothing to say.</p>`
          : html`${paragraphs.map((sentences) => html`<p>${sentences.map(sentenceView)}</p>`)}`,
      this.#onRetry,
    );
  }

  #onRetry = (): void => {
    this.#description.retry();
  };
}

function sentenceView({ text, stances, total }: GroundedSentence): TemplateResult {
  return html`${text}
    <details>
      <summary>${countOf(total, "stance")}</summary>
      <code>${stances.join(", ")}</code>${total > stances.length ? " …" : ""}
    </details>
    ${" "}`;
}
