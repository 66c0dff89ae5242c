import { css } from "lit";

export const resultTableStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
    min-width: 0;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 0.5rem 1rem;
    padding-block: 0.5rem;
  }
  .bar .said {
    flex: 1;
    text-align: end;
  }
  .bar .button {
    min-height: 2rem;
    font-size: 0.875rem;
  }
  .scroll {
    overflow: auto;
    min-height: 0;
  }
  table {
    min-width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: 0.9375rem;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    height: 36px;
    max-width: 26rem;
    padding: 0 0.875rem 0 0.5rem;
    border-block-end: 1px solid var(--line);
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .spacer td {
    padding: 0;
    border: 0;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    border-block-end: 2px solid var(--line-strong);
    background: var(--paper);
    font-weight: 600;
  }
  thead button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    height: 100%;
    min-height: 32px;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
  }
  thead button:hover .word {
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .arrow {
    width: 0.5rem;
    height: 0.75rem;
    fill: var(--control);
  }
  [aria-sort="ascending"] .arrow .up,
  [aria-sort="descending"] .arrow .down {
    fill: var(--ink);
  }
  [aria-sort="ascending"] .arrow .down,
  [aria-sort="descending"] .arrow .up {
    fill: none;
  }
  .amount {
    text-align: end;
  }
  .amount button {
    flex-direction: row-reverse;
  }
  tbody tr:hover > td {
    background: var(--paper-quiet);
  }
  tbody td[aria-selected="true"]:not(.active) {
    background: var(--paper-press);
  }
  td:focus {
    outline: none;
  }
  td:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: -2px;
    border-radius: 0;
  }
  .node .link {
    font-weight: 500;
  }
  .link {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @media (max-width: 859px) {
    .bar .quiet {
      display: none;
    }
    .bar .button {
      min-height: 44px;
    }
    table {
      font-size: 0.875rem;
    }
    th,
    td {
      max-width: 15rem;
    }
    thead th,
    thead button {
      height: 44px;
    }
  }
`;
