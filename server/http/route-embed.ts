import { z } from "zod";
import { plainText } from "../figures/drawing/plain-text.ts";
import type { FigureView } from "../figures/figure-views.ts";
import type { FigureRecord } from "../figures/keep/figure-record.ts";
import { html, type SafeHtml } from "../figures/page/html.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { ERROR_STATUS } from "../wire/error-code.ts";
import { FIGURE_FORMATS, FigureIdSchema } from "../wire/figure.ts";
import { FigureTextSchema } from "../wire/figure-meta.ts";
import { figureUrls } from "./figure-meta.ts";
import { keepingRule, orNotice, replyWithNotice, TokenField, viewerOf } from "./figure-replies.ts";
import { frameAncestors, sharingHeaders } from "./figure-sharing.ts";
import { Reply } from "./reply.ts";
import { defineRoute, type Route, type RouteRequest, type Services } from "./route.ts";
import { pageUrl, VIEW_ERRORS } from "./route-figure-files.ts";
import { FigureIdParams } from "./route-figures.ts";

/** Pixels for each px of a preview card's picture. */
const CARD_SCALE = 2;

const EmbedQuery = z.strictObject({ token: TokenField });
type EmbedRequest = RouteRequest<{ readonly id: string }, z.output<typeof EmbedQuery>>;

/** The only page of the server that others may frame. */
export const embedRoute: Route = defineRoute({
  method: "get",
  path: "/embed/{id}",
  role: "stranger",
  operationId: "getEmbed",
  summary: "The page of a figure, to be framed: complete without scripts",
  description:
    "`frame-ancestors` is the figure's own list. Where the figure is not shown, a page says why.",
  params: FigureIdParams,
  query: EmbedQuery,
  answers: [{ type: "text/html", schema: FigureTextSchema }],
  errors: VIEW_ERRORS,
  cache: "never",
  handle: async (request, services) => {
    try {
      return await orNotice("page", () => embedPage(request, services));
    } catch (error) {
      const isKnown =
        error instanceof EntenteError &&
        (error.code === "forbidden-token" || error.code === "not-found");
      if (!isKnown) throw error;
      const look = { theme: "auto", language: "en" } as const;
      return replyWithNotice(ERROR_STATUS[error.code], [error.message], look);
    }
  },
});

async function embedPage(request: EmbedRequest, services: Services): Promise<Reply> {
  const { figures, embedScript } = services;
  const { params, query, headers, origin } = request;
  const view = await figures.views.view(params.id, viewerOf(request));
  figures.uses?.count(params.id, headers.referer, origin);
  const hasToken = query.token !== undefined;
  const page = await figures.pages.write(view, {
    url: pageUrl(view, origin),
    downloads: downloads(view.record.id, params.id, query.token),
    head: headElements(view, origin),
    ...(embedScript === null
      ? {}
      : { script: embedScript, payloadUrl: payloadUrl(params.id, query.token) }),
  });
  return new Reply(page.html, {
    type: "text/html",
    headers: {
      // The page changes with the program and with what is known of the figure.
      "Cache-Control": keepingRule({ ...view, isImmutable: false }),
      "Content-Security-Policy": policy(page.styleHash, view.record, hasToken),
      ...sharingHeaders(view.record, headers.origin, hasToken),
    },
    without: ["X-Frame-Options"],
  });
}

function policy(styleHash: string, record: FigureRecord, hasToken: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Of scripts that style what they make; none of it is a user's text.
    `style-src 'self' ${styleHash}`,
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors(record, hasToken)}`,
  ].join("; ");
}

/** Where the page's script finds what the page shows, with the right that the page was shown by. */
function payloadUrl(id: string, token: string | undefined): string {
  const search = token === undefined ? "" : `?token=${encodeURIComponent(token)}`;
  return `${figureUrls(id).json}${search}`;
}

/** Files by the id that was asked for: a token is for that one. */
function downloads(
  shown: string,
  asked: string,
  token: string | undefined,
): readonly { readonly label: string; readonly href: string }[] {
  const urls = figureUrls(token === undefined ? shown : asked);
  const search = token === undefined ? "" : `?token=${encodeURIComponent(token)}`;
  return FIGURE_FORMATS.map((format) => ({
    label: LABELS[format],
    href: `${urls[format]}${search}`,
  }));
}

const LABELS = {
  svg: "SVG",
  png: "PNG",
  pdf: "PDF",
  html: "HTML",
  json: "JSON",
  csv: "CSV",
  gexf: "GEXF",
  graphml: "GraphML",
  bib: "BibTeX",
  ris: "RIS",
  csl: "CSL-JSON",
} as const satisfies Record<(typeof FIGURE_FORMATS)[number], string>;

/** What programs read that make a card or an embed of a link. Only of figures that are for everybody. */
function headElements({ record, payload }: FigureView, origin: string): readonly SafeHtml[] {
  const url = `${origin}/embed/${record.id}`;
  if (record.access.kind === "token") return [html`<meta name="robots" content="noindex" /> `];
  const image = `${origin}/figures/${record.id}.png?scale=${CARD_SCALE}`;
  const oembed = (format: string): string =>
    `${origin}/oembed?format=${format}&url=${encodeURIComponent(url)}`;
  const title = plainText(payload.title);
  const alt = plainText(payload.alt);
  return [
    ...(record.access.kind === "unlisted" ? [html`<meta name="robots" content="noindex" /> `] : []),
    html`<link rel="canonical" href="${url}" />
      <link
        rel="alternate"
        type="application/json+oembed"
        href="${oembed("json")}"
        title="${title}"
      />
      <link rel="alternate" type="text/xml+oembed" href="${oembed("xml")}" title="${title}" />
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content="Entente" />
      <meta property="og:title" content="${title}" />
      <meta property="og:description" content="${plainText(payload.caption ?? alt)}" />
      <meta property="og:url" content="${url}" />
      <meta property="og:image" content="${image}" />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="${record.width * CARD_SCALE}" />
      <meta property="og:image:height" content="${record.height * CARD_SCALE}" />
      <meta property="og:image:alt" content="${payload.alt}" />
      <meta name="twitter:card" content="summary_large_image" /> `,
  ];
}

/** The id in the address of a figure's page or file; null for any other address. */
export function idInAddress(address: string, origin: string): string | null {
  if (!URL.canParse(address, origin)) return null;
  const url = new URL(address, origin);
  if (url.origin !== origin) return null;
  const found = /^\/(?:embed|figures)\/([^/.]+)(?:\.[a-z.]+)?$/.exec(url.pathname)?.[1];
  return FigureIdSchema.safeParse(found).success ? (found ?? null) : null;
}
