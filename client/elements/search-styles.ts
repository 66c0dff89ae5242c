import { css } from "lit";

export const searchStyles = css`
  :host {
    display: block;
  }
  .field {
    position: relative;
    display: flex;
    align-items: center;
  }
  .field > svg {
    position: absolute;
    inset-inline-start: 0.7rem;
    width: 1.125rem;
    height: 1.125rem;
    fill: none;
    stroke: var(--ink-quiet);
    stroke-width: 1.6;
    stroke-linecap: round;
    pointer-events: none;
  }
  input {
    width: 100%;
    min-height: 2.5rem;
    padding: 0 2.5rem 0 2.25rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
    text-overflow: ellipsis;
  }
  input::placeholder {
    color: var(--ink-quiet);
    opacity: 1;
  }
  .clear {
    position: absolute;
    inset-inline-end: 0.125rem;
  }
  .popup {
    position: absolute;
    z-index: 30;
    inset-block-start: calc(100% + 4px);
    inset-inline: 0;
    border: 1px solid var(--line-strong);
    border-radius: 3px;
    background: var(--paper);
    box-shadow: 0 8px 24px var(--shadow);
  }
  li {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: 0.75rem;
    padding: 0.5rem 0.75rem;
    cursor: pointer;
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  li:hover {
    background: var(--paper-quiet);
  }
  li[aria-selected="true"] {
    background: var(--paper-press);
    box-shadow: inset 3px 0 0 var(--line-strong);
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .count {
    font-size: 0.875rem;
    color: var(--ink-quiet);
  }
  .about {
    grid-column: 1 / -1;
    font-size: 0.875rem;
    line-height: 1.3;
    color: var(--ink-quiet);
    overflow-wrap: anywhere;
  }
  mark {
    background: var(--mark);
    color: inherit;
    border-radius: 1px;
  }
  .note {
    padding: 0.6rem 0.75rem;
    font-size: 0.9375rem;
    color: var(--ink-quiet);
  }
  [role="listbox"] {
    max-height: min(30rem, 60dvh);
    overflow-y: auto;
  }
  .title {
    padding: 0.5rem 0.75rem 0.125rem;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--ink-quiet);
  }
  ul + .title {
    border-block-start: 1px solid var(--line-strong);
  }
  pre {
    margin: 0.25rem 0 0;
    padding: 0.375rem 0.5rem;
    background: var(--paper-quiet);
    color: var(--ink);
    font-family: ui-monospace, "SF Mono", "Cascadia Code", "DejaVu Sans Mono", Menlo, monospace;
    font-size: 0.75rem;
    white-space: pre-wrap;
  }
  .note > p + p {
    margin-block-start: 0.375rem;
  }
  .forms li {
    display: list-item;
    min-height: 0;
    padding: 0 0 0 0.75rem;
    border: 0;
    cursor: auto;
  }
  .forms li:hover {
    background: none;
  }
  [role="listbox"]:not([hidden]) ~ .note {
    border-block-start: 1px solid var(--line);
  }
  [hidden] {
    display: none;
  }
  .popup[hidden] {
    display: none;
  }
  @media (max-width: 859px) {
    input {
      min-height: 44px;
    }
    li {
      min-height: 48px;
    }
  }
`;
