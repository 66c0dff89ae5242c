import { css } from "lit";

export const lanesStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    min-width: 0;
    min-height: 0;
  }
  .chart {
    position: relative;
    overflow: hidden auto;
    padding-block-start: 2.75rem;
  }
  .chart:focus-visible {
    outline-offset: -3px;
  }
  .sheet {
    position: relative;
    display: grid;
    grid-template-columns: var(--names) minmax(0, 1fr);
    --names: 12.5rem;
  }
  .axis {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    grid-column: 2;
    height: 1.5rem;
    background: var(--paper);
    border-block-end: 1px solid var(--line-strong);
    font-size: 0.8125rem;
    overflow: hidden;
  }
  .axis span {
    position: absolute;
    padding-inline-start: 0.25rem;
    white-space: nowrap;
  }
  .names {
    grid-column: 1;
  }
  .names button {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    width: 100%;
    height: var(--pitch);
    padding: 0 0.5rem 0 0.25rem;
    border: 0;
    background: none;
    font-size: 0.875rem;
    line-height: 1.1;
    text-align: start;
  }
  .names button:hover,
  .names button[aria-pressed="true"] {
    background: var(--paper-press);
  }
  .names span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  svg.lines {
    grid-column: 2;
    display: block;
    width: 100%;
    overflow: visible;
  }
  .mark {
    cursor: pointer;
  }
  .mark.faded {
    opacity: 0.2;
  }
  .note {
    margin-block: 0.5rem;
    font-size: 0.875rem;
  }
  @media (max-width: 859px) {
    .chart {
      padding-block-start: 3.25rem;
      padding-inline: 1rem;
    }
    .sheet {
      --names: 7.5rem;
    }
    .names button {
      font-size: 0.78125rem;
    }
    .names span {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      line-clamp: 2;
      white-space: normal;
    }
  }
`;
