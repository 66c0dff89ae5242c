import { createHash } from "node:crypto";
import type { FigureStatus } from "../../wire/figure-meta.ts";
import type { FigurePayload } from "../../wire/figure-payload.ts";
import { citationItems } from "../citations/citation-items.ts";
import { writeBibtex } from "../citations/write-bibtex.ts";
import { plainParagraphs, plainText } from "../drawing/plain-text.ts";
import type { RenderedSvg } from "../render/picture-jobs.ts";
import type { FigureWords } from "../words/figure-words.ts";
import { liveWords } from "../words/live-words.ts";
import { wordsFor } from "../words/words-for.ts";
import { LIVE_STYLE } from "./live-style.ts";
import { markup, NO_MARKUP, trusted, type Markup } from "./markup.ts";
import { changeList, dyadTable, evidenceTable, sourceList } from "./page-data.ts";
import { pageStyle } from "./page-style.ts";

/** A file of the figure that the page offers. */
export interface PageLink {
  readonly label: string;
  readonly href: string;
}

export interface FigurePageParts {
  readonly payload: FigurePayload;
  readonly id: string;
  /** Web address by which the figure is cited. */
  readonly url: string;
  /** The picture in its own size and for narrow screens, without their style sheets. */
  readonly pictures: readonly [wide: RenderedSvg, narrow: RenderedSvg];
  /** Style rules of the fonts. */
  readonly fontRules: string;
  readonly downloads: readonly PageLink[];
  /** How the graph has moved since; absent where it is not known. */
  readonly status?: FigureStatus;
  /** What else the head holds, such as links for those who embed. */
  readonly head?: readonly Markup[];
  /** Address of a script that makes the page come alive; without it the page is complete. */
  readonly script?: string;
  /** Address at which that script finds the payload. */
  readonly payloadUrl?: string;
}

export interface WrittenPage {
  readonly html: string;
  /** What `style-src` has to name. */
  readonly styleHash: string;
}

/**
 * Writes a page of a figure that is complete without scripts and loads nothing: picture, table,
 * evidence, sources, citation. On narrow screens another drawing of the same stands in its place.
 */
export function writeFigurePage(parts: FigurePageParts): WrittenPage {
  const { payload, pictures, fontRules } = parts;
  const [wide, narrow] = pictures;
  const style = [
    fontRules,
    pageStyle(payload.theme, wide.width),
    parts.payloadUrl === undefined ? "" : LIVE_STYLE,
    wide.styleSheet,
    narrow.styleSheet,
  ].join("");
  const styleHash = `'sha256-${createHash("sha256").update(style, "utf8").digest("base64")}'`;
  const title = plainText(payload.title);
  const policy =
    parts.script === undefined
      ? markup`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${styleHash}; font-src data:; base-uri 'none'; form-action 'none'">\n`
      : NO_MARKUP;
  const script =
    parts.script === undefined
      ? NO_MARKUP
      : markup`<script type="module" src="${parts.script}"></script>\n`;
  const page = markup`<!doctype html>
<html lang="${payload.language}">
<head>
<meta charset="utf-8">
${policy}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<meta name="description" content="${plainText(payload.alt)}">
${parts.head ?? []}<style>${trusted(style)}</style>
${script}</head>
<body>
<main data-figure="${parts.id}">
${body(parts, title)}
</main>
</body>
</html>
`;
  return { html: page.text, styleHash };
}

/** Data and no script to a browser; `<` is escaped so that no text can end it. */
function wordsScript(language: string): Markup {
  const json = JSON.stringify(liveWords(language)).replaceAll("<", "\\u003c");
  return trusted(`<script type="application/json" data-words>${json}</script>\n`);
}

function body(parts: FigurePageParts, title: string): Markup {
  const { payload, pictures, id, url, downloads } = parts;
  const words = wordsFor(payload.language);
  const [wide, narrow] = pictures;
  const open = payload.show.table ? trusted(" open") : NO_MARKUP;
  const captions = plainParagraphs(payload.caption ?? "").map(
    (caption) => markup`<p class="hidden" dir="auto">${caption}</p>\n`,
  );
  const items = downloads.map(
    ({ label, href }) => markup`<li><a href="${href}" download>${label}</a></li>\n`,
  );
  const files =
    items.length === 0 ? NO_MARKUP : markup`<p>${words.download}</p>\n<ul>\n${items}</ul>\n`;
  const figure =
    parts.payloadUrl === undefined
      ? markup`<figure>`
      : markup`<figure data-live="${parts.payloadUrl}">\n${wordsScript(payload.language)}`;
  const bibtex = writeBibtex(citationItems(payload, { id, url }).slice(0, 1));
  return markup`<h1 class="hidden" dir="auto">${title}</h1>
${captions}${figure}
<div class="wide">${trusted(wide.svg)}</div>
<div class="narrow">${trusted(narrow.svg)}</div>
</figure>
<div class="more" lang="${words.tag}">
${changes(parts, words)}<details data-part="table"${open}><summary>${words.table}</summary>
${dyadTable(payload, words)}</details>
<details data-part="evidence"><summary>${words.evidence}</summary>
${evidenceTable(payload, words)}</details>
<details data-part="sources"><summary>${words.sources}</summary>
${sourceList(payload, words)}</details>
<details data-part="cite"><summary>${words.cite}</summary>
<pre>${bibtex}</pre>
${files}</details>
</div>`;
}

/** What has changed since; without changes the line waits, empty, for a script that asks again. */
function changes({ status }: FigurePageParts, words: FigureWords): Markup {
  if (status === undefined || status.equal)
    return markup`<p class="status" data-status hidden></p>\n`;
  return markup`<p class="status" data-status>${status.sentence}</p>
<details data-part="changes"><summary>${words.changes}</summary>
${changeList(status, words)}</details>
`;
}
