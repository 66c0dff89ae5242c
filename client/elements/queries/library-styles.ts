import { css } from "lit";

export const libraryStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
  }
  .head {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 0.75rem;
    padding: 0.875rem 1.25rem 0.625rem;
  }
  h1,
  .head h2 {
    font-size: 1.125rem;
    font-weight: 650;
    line-height: 1.2;
  }
  .head .button {
    font-size: 0.875rem;
    min-height: 2rem;
    text-decoration: none;
  }
  .search {
    position: relative;
    display: flex;
    align-items: center;
    margin-inline: 1.25rem;
  }
  .search > svg {
    position: absolute;
    inset-inline-start: 0.7rem;
    width: 1.125rem;
    height: 1.125rem;
    fill: none;
    stroke: var(--ink-quiet);
    stroke-width: 1.6;
    stroke-linecap: round;
    pointer-events: none;
  }
  input {
    width: 100%;
    min-height: 2.5rem;
    padding: 0 0.75rem 0 2.25rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
  }
  input::placeholder {
    color: var(--ink-quiet);
    opacity: 1;
  }
  input::-webkit-search-cancel-button {
    filter: grayscale(1);
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    padding: 0.625rem 1.25rem 0.75rem;
  }
  .tag {
    min-height: 1.625rem;
    padding: 0 0.5rem;
    border: 1px solid var(--line);
    border-radius: 3px;
    background: var(--paper-quiet);
    font-size: 0.8125rem;
    line-height: 1.2;
  }
  .tag .number {
    color: var(--ink-quiet);
  }
  .tag:hover {
    background: var(--paper-press);
  }
  .tag[aria-pressed="true"],
  .tag[aria-pressed="true"] .number {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }
  .tag.more {
    border-color: transparent;
    background: none;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .list {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    scroll-padding-block-start: 2.25rem;
    padding-block-end: 2rem;
    border-block-start: 1px solid var(--line);
  }
  .skeleton {
    margin-inline: 1.25rem;
  }
  .group {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    padding: 0.75rem 1.25rem 0.25rem;
    background: var(--paper);
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--ink-quiet);
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    border-block-end: 1px solid var(--line);
  }
  li:hover {
    background: var(--paper-quiet);
  }
  li.opened {
    background: var(--paper-press);
    box-shadow: inset 3px 0 0 var(--line-strong);
  }
  .query {
    display: grid;
    gap: 0.125rem;
    padding: 0.5625rem 0 0.625rem 1.25rem;
    text-decoration: none;
  }
  .query:focus-visible {
    outline-offset: -2px;
  }
  .name {
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .summary {
    font-size: 0.875rem;
    line-height: 1.36;
    color: var(--ink-quiet);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .flag {
    padding: 0.0625rem 0.3125rem;
    border: 1px solid var(--control);
    border-radius: 2px;
    font-size: 0.75rem;
    font-weight: 600;
    color: var(--ink);
  }
  .flag.broken {
    border-color: var(--alert);
    background: var(--alert-paper);
    color: var(--alert);
  }
  mark {
    background: var(--mark);
    color: inherit;
    border-radius: 1px;
  }
  .star {
    margin: 0.25rem 0.375rem;
    color: var(--ink-quiet);
  }
  .star[aria-pressed="true"] {
    color: var(--ink);
  }
  .star[aria-pressed="true"] svg {
    fill: currentColor;
  }
  .none {
    padding: 1rem 1.25rem;
    color: var(--ink-quiet);
  }
  @media (max-width: 859px) {
    .head,
    .tags {
      padding-inline: 1rem;
    }
    .search {
      margin-inline: 1rem;
    }
    .head .button,
    input {
      min-height: 44px;
    }
    .tag {
      min-height: 44px;
      padding-inline: 0.75rem;
      font-size: 0.875rem;
    }
    .tags {
      flex-wrap: nowrap;
      overflow-x: auto;
    }
    .tag {
      flex: none;
    }
    .query {
      padding-inline-start: 1rem;
    }
    .group {
      padding-inline: 1rem;
    }
  }
`;
