import { css } from "lit";

/** A sheet over the page, for what is needed for a moment only. */
export const sheetStyles = css`
  dialog {
    width: min(34rem, calc(100vw - 2rem));
    max-height: calc(100dvh - 2rem);
    padding: 1.25rem 1.5rem 1.5rem;
    border: 1px solid var(--line-strong);
    border-radius: 3px;
    background: var(--paper);
    color: var(--ink);
    overflow-y: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
  }
  h2 {
    font-size: 1.3125rem;
    font-weight: 650;
  }
  h3 {
    margin-block: 1rem 0.25rem;
    padding-block-start: 0.5rem;
    border-block-start: 2px solid var(--line-strong);
    font-size: 1rem;
    font-weight: 650;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(8rem, auto) 1fr;
    gap: 0.25rem 1.25rem;
    font-size: 0.9375rem;
  }
  dt {
    font-weight: 600;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    margin-block-start: 0.5rem;
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 2.25rem;
    padding-inline: 0.5rem;
    cursor: pointer;
  }
  .choice input {
    width: 1rem;
    height: 1rem;
    margin: 0;
    accent-color: var(--ink);
  }
  .said {
    min-height: 1.5em;
    margin-block-start: 0.75rem;
    font-size: 0.9375rem;
  }
`;
