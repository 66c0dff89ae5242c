import { css } from "lit";

/** What the parts of the page of imports share: sections, facts, tables, messages, fields. */
export const importsStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  h2 {
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.2;
  }
  h3 {
    font-size: 1.0625rem;
    font-weight: 650;
    line-height: 1.25;
  }
  a.button {
    text-decoration: none;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-start;
    gap: 0.5rem;
  }
  dialog .buttons {
    justify-content: flex-end;
  }
  .facts {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.25rem 1rem;
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }
  .facts dt {
    color: var(--ink-quiet);
  }
  .problem {
    display: grid;
    justify-items: start;
    gap: 0.5rem;
    padding: 0.625rem 0.875rem;
    border-inline-start: 3px solid var(--alert);
    background: var(--alert-paper);
    overflow-wrap: anywhere;
  }
  .note {
    padding: 0.625rem 0.875rem;
    border-inline-start: 3px solid var(--line-strong);
    background: var(--paper-quiet);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .fault {
    color: var(--alert);
    font-weight: 500;
  }
  .scroll {
    overflow-x: auto;
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
    padding: 0.4375rem 0.875rem 0.4375rem 0;
    border-block-end: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
  }
  thead th {
    border-block-end: 2px solid var(--line-strong);
    font-weight: 600;
    white-space: nowrap;
  }
  tbody th {
    font-weight: 500;
  }
  .file {
    min-width: 11rem;
  }
  .amount {
    text-align: end;
    white-space: nowrap;
  }
  caption {
    padding-block-end: 0.375rem;
    text-align: start;
    color: var(--ink-quiet);
    font-size: 0.9375rem;
  }
  progress {
    display: block;
    width: 100%;
    height: 0.5rem;
    appearance: none;
    border: 0;
    background: var(--paper-press);
  }
  progress::-webkit-progress-bar {
    background: var(--paper-press);
  }
  progress::-webkit-progress-value {
    background: var(--ink);
  }
  progress::-moz-progress-bar {
    background: var(--ink);
  }
  /* Between a details element and what is in it browsers have a box that inherits nothing of ours. */
  details > * {
    box-sizing: border-box;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 2.25rem;
    cursor: pointer;
    font-weight: 600;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: "";
    flex: none;
    width: 0.5rem;
    height: 0.5rem;
    border-inline-end: 2px solid currentColor;
    border-block-end: 2px solid currentColor;
    transform: rotate(-45deg);
    margin-inline: 0.125rem 0.25rem;
  }
  details[open] > summary::before {
    transform: rotate(45deg) translate(-2px, -2px);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
    gap: 0.75rem 1.25rem;
    align-items: start;
  }
  .field {
    display: grid;
    gap: 0.25rem;
    align-content: start;
  }
  label {
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.3;
  }
  .check {
    display: flex;
    gap: 0.5rem;
    align-items: start;
    font-weight: 400;
    font-size: 0.9375rem;
  }
  .check input {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    margin: 0.0625rem 0 0;
    accent-color: var(--ink);
  }
  input:not([type="checkbox"], [type="file"]),
  select {
    width: 100%;
    min-width: 0;
    height: 2.25rem;
    padding: 0 0.5rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
    font-size: 0.9375rem;
  }
  .hint {
    font-size: 0.8125rem;
    line-height: 1.35;
    color: var(--ink-quiet);
  }
  .narrow {
    display: none;
  }
  @media (max-width: 859px) {
    /* A phone has no room for a column for each count; they are in words below the name. */
    .sound {
      display: none;
    }
    .narrow {
      display: block;
    }
    input:not([type="checkbox"], [type="file"]),
    select {
      height: 44px;
      font-size: 1rem;
    }
    summary {
      min-height: 44px;
    }
    .check {
      min-height: 44px;
      align-items: center;
    }
    .facts {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .facts dd {
      padding-block-end: 0.5rem;
    }
  }
`;
