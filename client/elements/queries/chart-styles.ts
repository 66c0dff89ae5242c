import { css } from "lit";

export const chartStyles = css`
  :host {
    --chart: light-dark(#4a5262, #aab2bf);
    display: block;
    min-width: 0;
    min-height: 0;
    overflow-y: auto;
    padding-block: 0.75rem 1.5rem;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    padding-block-end: 0.75rem;
  }
  h2 {
    font-size: 1.0625rem;
    font-weight: 650;
  }
  select {
    height: 2.25rem;
    padding: 0 0.5rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
  }
  svg {
    display: block;
    max-width: 100%;
    height: auto;
    overflow: visible;
    font-family: var(--font);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .label,
  .value {
    fill: var(--ink);
  }
  .tick {
    fill: var(--ink-quiet);
    font-size: 12px;
  }
  .grid {
    stroke: var(--line);
  }
  .zero {
    stroke: var(--control);
  }
  .line {
    fill: none;
    stroke: var(--chart);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .point {
    fill: var(--chart);
    stroke: var(--paper);
    stroke-width: 1.5;
  }
`;
