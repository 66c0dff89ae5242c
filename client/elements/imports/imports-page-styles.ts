import { css } from "lit";

export const importsPageStyles = css`
  :host {
    --page-width: 72rem;
  }
  .head {
    margin-block-end: 1.25rem;
  }
  .ways {
    display: flex;
    gap: 1.125rem;
  }
  .ways a,
  .back a {
    display: inline-flex;
    align-items: center;
    min-height: 2.25rem;
  }
  .ways [aria-current="page"] {
    font-weight: 600;
    text-decoration: none;
  }
  .start {
    display: grid;
    gap: 1.5rem;
  }
  .start[hidden] {
    display: none;
  }
  .files {
    display: grid;
    gap: 1.25rem;
  }
  .all {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
  }
  .started {
    display: grid;
    gap: 0.75rem;
    padding: 1rem 1.125rem;
    border: 1px solid var(--line);
    border-inline-start: 3px solid var(--line-strong);
  }
  .barred {
    display: grid;
    justify-items: start;
    gap: 0.75rem;
    max-width: 40rem;
    padding-block: 1.5rem;
    text-wrap: pretty;
  }
  .barred .lead {
    font-size: 1.1875rem;
    font-weight: 600;
  }
  .back {
    margin-block-end: 0.5rem;
  }
  @media (max-width: 859px) {
    .ways a,
    .back a {
      min-height: 44px;
    }
  }
`;
