import { css } from "lit";

export const workspacesStyles = css`
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem;
  }
  label {
    flex: 1;
    display: grid;
    gap: 0.125rem;
    min-width: 10rem;
    font-size: 0.875rem;
  }
  input[type="text"] {
    min-height: 2.25rem;
    width: 100%;
    padding: 0 0.5rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
    color: var(--ink);
    font: inherit;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0 0.75rem;
    padding-block: 0.25rem;
    border-block-end: 1px solid var(--line);
  }
  li > form,
  li > .small {
    grid-column: 1 / -1;
  }
  .open {
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .row {
    display: flex;
    gap: 0.75rem;
    font-size: 0.875rem;
  }
  .file {
    flex: none;
    display: inline-flex;
    min-width: 0;
    font-size: inherit;
    position: relative;
    overflow: hidden;
  }
  .file:focus-within {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .file input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  [role="status"]:not(:empty),
  [role="alert"] {
    margin-block-start: 0.75rem;
  }
  [role="alert"] {
    color: var(--alert);
  }
  @media (max-width: 859px) {
    input[type="text"] {
      min-height: 44px;
    }
    .row {
      grid-column: 1 / -1;
    }
  }
`;
