import { css } from "lit";

export const figureViewStyles = css`
  :host {
    display: block;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: 0.75rem 2rem;
    padding-block-end: 0.875rem;
    border-block-end: 1px solid var(--line-strong);
  }
  h1 {
    font-size: 1.75rem;
    font-weight: 650;
    line-height: 1.15;
    letter-spacing: -0.01em;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .facts {
    margin-block-start: 0.25rem;
    color: var(--ink-quiet);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 26rem;
    gap: 2rem;
    align-items: start;
    padding-block: 1.25rem;
  }
  section p {
    overflow-wrap: anywhere;
  }
  .picture entente-figure {
    border: 1px solid var(--line);
  }
  section + section {
    margin-block-start: 1.5rem;
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--line);
  }
  h2 {
    margin-block-end: 0.5rem;
    font-size: 1.0625rem;
    font-weight: 650;
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.875rem;
  }
  .changes li,
  .versions li,
  .uses li {
    padding-block: 0.375rem;
    border-block-start: 1px solid var(--line);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }
  .change {
    font-weight: 600;
  }
  .withdrawn {
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid var(--alert);
    background: var(--alert-paper);
  }
  .none {
    display: grid;
    gap: 0.75rem;
    overflow-wrap: anywhere;
  }
  .problem {
    color: var(--alert);
    font-weight: 500;
  }
  dialog {
    width: min(30rem, 100vw);
    padding: 1.25rem;
    border: 1px solid var(--line-strong);
    border-block-start-width: 4px;
    background: var(--paper);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  dialog form {
    display: grid;
    gap: 0.875rem;
  }
  dialog input {
    width: 100%;
    min-height: 2.375rem;
    padding: 0 0.625rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
    gap: 0.5rem;
  }
  @media (max-width: 1019px) {
    .body {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
