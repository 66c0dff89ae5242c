import { css } from "lit";

export const galleryStyles = css`
  :host {
    display: block;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .ways .button {
    text-decoration: none;
  }
  .search input {
    width: min(20rem, 100%);
    min-height: 2.25rem;
    padding: 0 0.75rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(18.5rem, 100%), 1fr));
    gap: 1.75rem 1.5rem;
    padding-block: 1.25rem;
  }
  .card {
    display: grid;
    grid-template-rows: auto 1fr;
    gap: 0.5rem;
    color: inherit;
    text-decoration: none;
  }
  .thumb {
    display: grid;
    /* As high as the box and no higher, however tall the picture in it. */
    grid-template-rows: minmax(0, 1fr);
    place-items: center;
    aspect-ratio: 4 / 3;
    overflow: hidden;
    border: 1px solid var(--line);
    background: var(--paper-quiet);
  }
  .card:hover .thumb {
    border-color: var(--control);
  }
  .thumb img {
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  .thumb span {
    padding: 1rem;
    color: var(--ink-quiet);
    text-align: center;
    text-wrap: balance;
  }
  h2 {
    font-size: 1.0625rem;
    font-weight: 600;
    line-height: 1.25;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .facts {
    margin-block-start: 0.1875rem;
    font-size: 0.875rem;
    color: var(--ink-quiet);
  }
  .flag {
    font-weight: 600;
    color: var(--ink);
  }
  .flag.gone {
    color: var(--alert);
  }
  .none {
    display: grid;
    justify-items: start;
    gap: 0.75rem;
    max-width: 36rem;
    padding-block: 3rem;
    text-wrap: pretty;
  }
  .none .lead {
    font-size: 1.1875rem;
    font-weight: 600;
  }
  .problem {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-block-start: 1.25rem;
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid var(--alert);
    background: var(--alert-paper);
  }
  .more {
    display: flex;
    justify-content: center;
    padding-block: 0.5rem 1.5rem;
  }
  @media (max-width: 859px) {
    .search,
    .search input {
      width: 100%;
      min-height: 44px;
    }
  }
`;
