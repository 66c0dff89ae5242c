import { html, nothing, type TemplateResult } from "lit";
import { countOf } from "../../server/words/count-words.ts";
import { highlightMatch } from "../model/highlight.ts";
import type { SearchOption } from "../model/search-options.ts";

/** What a row of the search says, with what was typed marked in it. */
export function searchOptionView(option: SearchOption, typed: string): TemplateResult {
  const marked = (text: string): TemplateResult[] =>
    highlightMatch(text, typed).map((part) =>
      part.match ? html`<mark>${part.text}</mark>` : html`${part.text}`,
    );
  switch (option.kind) {
    case "question": {
      const { reading, total, cypher } = option.reading;
      return html`<span class="name" dir="auto">${reading}</span>
        <span class="count number">${countOf(total, "stance")}</span>
        <pre class="about">${cypher}</pre>`;
    }
    case "name": {
      const { name, alias, role, kind, stances } = option.hit;
      return html`<span class="name" dir="auto">${marked(name)}</span>
        <span class="count number">${countOf(stances, "stance")}</span>
        <span class="about">
          ${alias === undefined ? nothing : html`<span dir="auto">also ${marked(alias)}</span> · `}${role ?? kind ?? "issue"}
        </span>`;
    }
    case "begin":
      return html`<span class="name" dir="auto">Begin with ${option.hit.name}</span>
        <span class="about">this one alone, to be expanded from there</span>`;
    case "source":
      return html`<span class="name" dir="auto">${marked(option.source.title)}</span>
        <span class="count number">${countOf(option.source.stances, "stance")}</span>
        <span class="about">only what this source says</span>`;
    case "query":
      return html`<span class="name" dir="auto">${marked(option.query.name)}</span>
        <span class="count">opens the query</span>
        <span class="about" dir="auto">${option.query.summary}</span>`;
    case "action":
      return html`<span class="name">${marked(option.action.name)}</span>`;
  }
}
