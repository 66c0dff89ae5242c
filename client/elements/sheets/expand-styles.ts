import { css } from "lit";

export const expandStyles = css`
  form {
    display: grid;
    gap: 0.875rem;
    padding-block-start: 0.5rem;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.125rem 0.25rem;
    border-block-end: 1px solid var(--line);
    text-align: end;
    font-weight: 400;
  }
  thead th {
    font-size: 0.8125rem;
    line-height: 1.25;
    vertical-align: bottom;
    color: var(--ink-quiet);
  }
  th:first-child {
    text-align: start;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 1.875rem;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1rem;
  }
  .fields label {
    display: grid;
    gap: 0.125rem;
    font-size: 0.875rem;
  }
  .fields select,
  .fields input {
    min-height: 2.25rem;
    padding: 0 0.5rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
    color: var(--ink);
    font: inherit;
  }
  .fields input {
    width: 6rem;
  }
  .choices {
    margin: 0;
  }
  [role="alert"] {
    color: var(--alert);
  }
  @media (max-width: 859px) {
    .check,
    .fields select,
    .fields input {
      min-height: 44px;
    }
  }
`;
