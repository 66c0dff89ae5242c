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
  ul {
    max-height: min(24rem, 50dvh);
    overflow-y: auto;
  }
  ul:not([hidden]) + .note {
    border-block-start: 1px solid var(--line);
  }
  ul[hidden] {
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
