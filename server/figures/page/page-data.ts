import type { FigurePayload, FigureStance } from "../../wire/figure-payload.ts";
import type { Dyad } from "../../wire/network.ts";
import type { Source } from "../../wire/source.ts";
import { plainText } from "../drawing/plain-text.ts";
import type { FigureWords } from "../words/figure-words.ts";
import {
  countOf,
  formatCount,
  formatDay,
  formatPeriod,
  formatPolarity,
} from "../words/format-words.ts";
import { sourceLine } from "../words/source-words.ts";
import { html, NO_HTML, type SafeHtml } from "./html.ts";

/** Rows that a page carries; the files beside it have all. */
const MOST_DYADS = 500;
const MOST_STANCES = 300;

/** The dyads as a table. */
export function dyadTable(payload: FigurePayload, words: FigureWords): SafeHtml {
  const { dyads, nodes } = payload.network;
  const names = new Map(nodes.map(({ id, name }) => [id, plainText(name)]));
  const name = (id: string): string => names.get(id) ?? id;
  const rest = dyads.length - MOST_DYADS;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.table}">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.from}</th>
          <th scope="col">${words.to}</th>
          <th scope="col" class="number">${words.stancesHead}</th>
          <th scope="col" class="number">${words.polarityHead}</th>
          <th scope="col" class="number">+</th>
          <th scope="col" class="number">−</th>
          <th scope="col">${words.daysHead}</th>
        </tr>
      </thead>
      <tbody>
        ${dyads.slice(0, MOST_DYADS).map((dyad) => dyadRow(dyad, name, words))}${
          rest > 0
            ? html`<tr class="rest">
                <td colspan="7">${countOf(rest, words.moreDyads, words)}</td>
              </tr>`
            : NO_HTML
        }
      </tbody>
    </table>
  </div>`;
}

function dyadRow(dyad: Dyad, name: (id: string) => string, words: FigureWords): SafeHtml {
  return html`<tr>
    <td dir="auto">${name(dyad.from)}</td>
    <td dir="auto">${name(dyad.to)}</td>
    <td class="number">${formatCount(dyad.n, words)}</td>
    <td class="number">${formatPolarity(dyad.polarity, words)}</td>
    <td class="number">${formatCount(dyad.positive, words)}</td>
    <td class="number">${formatCount(dyad.negative, words)}</td>
    <td class="day">${formatPeriod(dyad.first, dyad.last, words)}</td>
  </tr> `;
}

/** The stances with their own words and where they are documented, newest first. */
export function evidenceTable(payload: FigurePayload, words: FigureWords): SafeHtml {
  const names = new Map(
    [...payload.network.nodes, ...payload.voices].map(({ id, name }) => [id, plainText(name)]),
  );
  const sources = new Map(payload.sources.map((source) => [source.id, source]));
  const name = (id: string): string => names.get(id) ?? id;
  const rest = payload.stances.length - MOST_STANCES;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.evidence}">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.date}</th>
          <th scope="col">${words.from} → ${words.to}</th>
          <th scope="col">${words.statement}</th>
          <th scope="col" class="number">${words.polarityHead}</th>
          <th scope="col">${words.source}</th>
        </tr>
      </thead>
      <tbody>
        ${payload.stances
          .slice(0, MOST_STANCES)
          .map((stance) => stanceRow(stance, name, sources.get(stance.source), words))}${
          rest > 0
            ? html`<tr class="rest">
                <td colspan="5">${countOf(rest, words.moreStances, words)}</td>
              </tr>`
            : NO_HTML
        }
      </tbody>
    </table>
  </div>`;
}

function stanceRow(
  stance: FigureStance,
  name: (id: string) => string,
  source: Source | undefined,
  words: FigureWords,
): SafeHtml {
  const { quote, summary, date, polarity, locator } = stance;
  const spoken =
    quote === undefined ? NO_HTML : html`<blockquote dir="auto">${plainText(quote)}</blockquote>`;
  const place = html`<span class="quiet">${plainText(locator)}</span>`;
  const where = source === undefined ? html`${stance.source}` : sourceLink(source, words, quote);
  return html`<tr>
    <td class="day">${formatDay(date, words)}</td>
    <td dir="auto">${name(stance.from)} → ${name(stance.to)}</td>
    <td><span dir="auto">${plainText(summary)}</span>${spoken}</td>
    <td class="number">${formatPolarity(polarity, words)}</td>
    <td>${where}, ${place}</td>
  </tr> `;
}

/** The sources, each with its address and its copy in an archive. */
export function sourceList({ sources }: FigurePayload, words: FigureWords): SafeHtml {
  const items = sources.map((source) => {
    const { archive } = source;
    const copy =
      archive === undefined
        ? NO_HTML
        : html` (<a href="${archive}" rel="noopener noreferrer" target="_blank">${words.archive}</a
            >)`;
    return html`<li>${sourceLink(source, words)}${copy}</li>`;
  });
  return html`<ul>
    ${items}
  </ul>`;
}

/** A source by name; its link leads to the quote where the page around it has one. */
function sourceLink(source: Source, words: FigureWords, quote?: string): SafeHtml {
  const line = sourceLine(source, words);
  const { url } = source;
  // Only what the wire lets in, but a link is what a hostile text would want to be.
  if (url === undefined || !/^https?:\/\//.test(url)) return html`<span dir="auto">${line}</span>`;
  const fragment =
    quote === undefined || url.includes("#") ? "" : `#:~:text=${encodeURIComponent(quote)}`;
  return html`<a href="${url}${fragment}" rel="noopener noreferrer" target="_blank" dir="auto"
    >${line}</a
  >`;
}
