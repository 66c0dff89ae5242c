import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import { STANCE_STATUSES } from "../../server/wire/stance.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import type { StanceRequest } from "../api/api-client.ts";
import {
  ALL_EVIDENCE,
  EVIDENCE_GROUPS,
  EVIDENCE_SIGNS,
  narrowedFilter,
  type EvidenceChoice,
} from "../model/evidence-choice.ts";
import { baseStyles } from "./base-styles.ts";
import type { ExplorerServices } from "./explorer-services.ts";

/** Evidence with what narrows and groups it, within the filters of the view. */
export class EntenteStanceReaderElement extends LitElement {
  static override properties = {
    services: { attribute: false },
    request: { attribute: false },
    schema: { attribute: false },
    dataVersion: { attribute: false },
    pointed: { attribute: false },
    showEnds: { attribute: false },
    among: { attribute: false },
    theme: { attribute: false },
    choice: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      summary {
        display: flex;
        align-items: center;
        min-height: 2rem;
        font-size: 0.9375rem;
        font-weight: 500;
        cursor: pointer;
      }
      summary::before {
        content: "";
        width: 0.4rem;
        height: 0.4rem;
        margin-inline: 0.125rem 0.625rem;
        border: solid currentColor;
        border-width: 0 1.6px 1.6px 0;
        rotate: -45deg;
      }
      details[open] summary::before {
        rotate: 45deg;
      }
      .fields {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0.5rem 0.75rem;
        padding-block: 0.25rem 0.75rem;
      }
      label {
        display: grid;
        gap: 0.125rem;
        min-width: 0;
        font-size: 0.875rem;
      }
      .wide {
        grid-column: 1 / -1;
      }
      select,
      input {
        min-height: 2.25rem;
        min-width: 0;
        padding: 0 0.375rem;
        border: 1px solid var(--control);
        border-radius: 3px;
        background: var(--paper);
        color: var(--ink);
        font: inherit;
      }
      @media (max-width: 859px) {
        summary,
        select,
        input {
          min-height: 44px;
        }
      }
    `,
  ];

  declare services: ExplorerServices;
  /** Which stances, under the filters of the view. */
  declare request: Omit<StanceRequest, "limit" | "cursor">;
  declare schema: GraphSchema | null;
  declare dataVersion: string;
  declare pointed: string | null;
  declare showEnds: boolean;
  declare among: readonly string[] | null;
  declare theme: Theme;
  declare choice: EvidenceChoice;

  constructor() {
    super();
    this.schema = null;
    this.dataVersion = "";
    this.pointed = null;
    this.showEnds = true;
    this.among = null;
    this.theme = "light";
    this.choice = ALL_EVIDENCE;
  }

  protected override render(): TemplateResult {
    const { request, choice } = this;
    const filter = narrowedFilter(request.filter, choice);
    return html`${this.#renderTools()}
    ${
      filter === null
        ? html`<p>No stance passes the filters.</p>`
        : html`<entente-stance-list
            .services=${this.services}
            .request=${{ ...request, filter }}
            .dataVersion=${this.dataVersion}
            .pointed=${this.pointed}
            .showEnds=${this.showEnds}
            .among=${this.among}
            .text=${choice.text}
            .group=${choice.group}
            .theme=${this.theme}
          ></entente-stance-list>`
    }`;
  }

  #renderTools(): TemplateResult {
    const { choice, schema } = this;
    const named = (id: string, name: string): readonly [string, string] => [id, name];
    const sources = (schema?.sources ?? []).map(({ id, title }) => named(id, title));
    const issues = (schema?.issues ?? []).map(({ id, name }) => named(id, name));
    const isNarrowed = JSON.stringify(choice) !== JSON.stringify(ALL_EVIDENCE);
    return html`<details>
      <summary>Filter and group</summary>
      <div class="fields">
        ${this.#select(
          "Polarity",
          "sign",
          EVIDENCE_SIGNS.map((sign) => named(sign, sign)),
        )}
        ${this.#select("How it is known", "status", [
          ["", "all"],
          ...STANCE_STATUSES.map((status) => named(status, status)),
        ])}
        ${this.#select("Source", "source", [["", "all"], ...sources])}
        ${this.#select("Issue", "issue", [["", "all"], ...issues])}
        ${this.#input("From day", "since", "date")} ${this.#input("To day", "until", "date")}
        ${this.#input("Words", "text", "text")}
        ${this.#select(
          "Group by",
          "group",
          EVIDENCE_GROUPS.map((group) => named(group, group)),
        )}
        ${
          isNarrowed
            ? html`<button class="button wide" type="button" @click=${this.#onAll}>
                Read all again
              </button>`
            : nothing
        }
      </div>
    </details>`;
  }

  #select(
    label: string,
    part: keyof EvidenceChoice,
    options: readonly (readonly [string, string])[],
  ): TemplateResult {
    return html`<label
      >${label}
      <select
        @change=${(event: Event): void => {
          this.#set(part, (event.target as HTMLSelectElement).value);
        }}
      >
        ${options.map(
          ([value, name]) =>
            html`<option value=${value} .selected=${value === this.choice[part]}>${name}</option>`,
        )}
      </select>
    </label>`;
  }

  #input(label: string, part: keyof EvidenceChoice, type: "date" | "text"): TemplateResult {
    return html`<label
      >${label}
      <input
        type=${type}
        .value=${this.choice[part]}
        @change=${(event: Event): void => {
          this.#set(part, (event.target as HTMLInputElement).value);
        }}
      />
    </label>`;
  }

  #set(part: keyof EvidenceChoice, value: string): void {
    // The fields offer nothing that the part cannot be.
    this.choice = { ...this.choice, [part]: value };
  }

  #onAll = (): void => {
    this.choice = ALL_EVIDENCE;
    // The button goes with what it took back.
    this.renderRoot.querySelector("summary")?.focus();
  };
}
