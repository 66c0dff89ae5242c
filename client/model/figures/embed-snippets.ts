import type { FigureMeta } from "../../../server/wire/figure-meta.ts";

/** A way to put a figure into a page or paper: what it is called, and the text to copy. */
export interface EmbedSnippet {
  readonly id: string;
  readonly name: string;
  /** For whom or what it is. */
  readonly hint: string;
  readonly text: string;
}

/**
 * The ways to embed a figure, each as text that can be pasted as it is.
 * @param server origin under which readers reach the server, such as `https://graph.example.org`.
 */
export function embedSnippets(figure: FigureMeta, server: string): readonly EmbedSnippet[] {
  const at = (path: string): string => new URL(path, server).href;
  const { title, width, height, urls } = figure;
  const [embed, svg, png, html] = [at(urls.embed), at(urls.svg), at(urls.png), at(urls.html)];
  const [across, down] = [Math.ceil(width), Math.ceil(height)];
  const size = `width="100%" height="${down}"`;
  const picture = `<img src="${attribute(svg)}" alt="${attribute(figure.alt)}" width="${across}" height="${down}">`;
  // No style attribute: a strict policy of the page around would refuse it.
  const frame = `<iframe src="${attribute(embed)}" title="${attribute(title)}" ${size} loading="lazy" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" referrerpolicy="strict-origin" allow="fullscreen" scrolling="no" frameborder="0"></iframe>`;
  const script = `<script async src="${attribute(at("/embed.js"))}"></script>`;
  return [
    {
      id: "element",
      name: "Web component",
      hint: "Follows its height, several on a page, no style leaks either way.",
      text: `${script}\n<entente-figure src="${attribute(embed)}" label="${attribute(title)}"><noscript><a href="${attribute(embed)}">${picture}</a></noscript></entente-figure>`,
    },
    {
      id: "iframe",
      name: "iframe",
      hint: "Works everywhere; with the script its height follows the content.",
      text: `${frame}\n${script}`,
    },
    {
      id: "oembed",
      name: "oEmbed",
      hint: "For editors that make an embed of a pasted address.",
      text: embed,
    },
    {
      id: "html",
      name: "One HTML file",
      hint: "Complete, offline, no request leaves it.",
      text: html,
    },
    ...paperSnippets(figure, { embed, svg, png, frame }),
    {
      id: "link",
      name: "Plain link",
      hint: "Shown as a card with picture, title and description where that is usual.",
      text: embed,
    },
  ];
}

/** For texts that are written as text. */
function paperSnippets(
  { id, title, alt, height }: FigureMeta,
  { embed, svg, png, frame }: Readonly<Record<"embed" | "svg" | "png" | "frame", string>>,
): readonly EmbedSnippet[] {
  return [
    {
      id: "markdown",
      name: "Markdown",
      hint: "A picture that leads to the figure.",
      text: `[![${markdown(alt)}](${svg})](${embed})\n\n*${markdown(title)}*`,
    },
    {
      id: "quarto",
      name: "Quarto",
      hint: "The live figure in HTML, the picture in PDF and Word.",
      text: `::: {.content-visible when-format="html"}\n\`\`\`{=html}\n${frame}\n\`\`\`\n:::\n\n::: {.content-visible unless-format="html"}\n![${markdown(title)}](${png}){fig-alt="${attribute(alt)}"}\n:::`,
    },
    {
      id: "jupyter",
      name: "Jupyter",
      hint: "A cell of a Python notebook.",
      text: `from IPython.display import IFrame\n\nIFrame(${JSON.stringify(embed)}, width="100%", height=${Math.ceil(height)})`,
    },
    {
      id: "latex",
      name: "LaTeX",
      hint: "Save the PDF of the figure beside the paper first.",
      text: `\\begin{figure}\n  \\centering\n  \\includegraphics[width=\\linewidth]{figure-${id.slice(0, 12)}.pdf}\n  \\caption{${latex(title)}}\n\\end{figure}`,
    },
  ];
}

/** Text inside double quotes of HTML. */
function attribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/\s+/g, " ");
}

/** Text of Markdown that means itself. */
function markdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()<>#+\-.!|~]/g, "\\$&");
}

const LATEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Text of LaTeX that means itself. */
function latex(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\~^&%$#_{}]/g, (sign) => LATEX[sign] ?? `\\${sign}`);
}
