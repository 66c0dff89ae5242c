import { html, type TemplateResult } from "lit";
import type { EntenteError } from "../../server/wire/entente-error.ts";

/** In place of the network, when the filters leave nothing of it. */
export function nothingLeft(onReset: () => void): TemplateResult {
  return html`<div class="state">
    <p class="lead">No stance passes these filters.</p>
    <p>Widen the dates or the polarity, tick more issues, or start again from the whole graph.</p>
    <button class="button" type="button" @click=${onReset}>Show everything</button>
  </div>`;
}

/** In place of the network, when there is no data at all. */
export function emptyGraph(): TemplateResult {
  return html`<div class="state">
    <p class="lead">The graph is empty.</p>
    <p>
      <a href="/import">Bring data in</a>, or import files on the command line, then reload this
      page.
    </p>
  </div>`;
}

/** In place of the network, until it is there or why it is not. */
export function waiting(error: EntenteError | null, onRetry: () => void): TemplateResult {
  if (error === null) {
    return html`<div class="state quiet" aria-hidden="true"><p>Drawing the network …</p></div>`;
  }
  return html`<div class="state" role="alert">
    <p class="lead">The network could not be loaded.</p>
    <p>${error.message}</p>
    <button class="button" type="button" @click=${onRetry}>Try again</button>
  </div>`;
}
