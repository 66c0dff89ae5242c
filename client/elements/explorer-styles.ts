import { css } from "lit";

export const explorerStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto auto auto minmax(0, 1fr);
    height: 100dvh;
    min-height: 30rem;
  }
  .body {
    display: grid;
    grid-template-columns: 17.5rem minmax(0, 1fr);
    min-height: 0;
  }
  .body.open {
    grid-template-columns: 17.5rem minmax(0, 1fr) 26rem;
  }
  .filters {
    overflow-y: auto;
    padding: 1.125rem 1.25rem 2rem;
    border-inline-end: 1px solid var(--line);
  }
  main {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-width: 0;
    min-height: 0;
    padding-inline: 1.5rem;
  }
  main:focus-visible {
    outline-offset: -3px;
  }
  .headline {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    column-gap: 1rem;
    padding-block: 1rem 0.5rem;
  }
  .headline > :not(.actions) {
    grid-column: 1;
  }
  .headline > .actions {
    grid-area: 1 / 2 / 3 / 3;
    display: flex;
    gap: 0.5rem;
  }
  .headline .button {
    text-decoration: none;
  }
  .headline .button[aria-pressed="true"] {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }
  .evidence[hidden] {
    display: none;
  }
  h1 {
    font-size: 1.625rem;
    font-weight: 650;
    line-height: 1.18;
    letter-spacing: -0.01em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .drawn,
  .listed {
    grid-row: 2;
  }
  .evidence {
    overflow-y: auto;
    border-inline-start: 1px solid var(--line-strong);
    background: var(--paper);
  }
  .state {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.875rem;
    padding: 2rem 1rem;
    text-align: center;
  }
  .state p {
    max-width: 34rem;
    text-wrap: pretty;
  }
  .state .lead {
    font-size: 1.1875rem;
    font-weight: 600;
    line-height: 1.3;
  }
  .over {
    position: absolute;
    inset: 0;
    background: var(--paper);
  }
  @media (max-width: 1179px) {
    .body {
      grid-template-columns: minmax(0, 1fr);
    }
    .body.open {
      grid-template-columns: minmax(0, 1fr) 24rem;
    }
  }
  @media (max-width: 859px) {
    main {
      padding-inline: 1rem;
    }
    .headline {
      padding-block: 0.625rem 0.375rem;
    }
    .headline > :not(.actions) {
      grid-column: 1 / -1;
    }
    .headline > .actions {
      grid-area: 3 / 1 / 4 / 3;
      flex-wrap: wrap;
      gap: 0.375rem;
      padding-block-start: 0.375rem;
    }
    .headline .button {
      padding-inline: 0.5rem;
      font-size: 0.875rem;
      white-space: nowrap;
    }
    h1 {
      font-size: 1.3125rem;
    }
    .body.open {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) 56dvh;
    }
    .body.open:has(entente-stage[twins]) {
      grid-template-rows: minmax(0, 1fr) 40dvh;
    }
    .body.open main {
      grid-template-rows: minmax(0, 1fr);
    }
    .body.open .headline {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .body.open .drawn,
    .body.open .listed {
      grid-row: 1;
    }
    .evidence {
      border-inline-start: 0;
      border-block-start: 3px solid var(--line-strong);
      box-shadow: 0 -8px 24px var(--shadow);
      padding-block-end: env(safe-area-inset-bottom);
    }
  }
  @media print {
    :host {
      height: auto;
    }
    .filters {
      display: none;
    }
  }
`;
