import { css } from "lit";

/** Height of the plot, in px. */
export const PLOT_HEIGHT = 52;
/** Below the plot, for the days. */
export const TICK_HEIGHT = 16;

export const timeBrushStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .plot {
    position: relative;
    height: 68px;
    /* So that a handle at its end is not cut off. */
    margin-inline: 9px;
    cursor: crosshair;
    touch-action: pan-y;
    user-select: none;
  }
  svg {
    position: absolute;
    inset: 0;
    display: block;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  .tick {
    stroke: var(--line);
  }
  text {
    font-size: 0.75rem;
    fill: var(--ink-quiet);
  }
  .shade,
  .frame {
    position: absolute;
    inset-block: 0 16px;
  }
  .shade {
    background: var(--paper);
    opacity: 0.72;
    pointer-events: none;
  }
  .frame {
    border-block: 1px solid var(--ink);
    cursor: grab;
  }
  .frame:active {
    cursor: grabbing;
  }
  .handle {
    position: absolute;
    inset-block: -2px 14px;
    width: 20px;
    margin-inline-start: -10px;
    cursor: ew-resize;
    touch-action: none;
  }
  .handle::before {
    content: "";
    position: absolute;
    inset-block: 0;
    inset-inline-start: 9px;
    width: 2px;
    background: var(--ink);
  }
  .handle::after {
    content: "";
    position: absolute;
    inset-block-start: calc(50% - 9px);
    inset-inline-start: 6px;
    width: 8px;
    height: 18px;
    border: 1px solid var(--paper);
    border-radius: 3px;
    background: var(--ink);
  }
  @media (pointer: coarse) {
    .handle {
      width: 44px;
      margin-inline-start: -22px;
    }
    .handle::before {
      inset-inline-start: 21px;
    }
    .handle::after {
      inset-inline-start: 17px;
      width: 10px;
      height: 24px;
      inset-block-start: calc(50% - 12px);
    }
  }
`;

export const timelineStyles = css`
  :host {
    display: block;
    min-width: 0;
    border-block-start: 1px solid var(--line);
    container-type: inline-size;
  }
  @container (max-width: 50rem) {
    .word {
      display: none;
    }
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    min-height: 2.75rem;
    font-size: 0.875rem;
  }
  .group {
    display: flex;
    align-items: center;
    gap: 0.125rem;
  }
  .play svg {
    fill: currentColor;
  }
  label {
    display: flex;
    align-items: center;
    gap: 0.375rem;
  }
  select {
    min-height: 2rem;
    padding: 0 0.25rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
  }
  .caption {
    flex: 1;
    min-width: 9rem;
    line-height: 1.25;
  }
  .caption strong {
    font-weight: 600;
  }
  .plot-state {
    display: flex;
    align-items: center;
    gap: 1rem;
    min-height: 68px;
    font-size: 0.9375rem;
  }
  .link {
    margin-inline-end: 0.75rem;
  }
  .busy {
    opacity: 0.6;
  }
  @media (max-width: 859px) {
    .tools {
      gap: 0;
      padding-block-end: 0.375rem;
    }
    .caption {
      order: -1;
      flex-basis: 100%;
    }
    select {
      min-height: 44px;
      max-width: 7rem;
    }
    .link {
      min-height: 44px;
      min-width: 44px;
      margin-inline-end: 0;
    }
  }
`;
