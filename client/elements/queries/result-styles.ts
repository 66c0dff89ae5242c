import { css } from "lit";

export const resultStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    min-height: 0;
    min-width: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 0.25rem 1.5rem;
    border-block-end: 1px solid var(--line);
  }
  .words {
    padding-block: 0.5rem;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .words > p:first-child {
    font-weight: 600;
  }
  .bad {
    max-width: 46rem;
    padding-inline-start: 0.625rem;
    border-inline-start: 3px solid var(--alert);
    color: var(--alert);
  }
  .tabs {
    display: flex;
    gap: 1.25rem;
    margin-block-end: -1px;
  }
  .tabs button {
    min-height: 2.5rem;
    padding: 0;
    border: 0;
    border-block-end: 3px solid transparent;
    background: none;
    font-weight: 500;
    color: var(--ink-quiet);
  }
  .tabs button[aria-pressed="true"] {
    border-block-end-color: var(--line-strong);
    color: var(--ink);
    font-weight: 600;
  }
  .downloads {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.875rem;
    padding-block-start: 0.625rem;
  }
  .view {
    display: grid;
    min-height: 0;
    min-width: 0;
  }
  @media (max-width: 859px) {
    .tabs button {
      min-height: 44px;
    }
  }
`;
