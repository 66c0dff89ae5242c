import { css } from "lit";

export const networkStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    min-width: 0;
    min-height: 0;
  }
  .canvas {
    position: relative;
    overflow: hidden;
    touch-action: none;
  }
  .canvas:focus-visible {
    outline-offset: -3px;
  }
  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    min-height: 2.75rem;
    border-block-start: 1px solid var(--line);
  }
  .caption {
    flex: 1;
    font-size: 0.9375rem;
    line-height: 1.3;
    overflow-wrap: anywhere;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
  }
  .zoom {
    flex: none;
    display: flex;
    gap: 0.125rem;
  }
  .broken {
    display: grid;
    justify-items: start;
    align-content: start;
    gap: 1rem;
    max-width: 32rem;
    padding: 2rem 1rem;
  }
  /* Beside its like, on a phone, every line is needed for the picture. */
  @media (max-width: 599px) {
    :host([small]) .bar {
      display: none;
    }
  }
  @media (max-width: 859px) {
    .bar {
      gap: 0.25rem;
      min-height: 3rem;
      padding-inline: 1rem 0.25rem;
    }
    .caption {
      font-size: 0.8125rem;
    }
  }
`;
