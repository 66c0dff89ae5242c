import { html, nothing, type TemplateResult } from "lit";
import type { EntenteError } from "../../../server/wire/entente-error.ts";
import type { SavedQueryEntry } from "../../../server/wire/saved-query.ts";
import { countOf } from "../../../server/words/count-words.ts";

/** In place of a query, while none is chosen. */
export function introduction(
  queries: readonly SavedQueryEntry[] | null,
  error: EntenteError | null,
  onRetry: () => void,
): TemplateResult {
  if (queries === null && error !== null) {
    return html`<div class="state" role="alert">
      <h1 class="lead">The library could not be loaded.</h1>
      <p>${error.message}</p>
      <button class="button" type="button" @click=${onRetry}>Try again</button>
    </div>`;
  }
  const broken = (queries ?? []).filter(({ status }) => status === "broken").length;
  return html`<div class="state">
    <h1>Ask the graph</h1>
    <p>
      ${queries === null ? "The library is on its way." : `${countOf(queries.length, "question")} that anybody can run and nobody can misuse.`}
      Choose one, fill in its form, and read the answer as a table, a network or a chart. Every
      answer has an address that can be shared.
    </p>
    ${broken === 0 ? nothing : html`<p class="quiet">${countOf(broken, "query", "queries")} of them ${broken === 1 ? "is" : "are"} broken and ${broken === 1 ? "says" : "say"} why.</p>`}
    <p class="quiet small">
      <kbd>/</kbd> finds a query, <kbd>↓</kbd> leads into the list, <kbd>Enter</kbd> opens and runs.
    </p>
  </div>`;
}

/** In place of a query that is not there, or not there yet. */
export function missing(
  id: string,
  error: EntenteError | null,
  { onRetry, onHistory }: { readonly onRetry: () => void; readonly onHistory: (() => void) | null },
): TemplateResult {
  if (error === null) {
    return html`<div class="state quiet" aria-hidden="true"><p>Opening the query …</p></div>`;
  }
  const isGone = error.code === "not-found";
  return html`<div class="state" role="alert">
    <h1 class="lead">
      ${isGone ? `The library has no query “${id}”.` : "The query could not be loaded."}
    </h1>
    <p>${isGone ? "It may have been deleted or never been on this server." : error.message}</p>
    ${
      isGone
        ? onHistory === null
          ? nothing
          : html`<button class="button" type="button" @click=${onHistory}>
              Look into its history
            </button>`
        : html`<button class="button" type="button" @click=${onRetry}>Try again</button>`
    }
  </div>`;
}

/** In place of a query that was just deleted. */
export function undoDeletion(name: string, onUndo: () => void): TemplateResult {
  return html`<div class="state" role="status">
    <h1 class="lead">“${name}” is deleted.</h1>
    <p>Its history stays on the server; links to it will offer to restore it.</p>
    <button class="button" type="button" @click=${onUndo}>Undo</button>
  </div>`;
}
