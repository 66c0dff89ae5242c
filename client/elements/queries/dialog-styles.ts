import { css } from "lit";

/** A modal dialog in the middle of the page, or over all of a phone. */
export const dialogStyles = css`
  dialog {
    width: min(34rem, 100vw);
    max-width: none;
    max-height: min(52rem, 100dvh);
    padding: 0;
    border: 1px solid var(--line-strong);
    border-block-start-width: 4px;
    background: var(--paper);
    color: var(--ink);
  }
  dialog.wide {
    width: min(80rem, 100vw);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .sheet {
    display: grid;
    gap: 0.875rem;
    padding: 1.125rem 1.25rem 1.25rem;
  }
  h2 {
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.2;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.5rem;
  }
  .problem {
    padding-inline-start: 0.625rem;
    border-inline-start: 3px solid var(--alert);
    color: var(--alert);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  @media (max-width: 859px) {
    dialog {
      margin: 0;
      max-height: 100dvh;
      width: 100vw;
    }
  }
`;
