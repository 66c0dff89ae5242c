import { css } from "lit";

export const mappingStyles = css`
  :host {
    display: grid;
    gap: 1.25rem;
  }
  section {
    display: grid;
    gap: 0.625rem;
  }
  .columns {
    max-height: 27rem;
    overflow: auto;
  }
  .columns th,
  .columns td {
    vertical-align: middle;
  }
  .meaning {
    width: 17rem;
    min-width: 11rem;
  }
  td.cells {
    color: var(--ink-quiet);
  }
  .cells span + span::before {
    content: "· ";
  }
  .rule {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem;
  }
  .rule .field {
    flex: 1 1 9rem;
    max-width: 20rem;
  }
  .rule li,
  .rules li {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  @media (max-width: 859px) {
    .cells {
      display: none;
    }
  }
`;
