import { css } from "lit";

export const tableStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
  }
  .scroll {
    overflow: auto;
    min-height: 0;
    padding-block-end: 1rem;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  .about {
    padding-block: 0.625rem 0.25rem;
    color: var(--ink-quiet);
    font-size: 0.9375rem;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
    line-height: 1.35;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.5rem 0.75rem 0.5rem 0;
    border-block-end: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
  }
  tbody tr:hover > * {
    background: var(--paper-quiet);
  }
  tbody tr[aria-current="true"] > * {
    background: var(--paper-press);
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    padding-block: 0;
    vertical-align: bottom;
    border-block-end: 2px solid var(--line-strong);
    background: var(--paper);
    font-weight: 600;
    white-space: nowrap;
  }
  thead button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    height: 2.5rem;
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
  th[scope="row"] {
    font-weight: 500;
    text-align: start;
  }
  .amount {
    text-align: end;
    padding-inline-end: 1.5rem;
  }
  .amount button {
    flex-direction: row-reverse;
  }
  .day {
    white-space: nowrap;
  }
  .what {
    min-width: 14rem;
  }
  .topic {
    min-width: 8rem;
  }
  .source {
    min-width: 10.5rem;
  }
  .polarity {
    min-width: 7rem;
  }
  .polarity entente-polarity {
    white-space: normal;
  }
  .name {
    min-width: 6.5rem;
  }
  .what .quiet {
    font-size: 0.875rem;
  }
  .more {
    flex: none;
    align-self: start;
    margin-block: 0.75rem 1rem;
  }
  .note {
    padding-block: 0.75rem;
    color: var(--ink-quiet);
  }
  @media (max-width: 859px) {
    table {
      font-size: 0.875rem;
    }
    th,
    td {
      padding-inline-end: 0.625rem;
    }
    .amount {
      padding-inline-end: 0.875rem;
    }
    .name {
      min-width: 5rem;
    }
    thead button {
      height: 44px;
    }
    /* As high as a finger needs, and still on the first line of its row. */
    tbody .link {
      min-height: 0;
      padding-block: 3px;
      margin-block: -3px;
      vertical-align: top;
    }
    tbody td,
    tbody th {
      padding-block: 0.75rem;
    }
  }
`;
