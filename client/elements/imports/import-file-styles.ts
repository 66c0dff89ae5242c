import { css } from "lit";

export const importFileStyles = css`
  article {
    display: grid;
    gap: 1rem;
    padding: 1rem 1.125rem 1.125rem;
    border: 1px solid var(--line);
    border-block-start: 2px solid var(--line-strong);
  }
  .head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 0.5rem;
  }
  .head h2 {
    overflow-wrap: anywhere;
  }
  .details {
    padding-block: 0.375rem 0.75rem;
  }
  .as {
    max-width: 20rem;
  }
  .dry {
    display: grid;
    gap: 0.875rem;
    padding-block-start: 0.875rem;
    border-block-start: 1px solid var(--line);
  }
  @media (max-width: 859px) {
    article {
      padding: 0.75rem;
    }
  }
`;
