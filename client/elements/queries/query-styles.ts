import { css } from "lit";

export const queryStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 0.875rem;
    min-width: 0;
    min-height: 100%;
  }
  entente-query-form {
    padding-block-start: 0.875rem;
    border-block-start: 1px solid var(--line);
  }
  entente-result {
    flex: 1 0 auto;
    height: max(30rem, 62dvh);
  }
  .broken {
    display: grid;
    gap: 0.375rem;
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid var(--alert);
    background: var(--alert-paper);
  }
  .broken h2 {
    font-size: 1rem;
    font-weight: 650;
    color: var(--alert);
  }
  .broken li {
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }
`;
