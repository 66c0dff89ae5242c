import { css } from "lit";

/** What every element of the explorer shares: box model, type, controls, focus. */
export const baseStyles = css`
  :host {
    box-sizing: border-box;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  blockquote,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    cursor: pointer;
  }
  a {
    color: inherit;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
    text-decoration-color: var(--control);
  }
  a:hover {
    text-decoration-color: currentColor;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .small {
    font-size: 0.875rem;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.45em;
    min-height: 2.25rem;
    padding: 0 0.85rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
    font-size: 0.9375rem;
    font-weight: 500;
    line-height: 1.1;
  }
  .button:hover {
    background: var(--paper-press);
  }
  .button[aria-disabled="true"],
  .button:disabled {
    color: var(--ink-quiet);
    cursor: default;
  }
  .button.strong {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
    font-weight: 600;
  }
  .button.strong:hover {
    background: var(--ink-quiet);
  }
  .button.strong:disabled {
    border-color: var(--control);
    background: var(--paper-press);
    color: var(--ink-quiet);
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-decoration-color: var(--control);
    text-underline-offset: 0.18em;
  }
  .link:hover {
    text-decoration-color: currentColor;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    width: 2.25rem;
    height: 2.25rem;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: none;
  }
  .icon-button:hover {
    background: var(--paper-press);
  }
  .icon-button svg,
  .button svg {
    width: 1.125rem;
    height: 1.125rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
    flex: none;
  }
  .kicker {
    font-size: 0.8125rem;
    font-weight: 600;
    letter-spacing: 0.01em;
    color: var(--ink);
  }
  @media (max-width: 859px) {
    .button,
    .icon-button {
      min-height: 44px;
      min-width: 44px;
    }
    .link {
      min-height: 24px;
    }
  }
`;
