import { css, html, type TemplateResult } from "lit";

/** A link before all others that brings the focus to the page's `main`; it shows when it is focused. */
export function skipLink(words: string): TemplateResult {
  return html`<nav aria-label="Shortcut">
    <a class="skip" href="#main" @click=${focusMain}>${words}</a>
  </nav>`;
}

export const skipStyles = css`
  .skip {
    position: absolute;
    z-index: 50;
    inset-block-start: 0.5rem;
    inset-inline-start: 0.5rem;
    padding: 0.625rem 1rem;
    background: var(--ink);
    color: var(--paper);
    border-radius: 3px;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
    width: 1px;
    height: 1px;
    overflow: hidden;
    padding: 0;
  }
`;

// The target of the address is in a shadow root, where the browser does not look.
function focusMain(event: Event): void {
  event.preventDefault();
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  root.querySelector("main")?.focus();
}
