import { css } from "lit";

/** The form of a query and its buttons. */
export const formStyles = css`
  form {
    display: grid;
    gap: 0.875rem;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
    gap: 0.875rem 1.25rem;
    align-items: start;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.875rem;
  }
  .run {
    min-width: 6.5rem;
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
    font-weight: 600;
  }
  .run:hover {
    background: var(--ink-quiet);
  }
  .run:disabled {
    border-color: var(--control);
    background: var(--paper-press);
    color: var(--ink-quiet);
  }
  .rows {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    font-size: 0.875rem;
    font-weight: 400;
    color: var(--ink-quiet);
  }
  .rows select {
    width: auto;
    height: 2.25rem;
    font-size: 0.875rem;
    color: var(--ink);
  }
  @media (max-width: 859px) {
    .fields {
      grid-template-columns: minmax(0, 1fr);
    }
    .run {
      flex: 1;
    }
    .rows select {
      height: 44px;
    }
  }
`;
