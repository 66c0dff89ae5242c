import { css } from "lit";

export const figureFormStyles = css`
  :host {
    display: block;
  }
  .make {
    display: grid;
    grid-template:
      "intro preview" auto
      "form preview" 1fr / 23rem minmax(0, 1fr);
    gap: 1rem 2rem;
    align-items: start;
  }
  .intro {
    grid-area: intro;
  }
  h1 {
    margin-block-end: 0.25rem;
    font-size: 1.625rem;
    font-weight: 650;
    line-height: 1.15;
    letter-spacing: -0.01em;
  }
  .about {
    color: var(--ink-quiet);
    text-wrap: pretty;
  }
  form {
    grid-area: form;
    display: grid;
    gap: 1rem;
  }
  fieldset {
    display: grid;
    gap: 0.625rem;
    padding-block-start: 0.875rem;
    border-block-start: 1px solid var(--line);
  }
  .group {
    padding-inline: 0 0.625rem;
    font-size: 1rem;
    font-weight: 650;
  }
  textarea {
    width: 100%;
    padding: 0.4375rem 0.625rem;
    border: 1px solid var(--control);
    border-radius: 3px;
    background: var(--paper);
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    line-height: 1.4;
    resize: vertical;
  }
  .two {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.625rem;
  }
  .preview {
    grid-area: preview;
    position: sticky;
    inset-block-start: 0;
    display: grid;
    gap: 0.5rem;
    min-width: 0;
  }
  .sheet {
    display: grid;
    place-items: center;
    min-height: 20rem;
    padding: 1rem;
    border: 1px solid var(--line);
    background: var(--paper-quiet);
  }
  .sheet img {
    display: block;
    max-width: 100%;
    max-height: calc(100dvh - 12rem);
    height: auto;
    box-shadow: 0 1px 8px var(--shadow);
  }
  .sheet.stale img {
    opacity: 0.5;
  }
  .note {
    font-size: 0.875rem;
    color: var(--ink-quiet);
  }
  .problem {
    padding-inline-start: 0.625rem;
    border-inline-start: 3px solid var(--alert);
    color: var(--alert);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  @media (max-width: 1019px) {
    .make {
      grid-template: "intro" "preview" "form" / minmax(0, 1fr);
    }
    .preview {
      position: static;
    }
    .sheet {
      min-height: 12rem;
      padding: 0.5rem;
    }
    .sheet img {
      max-height: 60dvh;
    }
  }
`;
