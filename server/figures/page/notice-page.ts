import { createHash } from "node:crypto";
import type { FigureTheme } from "../../wire/figure.ts";
import { markup, trusted } from "./markup.ts";
import type { WrittenPage } from "./figure-page.ts";
import { pageStyle } from "./page-style.ts";

/** A page with a few sentences in place of a figure, such as why it is not shown. */
export function writeNoticePage(
  sentences: readonly string[],
  { theme, language }: { readonly theme: FigureTheme; readonly language: string },
): WrittenPage {
  const [first = "", ...others] = sentences;
  const style = `${pageStyle(theme, 640)}.notice{padding:32px 20px}`;
  const more = others.map((sentence) => markup`<p class="quiet" dir="auto">${sentence}</p>\n`);
  const page = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${first}</title>
<style>${trusted(style)}</style>
</head>
<body>
<main class="notice" data-notice>
<p><strong>${first}</strong></p>
${more}</main>
</body>
</html>
`;
  const hash = createHash("sha256").update(style, "utf8").digest("base64");
  return { html: page.text, styleHash: `'sha256-${hash}'` };
}
