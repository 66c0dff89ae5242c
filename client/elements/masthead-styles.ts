import { css } from "lit";

export const mastheadStyles = css`
  :host {
    display: block;
  }
  .masthead {
    display: grid;
    grid-template-columns: minmax(15rem, 1fr) minmax(16rem, 30rem) minmax(15rem, 1fr);
    align-items: center;
    gap: 0.75rem 1.5rem;
    padding: 0.625rem 1.25rem;
    border-block-start: 4px solid var(--line-strong);
    border-block-end: 1px solid var(--line-strong);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 0.875rem;
    min-width: 0;
  }
  .masthead.plain {
    grid-template-columns: auto auto;
    justify-content: space-between;
    padding-block: 0.5rem;
  }
  .brand entente-pages {
    align-self: center;
    margin-inline-start: 0.5rem;
  }
  .brand a {
    font-size: 1.625rem;
    font-weight: 750;
    line-height: 1;
    letter-spacing: -0.02em;
    text-decoration: none;
  }
  .brand p {
    font-size: 0.875rem;
    line-height: 1.25;
    color: var(--ink-quiet);
    text-wrap: balance;
  }
  .tools {
    display: flex;
    justify-content: flex-end;
    align-items: center;
    gap: 0.5rem;
  }
  .switch {
    display: flex;
  }
  .switch button {
    min-height: 2.25rem;
    padding: 0 0.9rem;
    border: 1px solid var(--control);
    background: var(--paper);
    font-size: 0.9375rem;
    font-weight: 500;
  }
  .switch button:first-child {
    border-start-start-radius: 3px;
    border-end-start-radius: 3px;
    border-inline-end-width: 0;
  }
  .switch button:last-child {
    border-start-end-radius: 3px;
    border-end-end-radius: 3px;
  }
  .switch button:hover {
    background: var(--paper-press);
  }
  .switch button[aria-pressed="true"] {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }
  @media (max-width: 1799px) {
    .brand p {
      display: none;
    }
  }
  @media (max-width: 1179px) {
    .masthead {
      grid-template-columns: auto minmax(10rem, 1fr) auto;
    }
  }
  @media (max-width: 859px) {
    .masthead {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem 0.5rem;
      padding: 0.25rem 1rem 0.625rem;
    }
    .brand {
      flex: 1 0 auto;
      gap: 0.375rem;
    }
    .brand a {
      font-size: 1.5rem;
      padding-block: 0.625rem;
    }
    .tools {
      display: contents;
    }
    .masthead entente-search {
      flex: 1;
      min-width: 10rem;
      order: 1;
    }
    .tools > .button {
      order: 2;
    }
    .switch button {
      min-height: 44px;
      padding-inline: 0.625rem;
    }
  }
  @media (max-width: 479px) {
    /* The names of the pages fill the first line but for an icon; the tools share the second one. */
    .brand {
      order: -2;
    }
    .tools > .icon-button {
      order: -1;
    }
    .masthead entente-search {
      min-width: 8rem;
    }
    .switch button {
      padding-inline: 0.5rem;
    }
  }
  @media print {
    .tools,
    entente-search {
      display: none;
    }
  }
`;
