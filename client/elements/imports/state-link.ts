import { html, type TemplateResult } from "lit";
import { formatImportsState, type ImportsState } from "../../model/imports/imports-state.ts";
import { ImportsStateEvent } from "./imports-state-event.ts";

/** A link to another state of the page, which opens without loading the page again. */
export function stateLink(
  state: ImportsState,
  words: unknown,
  options: { readonly isCurrent?: boolean; readonly className?: string } = {},
): TemplateResult {
  const query = formatImportsState(state);
  return html`<a
    class=${options.className ?? ""}
    href=${query === "" ? "/import" : `/import?${query}`}
    aria-current=${options.isCurrent === true ? "page" : "false"}
    @click=${(event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.currentTarget?.dispatchEvent(new ImportsStateEvent(state));
    }}
    >${words}</a
  >`;
}
