import { css } from "lit";

export const filtersStyles = css`
  :host {
    display: block;
  }
  .head {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 1rem;
    padding-block-end: 0.625rem;
  }
  h2 {
    font-size: 1.125rem;
    font-weight: 650;
    line-height: 1.2;
  }
  fieldset,
  section {
    padding-block: 0.75rem 0.875rem;
    border-block-start: 1px solid var(--line);
  }
  legend,
  h3 {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    margin-block-end: 0.375rem;
    font-size: 0.9375rem;
    font-weight: 600;
    line-height: 1.3;
  }
  fieldset > *,
  section > * {
    clear: both;
  }
  .check {
    display: flex;
    align-items: start;
    gap: 0.5rem;
    min-height: 1.75rem;
    padding-block: 0.125rem;
    font-size: 0.9375rem;
    line-height: 1.35;
    cursor: pointer;
  }
  .check:hover .what {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-decoration-color: var(--control);
    text-underline-offset: 0.18em;
  }
  input[type="checkbox"] {
    appearance: none;
    flex: none;
    display: grid;
    place-items: center;
    width: 1.0625rem;
    height: 1.0625rem;
    margin: 0.09375rem 0 0;
    border: 1px solid var(--control);
    border-radius: 2px;
    background: var(--paper);
    cursor: pointer;
  }
  input[type="checkbox"]:checked {
    border-color: var(--ink);
    background: var(--ink);
  }
  input[type="checkbox"]:checked::before {
    content: "";
    width: 0.5625rem;
    height: 0.3125rem;
    border: solid var(--paper);
    border-width: 0 0 2px 2px;
    transform: translateY(-0.0938rem) rotate(-45deg);
  }
  .check entente-shape {
    margin-block-start: 0.0625rem;
  }
  .what {
    flex: 1;
    overflow-wrap: anywhere;
  }
  .what small,
  .hint {
    font-size: 0.8125rem;
    color: var(--ink-quiet);
  }
  .hint {
    margin-block-start: 0.375rem;
  }
  .count {
    font-size: 0.875rem;
    color: var(--ink-quiet);
  }
  .dates {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.625rem;
  }
  .date {
    display: grid;
    gap: 0.125rem;
    font-size: 0.8125rem;
    color: var(--ink-quiet);
  }
  input[type="date"],
  input[type="number"] {
    min-width: 0;
    width: 100%;
    height: 2.25rem;
    padding: 0 0.5rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
    font-size: 0.875rem;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  input[type="date"]::-webkit-calendar-picker-indicator {
    margin-inline-start: 0;
    padding: 0;
    opacity: 0.65;
  }
  .least {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    font-size: 0.9375rem;
  }
  .least input {
    width: 4.5rem;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 1.875rem;
    padding: 0 0.5rem 0 0.625rem;
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
    width: 0.875rem;
    height: 0.875rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .skeleton {
    height: 8rem;
    background: repeating-linear-gradient(
      var(--paper-quiet) 0 1.125rem,
      transparent 1.125rem 1.875rem
    );
  }
  @media (max-width: 859px) {
    .check {
      min-height: 44px;
      align-items: center;
    }
    .check entente-shape {
      margin: 0;
    }
    input[type="checkbox"] {
      width: 1.375rem;
      height: 1.375rem;
      margin: 0;
    }
    input[type="date"],
    input[type="number"],
    .chip {
      height: 44px;
      font-size: 1rem;
    }
    .head .link {
      min-height: 44px;
    }
  }
`;
