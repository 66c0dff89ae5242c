import { css } from "lit";

export const figuresStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
    min-height: 100dvh;
  }
  main {
    width: 100%;
    max-width: 86rem;
    margin-inline: auto;
    padding: 1.25rem 1.5rem 3rem;
  }
  main:focus-visible {
    outline-offset: -3px;
  }
  .none {
    display: grid;
    gap: 0.75rem;
    overflow-wrap: anywhere;
  }
  .none h1 {
    font-size: 1.75rem;
    font-weight: 650;
    line-height: 1.15;
  }
  @media (max-width: 859px) {
    main {
      padding: 1rem 1rem 2rem;
    }
  }
`;
