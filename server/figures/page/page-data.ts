import type { FigureStatus } from "../../wire/figure-meta.ts";
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
  lineStart,
} from "../words/format-words.ts";
import { sourceLine } from "../words/source-words.ts";
import { markup, NO_MARKUP, type Markup } from "./markup.ts";

/** Rows that a page carries; the files beside it have all. */
const MOST_DYADS = 500;
const MOST_STANCES = 300;

/** The dyads as a table. */
export function dyadTable(payload: FigurePayload, words: FigureWords): Markup {
  const { dyads, nodes } = payload.network;
  const names = new Map(nodes.map(({ id, name }) => [id, plainText(name)]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const heads = [
    head(words.from),
    head(words.to),
    head(words.stancesHead, true),
    head(words.polarityHead, true),
    head(lineStart(words.supportive, words), true),
    head(lineStart(words.hostile, words), true),
    head(words.daysHead),
  ];
  const rows = dyads.slice(0, MOST_DYADS).map((dyad) => dyadRow(dyad, nameOf, words));
  const rest = dyads.length - MOST_DYADS;
  if (rest > 0) rows.push(lastRow(heads.length, countOf(rest, words.moreDyads, words)));
  return table(words.table, heads, rows);
}

function dyadRow(dyad: Dyad, nameOf: (id: string) => string, words: FigureWords): Markup {
  const { from, to, n, polarity, positive, negative, first, last } = dyad;
  const count = (number: number): Markup =>
    markup`<td class="number">${formatCount(number, words)}</td>`;
  return markup`<tr><td dir="auto">${nameOf(from)}</td><td dir="auto">${nameOf(to)}</td>${count(n)}<td class="number">${formatPolarity(polarity, words)}</td>${count(positive)}${count(negative)}<td class="day">${formatPeriod(first, last, words)}</td></tr>\n`;
}

/** The stances with their own words and where they are documented, newest first. */
export function evidenceTable(payload: FigurePayload, words: FigureWords): Markup {
  const names = new Map(
    [...payload.network.nodes, ...payload.voices].map(({ id, name }) => [id, plainText(name)]),
  );
  const sources = new Map(payload.sources.map((source) => [source.id, source]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const heads = [
    head(words.date),
    head(`${words.from} → ${words.to}`),
    head(words.statement),
    head(words.polarityHead, true),
    head(words.source),
  ];
  const rows = payload.stances.slice(0, MOST_STANCES).map((stance) => {
    const source = sources.get(stance.source);
    // One source is named below; in every row it would only take room.
    const where = stancePlace(stance, source, sources.size > 1, words);
    return stanceRow(stance, nameOf, where, words);
  });
  const rest = payload.stances.length - MOST_STANCES;
  if (rest > 0) rows.push(lastRow(heads.length, countOf(rest, words.moreStances, words)));
  return table(words.evidence, heads, rows);
}

function stanceRow(
  stance: FigureStance,
  nameOf: (id: string) => string,
  where: Markup,
  words: FigureWords,
): Markup {
  const { quote, summary, date, polarity } = stance;
  const spoken =
    quote === undefined
      ? NO_MARKUP
      : markup`<blockquote dir="auto">${plainText(quote)}</blockquote>`;
  return markup`<tr><td class="day">${formatDay(date, words)}</td><td dir="auto">${nameOf(stance.from)} → ${nameOf(stance.to)}</td><td><span dir="auto">${plainText(summary)}</span>${spoken}</td><td class="number">${formatPolarity(polarity, words)}</td><td>${where}</td></tr>\n`;
}

/** Where a stance is documented: the place in its source, and the source where there are several. */
function stancePlace(
  { quote, locator, source: id }: FigureStance,
  source: Source | undefined,
  isNamed: boolean,
  words: FigureWords,
): Markup {
  const place = plainText(locator);
  if (source === undefined) return markup`${id}, ${place}`;
  if (isNamed) {
    return markup`${sourceLink(source, words, quote)}, <span class="quiet">${place}</span>`;
  }
  const { url } = source;
  return url === undefined ? markup`${place}` : outsideLink(url + quoteFragment(url, quote), place);
}

function head(text: string, isNumber = false): Markup {
  return isNumber
    ? markup`<th scope="col" class="number">${text}</th>`
    : markup`<th scope="col">${text}</th>`;
}

function lastRow(columns: number, text: string): Markup {
  return markup`<tr class="rest"><td colspan="${columns}">${text}</td></tr>\n`;
}

/** A table that scrolls by itself on narrow screens, by keyboard too. */
function table(label: string, heads: readonly Markup[], rows: readonly Markup[]): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
<table>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
`;
}

const MOST_CHANGES = 50;

/** What has changed since the figure was frozen, the first fifty. */
export function changeList({ changes, changed }: FigureStatus, words: FigureWords): Markup {
  const items = changes.slice(0, MOST_CHANGES).map(({ change, from, to, then, now }) => {
    const told = now ?? then;
    const polarities =
      then?.polarity === undefined || now?.polarity === undefined || then.polarity === now.polarity
        ? ""
        : ` (${formatPolarity(then.polarity, words)} → ${formatPolarity(now.polarity, words)})`;
    const names = `${plainText(from.name)} → ${plainText(to.name)}`;
    return markup`<li><span dir="auto">${names}</span>: ${words[change]}${polarities} <span class="quiet" dir="auto">${plainText(told?.summary ?? "")}</span></li>\n`;
  });
  const rest = changed - items.length;
  if (rest > 0) items.push(markup`<li class="quiet">+ ${formatCount(rest, words)}</li>\n`);
  return markup`<ul>\n${items}</ul>\n`;
}

/** The sources, each with its address and its copy in an archive. */
export function sourceList({ sources }: FigurePayload, words: FigureWords): Markup {
  const items = sources.map((source) => {
    const copy =
      source.archive === undefined
        ? NO_MARKUP
        : markup` (${outsideLink(source.archive, words.archive)})`;
    return markup`<li>${sourceLink(source, words)}${copy}</li>\n`;
  });
  return markup`<ul>\n${items}</ul>\n`;
}

/** A source by name; its link leads to the quote where the page behind it has one. */
function sourceLink(source: Source, words: FigureWords, quote?: string): Markup {
  const { url } = source;
  const line = sourceLine(source, words);
  if (url === undefined) return markup`<span dir="auto">${line}</span>`;
  return outsideLink(url + quoteFragment(url, quote), line);
}

/** Leads to the quote in the page behind an address, where the browser can find it. */
function quoteFragment(url: string, quote: string | undefined): string {
  if (quote === undefined || url.includes("#")) return "";
  return `#:~:text=${encodeURIComponent(plainText(quote))}`;
}

/** A link that leaves; only to the web, whatever an address claims to be. */
function outsideLink(url: string, text: string): Markup {
  if (!/^https?:\/\//i.test(url)) return markup`<span dir="auto">${text}</span>`;
  return markup`<a href="${url}" rel="noopener noreferrer" target="_blank" dir="auto">${text}</a>`;
}
