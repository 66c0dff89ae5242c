import { css } from "lit";

/** Colours and type of Cypher, for the editor and for texts that are only shown. */
export const codeStyles = css`
  :host {
    --font-code: ui-monospace, "SF Mono", "Cascadia Code", "DejaVu Sans Mono", Menlo, monospace;
    --code-name: light-dark(#084a9e, #8fc7ff);
    --code-param: light-dark(#7a2fb8, #cda2ff);
    --code-string: light-dark(#6a4a00, #e0c27a);
    --code-number: light-dark(#8a3200, #ffb27a);
    --code-selection: light-dark(#cfe0fb, #2b4468);
  }
  pre,
  code {
    font-family: var(--font-code);
    font-size: 0.8125rem;
  }
`;
