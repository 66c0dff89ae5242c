import { css } from "lit";

/** Grey bars where text is about to be: `.skeleton` with `i` (line), `i.half`, `i.short`. */
export const skeletonStyles = css`
  .skeleton {
    display: grid;
    gap: 0.75rem;
    padding-block: 1rem;
  }
  .skeleton i {
    display: block;
    height: 0.75rem;
    border-radius: 2px;
    background: var(--paper-press);
  }
  .skeleton .half {
    width: 55%;
  }
  .skeleton .short {
    width: 30%;
    margin-block-start: 0.5rem;
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      from {
        opacity: 1;
      }
      to {
        opacity: 0.5;
      }
    }
  }
`;
