import { css } from "lit";

/** The field of a form. */
export const fieldStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .field {
    display: grid;
    gap: 0.25rem;
    align-content: start;
  }
  label,
  legend {
    padding: 0;
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: pretty;
  }
  input[type="text"],
  input[type="date"],
  select {
    width: 100%;
    min-width: 0;
    height: 2.375rem;
    padding: 0 0.625rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
    text-overflow: ellipsis;
  }
  input::-webkit-calendar-picker-indicator {
    opacity: 0.65;
  }
  .faulty input,
  .faulty select {
    border-color: var(--alert);
    box-shadow: 0 0 0 1px var(--alert);
  }
  .fault {
    font-size: 0.875rem;
    font-weight: 500;
    line-height: 1.35;
    color: var(--alert);
  }
  .hint {
    font-size: 0.8125rem;
    line-height: 1.3;
    color: var(--ink-quiet);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.875rem;
  }
  .choices label {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 1.75rem;
    font-weight: 400;
    font-size: 0.9375rem;
  }
  .choices input {
    width: 1rem;
    height: 1rem;
    margin: 0;
    accent-color: var(--ink);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3125rem;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.3125rem;
    min-height: 1.75rem;
    padding: 0 0.375rem 0 0.5rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper-quiet);
    font-size: 0.875rem;
    text-align: start;
  }
  .chip:hover {
    background: var(--paper-press);
  }
  .chip svg {
    flex: none;
    width: 0.8125rem;
    height: 0.8125rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .combo {
    position: relative;
  }
  .popup {
    position: absolute;
    z-index: 30;
    inset-block-start: calc(100% + 3px);
    inset-inline: 0;
    min-width: min(20rem, 90vw);
    border: 1px solid var(--line-strong);
    border-radius: 3px;
    background: var(--paper);
    box-shadow: 0 8px 24px var(--shadow);
  }
  .popup[hidden] {
    display: none;
  }
  .popup ul {
    max-height: min(18rem, 45dvh);
    overflow-y: auto;
  }
  .popup li {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: 0.75rem;
    padding: 0.375rem 0.625rem;
    cursor: pointer;
  }
  .popup li + li {
    border-block-start: 1px solid var(--line);
  }
  .popup li:hover {
    background: var(--paper-quiet);
  }
  .popup li[aria-selected="true"] {
    background: var(--paper-press);
    box-shadow: inset 3px 0 0 var(--line-strong);
  }
  .popup .name {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .popup .about {
    grid-column: 1 / -1;
    font-size: 0.8125rem;
    line-height: 1.3;
    color: var(--ink-quiet);
    overflow-wrap: anywhere;
  }
  .popup .count {
    font-size: 0.8125rem;
    color: var(--ink-quiet);
  }
  .popup mark {
    background: var(--mark);
    color: inherit;
  }
  .popup .note {
    padding: 0.5rem 0.625rem;
    font-size: 0.875rem;
    color: var(--ink-quiet);
  }
  .popup ul:not(:empty) + .note {
    border-block-start: 1px solid var(--line);
  }
  @media (max-width: 859px) {
    input[type="text"],
    input[type="date"],
    select {
      height: 44px;
      font-size: 1rem;
    }
    .choices label,
    .chip {
      min-height: 44px;
    }
    .popup li {
      min-height: 48px;
    }
  }
`;
