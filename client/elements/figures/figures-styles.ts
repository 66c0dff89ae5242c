import { css } from "lit";

export const figuresStyles = css`
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
`;
