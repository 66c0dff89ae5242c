import { html, type TemplateResult } from "lit";
import type { Remote } from "../remote-controller.ts";

/** What has arrived, or why it has not, or that it is under way. */
export function remoteView<T>(
  remote: Remote<T>,
  view: (value: T) => TemplateResult,
  onRetry: () => void,
): TemplateResult {
  if (remote.kind === "failed") {
    return html`<div role="alert">
      <p>${remote.error.message}</p>
      <button class="button" type="button" @click=${onRetry}>Try again</button>
    </div>`;
  }
  if (remote.last === null) return html`<p class="quiet" role="status">Working it out …</p>`;
  return view(remote.last);
}
