import { css } from "lit";

/** The head of the evidence panel, for a relation and for an actor or issue. */
export const headStyles = css`
  :host {
    display: grid;
    gap: 0.625rem;
  }
  .kicker {
    display: flex;
    align-items: center;
    gap: 0.4rem;
    font-weight: 500;
    color: var(--ink-quiet);
  }
  h2 {
    font-size: 1.5rem;
    font-weight: 650;
    line-height: 1.18;
    letter-spacing: -0.008em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  h2 .link {
    font: inherit;
    letter-spacing: inherit;
    overflow-wrap: anywhere;
    text-decoration-color: transparent;
  }
  h2 .link:hover {
    text-decoration-color: currentColor;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.875rem;
    font-size: 0.9375rem;
  }
  .mean {
    display: inline-flex;
    gap: 0.3em;
  }
  .note {
    font-size: 0.9375rem;
    line-height: 1.4;
  }
  .contested {
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--line-strong);
  }
  dl {
    display: grid;
    grid-template-columns: 6.75rem 1fr;
    align-items: baseline;
    gap: 0.25rem 0.875rem;
    font-size: 0.9375rem;
    line-height: 1.4;
  }
  dt {
    color: var(--ink-quiet);
  }
  dt {
    grid-column: 1;
  }
  dd {
    grid-column: 2;
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .actions .button {
    font-size: 0.875rem;
  }
`;
