import { css, html, type TemplateResult } from "lit";
import type { ConnectionController } from "./connection-controller.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { skipLink } from "./skip-link.ts";
import type { ThemeController } from "./theme-controller.ts";

/** What stands around the content of a page that is read from top to bottom. */
export interface ReadingPage {
  /** Words of the link that skips to the content. */
  readonly skip: string;
  readonly services: ExplorerServices;
  readonly theme: ThemeController;
  readonly connection: ConnectionController;
  /** What the URL asked for and the page could not do. */
  readonly notices: readonly string[];
}

/** Masthead and notices over the content, which is the page's `main`. */
export function readingPage(
  { skip, services, theme, connection, notices }: ReadingPage,
  content: TemplateResult,
): TemplateResult {
  return html`
    ${skipLink(skip)}
    <entente-page-masthead
      .services=${services}
      .theme=${theme.theme}
      @entente-theme=${(): void => {
        theme.toggle();
      }}
    ></entente-page-masthead>
    <div>
      <entente-notices
        .isDown=${!connection.isUp}
        .notices=${notices}
        .problem=${null}
      ></entente-notices>
      <main id="main" tabindex="-1">${content}</main>
    </div>
  `;
}

/** Of the page around; `--page-width` is how wide the content may become, 86rem unless set. */
export const readingPageStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
    min-height: 100dvh;
  }
  main {
    width: 100%;
    max-width: var(--page-width, 86rem);
    margin-inline: auto;
    padding: 1.25rem 1.5rem 3rem;
  }
  main:focus-visible {
    outline-offset: -3px;
  }
  @media (max-width: 859px) {
    main {
      padding: 1rem 1rem 2rem;
    }
  }
`;

/** The head of such a page: its title with a sentence, and at its end what leads on. */
export const pageHeadStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 0.75rem 2rem;
    padding-block-end: 0.875rem;
    border-block-end: 1px solid var(--line-strong);
  }
  h1 {
    font-size: 2rem;
    font-weight: 650;
    line-height: 1.1;
    letter-spacing: -0.015em;
  }
  .head p {
    max-width: 40rem;
    margin-block-start: 0.375rem;
    text-wrap: pretty;
  }
  @media (max-width: 859px) {
    h1 {
      font-size: 1.625rem;
    }
  }
`;
