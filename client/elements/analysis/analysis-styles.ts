import { css } from "lit";

/** What every part of the analysis shares: headings, rows of pairs, sentences. */
export const analysisStyles = css`
  :host {
    display: block;
    overflow-wrap: break-word;
  }
  h3 {
    margin-block: 1.5rem 0.375rem;
    padding-block-start: 0.625rem;
    border-block-start: 2px solid var(--line-strong);
    font-size: 1rem;
    font-weight: 650;
  }
  h3:first-child,
  .first h3 {
    margin-block-start: 0.75rem;
  }
  h4 {
    margin-block: 0.75rem 0.125rem;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--ink-quiet);
  }
  .lead {
    font-size: 1.0625rem;
    line-height: 1.4;
    text-wrap: pretty;
  }
  p + p {
    margin-block-start: 0.5rem;
  }
  .names {
    line-height: 1.5;
  }
  .rows > li {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25rem 0.75rem;
    padding-block: 0.3125rem;
    border-block-start: 1px solid var(--line);
    font-size: 0.9375rem;
    line-height: 1.35;
  }
  .rows > li:first-child {
    border-block-start: 0;
  }
  .value {
    flex: none;
    font-size: 0.875rem;
    color: var(--ink-quiet);
    font-variant-numeric: tabular-nums;
  }
  .swatch {
    display: inline-block;
    width: 0.75rem;
    height: 0.75rem;
    margin-inline-end: 0.375rem;
    border: 3px solid;
    border-radius: 50%;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem 0.75rem;
    margin-block: 0.75rem;
  }
  .fields label {
    display: grid;
    gap: 0.125rem;
    font-size: 0.875rem;
  }
  select,
  input[type="date"],
  input[type="number"] {
    min-height: 2.25rem;
    padding: 0 0.375rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
  }
  .check {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    flex: 1;
  }
  @media (max-width: 859px) {
    select,
    input[type="date"],
    input[type="number"] {
      min-height: 44px;
    }
    .rows > li {
      min-height: 44px;
      align-items: center;
    }
  }
`;
