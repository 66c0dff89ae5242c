import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { ActorCard } from "../../server/wire/actor-card.ts";
import type { Source } from "../../server/wire/source.ts";
import { formatDay } from "../../server/words/format-day.ts";
import { tiePhrase } from "../model/tie-phrase.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { headStyles } from "./head-styles.ts";

interface TieRow {
  readonly term: string;
  readonly other: string;
  readonly name: string;
  readonly notes: string;
}

/** The standing ties of an actor: whom it represents, what it is part of, and where that is documented. */
export class EntenteTiesElement extends LitElement {
  static override properties = {
    node: { attribute: false },
    ties: { attribute: false },
    sources: { attribute: false },
  };
  static override styles = [baseStyles, headStyles];

  declare node: string;
  declare ties: ActorCard["ties"];
  declare sources: readonly Source[];

  constructor() {
    super();
    this.ties = [];
    this.sources = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    const rows = this.#rows();
    if (rows.length === 0) return nothing;
    const ids = new Set(this.ties.map(({ tie }) => tie.source));
    const titles = [...ids].map(
      (id) => this.sources.find((source) => source.id === id)?.title ?? id,
    );
    return html`<dl>
        ${rows.map((row, i) => [
          rows[i - 1]?.term === row.term ? nothing : html`<dt>${row.term}</dt>`,
          this.#renderOther(row),
        ])}
      </dl>
      <p class="quiet small" dir="auto">Ties after: ${titles.join("; ")}.</p>`;
  }

  /** By term, so that each is named once; a tie that two sources document is one row. */
  #rows(): readonly TieRow[] {
    const rows = new Map<string, TieRow>();
    for (const { tie, otherName } of this.ties) {
      const { term, note } = tiePhrase(tie, this.node);
      const since =
        "since" in tie && tie.since !== undefined ? [`since ${formatDay(tie.since)}`] : [];
      const until =
        "until" in tie && tie.until !== undefined ? [`until ${formatDay(tie.until)}`] : [];
      const notes = [note, ...since, ...until].filter((part) => part !== "").join(", ");
      const other = tie.from === this.node ? tie.to : tie.from;
      rows.set([term, other, notes].join("\n"), { term, other, name: otherName, notes });
    }
    return [...rows.values()].sort(
      (a, b) => a.term.localeCompare(b.term, "en") || a.name.localeCompare(b.name, "en"),
    );
  }

  #renderOther({ other, name, notes }: TieRow): TemplateResult {
    const open = (): void => {
      this.dispatchEvent(
        new EntenteStateEvent((state) => ({
          ...state,
          selection: { kind: "node", id: other },
          stance: null,
        })),
      );
    };
    return html`<dd>
      <button class="link" type="button" dir="auto" @click=${open}>${name}</button
      >${notes === "" ? nothing : html`<span class="quiet">, ${notes}</span>`}
    </dd>`;
  }
}
