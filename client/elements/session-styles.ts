import { css } from "lit";

export const sessionStyles = css`
  :host {
    display: contents;
  }
  .name {
    max-width: 8rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: 1.4;
  }
  [popover] {
    inset: auto;
    width: min(17rem, 100vw - 2rem);
    margin: 0;
    padding: 1rem 1.125rem 1.125rem;
    border: 1px solid var(--line-strong);
    border-radius: 3px;
    background: var(--paper);
    color: var(--ink);
    box-shadow: 0 8px 24px var(--shadow);
    font-size: 0.9375rem;
    line-height: 1.4;
  }
  .who {
    margin-block-end: 0.125rem;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  [popover] .button {
    margin-block-start: 0.875rem;
  }
  @media (max-width: 859px) {
    /* Behind search and filters, where the first line has no room left. */
    .button {
      order: 3;
    }
    .account {
      width: 44px;
      padding: 0;
    }
    .name {
      display: none;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
