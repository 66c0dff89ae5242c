import { css } from "lit";

export const networkStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    overflow: hidden;
    container-type: size;
  }
  .canvas {
    position: absolute;
    inset: 0;
    touch-action: none;
  }
  .canvas:focus-visible {
    outline-offset: -3px;
  }
  .caption {
    position: absolute;
    inset-block-end: 0.5rem;
    inset-inline: 0.75rem 3.5rem;
    display: flex;
    pointer-events: none;
  }
  .caption[hidden] {
    display: none;
  }
  .caption span {
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--line-strong);
    border-radius: 3px;
    background: var(--paper);
    font-size: 0.9375rem;
    line-height: 1.35;
    overflow-wrap: anywhere;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
    overflow: hidden;
  }
  .zoom {
    position: absolute;
    inset-block-end: 0.5rem;
    inset-inline-end: 0.5rem;
    display: grid;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
  }
  .zoom .icon-button + .icon-button {
    border-block-start: 1px solid var(--line);
    border-radius: 0;
  }
  @container (max-height: 20rem) {
    .zoom {
      grid-auto-flow: column;
    }
    .zoom .icon-button + .icon-button {
      border-block-start: 0;
      border-inline-start: 1px solid var(--line);
    }
    .caption {
      inset-block-end: auto;
      inset-block-start: 0.5rem;
      inset-inline-end: 0.75rem;
    }
  }
  .broken {
    display: grid;
    justify-items: start;
    gap: 1rem;
    max-width: 32rem;
    padding: 2rem 1rem;
  }
`;
