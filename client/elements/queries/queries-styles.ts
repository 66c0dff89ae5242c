import { css } from "lit";

export const queriesStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto auto minmax(0, 1fr);
    height: 100dvh;
    min-height: 30rem;
  }
  .body {
    display: grid;
    grid-template-columns: 22rem minmax(0, 1fr);
    min-height: 0;
  }
  .body.open {
    grid-template-columns: 19rem minmax(0, 1fr) 25rem;
  }
  .library {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 0;
    border-inline-end: 1px solid var(--line);
  }
  main:not(.library) {
    min-width: 0;
    min-height: 0;
    overflow-y: auto;
    padding: 1rem 1.5rem 1.5rem;
  }
  main:focus-visible {
    outline-offset: -3px;
  }
  .evidence {
    overflow-y: auto;
    border-inline-start: 1px solid var(--line-strong);
    background: var(--paper);
  }
  .state {
    display: grid;
    align-content: center;
    justify-items: start;
    gap: 0.75rem;
    max-width: 36rem;
    min-height: 60%;
    margin-inline: auto;
  }
  .state h1:not(.lead) {
    font-size: 2rem;
    font-weight: 650;
    line-height: 1.1;
    letter-spacing: -0.015em;
  }
  .state p {
    text-wrap: pretty;
  }
  .state .lead {
    font-size: 1.1875rem;
    font-weight: 600;
    line-height: 1.3;
  }
  kbd {
    padding: 0 0.3125rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    font: inherit;
  }
  .back {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    margin-block-start: -0.5rem;
    font-weight: 500;
  }
  .back::before {
    content: "‹";
    padding-inline-end: 0.375rem;
    font-size: 1.25rem;
    line-height: 1;
  }
  @media (max-width: 1179px) {
    .body {
      grid-template-columns: 17rem minmax(0, 1fr);
    }
    .body.open {
      grid-template-columns: minmax(0, 1fr) 24rem;
    }
    .body.open .library {
      display: none;
    }
  }
  @media (max-width: 859px) {
    .body {
      grid-template-columns: minmax(0, 1fr);
    }
    .library {
      border-inline-end: 0;
    }
    main:not(.library) {
      padding: 0.75rem 1rem 1.25rem;
    }
    .body.open {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) 56dvh;
    }
    .evidence {
      border-inline-start: 0;
      border-block-start: 3px solid var(--line-strong);
      box-shadow: 0 -8px 24px var(--shadow);
      padding-block-end: env(safe-area-inset-bottom);
    }
  }
`;
