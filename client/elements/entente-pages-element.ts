import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { baseStyles } from "./base-styles.ts";

const PAGES = [
  { name: "Explorer", path: "/" },
  { name: "Queries", path: "/queries" },
  { name: "Figures", path: "/figures" },
  { name: "Import", path: "/import" },
] as const;

/** The way from one page of the program to another. */
export class EntentePagesElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      nav {
        display: flex;
        gap: 1.125rem;
      }
      a {
        display: inline-flex;
        align-items: center;
        min-height: 2.25rem;
        border-block: 3px solid transparent;
        font-size: 1rem;
        font-weight: 500;
        color: var(--ink-quiet);
        text-decoration: none;
      }
      a:hover {
        color: var(--ink);
      }
      a[aria-current] {
        border-block-end-color: var(--line-strong);
        font-weight: 600;
        color: var(--ink);
      }
      @media (max-width: 859px) {
        a {
          min-height: 44px;
        }
        /* Where there is no room for both, the page that one is on goes without saying. */
        :host([compact]) a[aria-current] {
          display: none;
        }
      }
      @media (max-width: 479px) {
        nav {
          gap: 0.75rem;
        }
      }
    `,
  ];

  protected override render(): TemplateResult {
    const here = window.location.pathname;
    return html`<nav aria-label="Pages">
      ${PAGES.map(
        ({ name, path }) =>
          html`<a href=${path} aria-current=${path === here ? "page" : nothing}>${name}</a>`,
      )}
    </nav>`;
  }
}
