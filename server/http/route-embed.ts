import { z } from "zod";
import { plainText } from "../figures/drawing/plain-text.ts";
import type { FigureView } from "../figures/figure-views.ts";
import type { FigureRecord } from "../figures/keep/figure-record.ts";
import { markup, type Markup } from "../figures/page/markup.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { ERROR_STATUS } from "../wire/error-code.ts";
import { FIGURE_FORMAT_NAMES, FIGURE_FORMATS, FigureIdSchema } from "../wire/figure.ts";
import { FigureTextSchema, type FigureStatus } from "../wire/figure-meta.ts";
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
  const status = await statusOf(view, services);
  const page = await figures.pages.write(view, {
    url: pageUrl(view, origin),
    downloads: downloads(view.record.id, params.id, query.token),
    head: headElements(view, origin),
    ...(status === null ? {} : { status }),
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

/** A figure is shown also where the graph behind it does not answer. */
async function statusOf(
  view: FigureView,
  { figures, logger }: Services,
): Promise<FigureStatus | null> {
  try {
    return await figures.statuses.of(view);
  } catch (error) {
    logger.warn({ err: error, figure: view.record.id }, "a figure could not be compared");
    return null;
  }
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
    label: FIGURE_FORMAT_NAMES[format],
    href: `${urls[format]}${search}`,
  }));
}

/** What programs read that make a card or an embed of a link. Only of figures that are for everybody. */
function headElements({ record, payload }: FigureView, origin: string): readonly Markup[] {
  const hidden = markup`<meta name="robots" content="noindex">\n`;
  if (record.access.kind === "token") return [hidden];
  const url = `${origin}/embed/${record.id}`;
  const oembed = (format: string): string =>
    `${origin}/oembed?format=${format}&url=${encodeURIComponent(url)}`;
  const title = plainText(payload.title);
  const alt = plainText(payload.alt);
  const properties: readonly (readonly [string, string | number])[] = [
    ["og:type", "article"],
    ["og:site_name", "Entente"],
    ["og:title", title],
    ["og:description", plainText(payload.caption ?? alt)],
    ["og:url", url],
    ["og:image", `${origin}/figures/${record.id}.png?scale=${CARD_SCALE}`],
    ["og:image:type", "image/png"],
    ["og:image:width", record.width * CARD_SCALE],
    ["og:image:height", record.height * CARD_SCALE],
    ["og:image:alt", alt],
  ];
  return [
    ...(record.access.kind === "unlisted" ? [hidden] : []),
    // No icon: browsers would ask the server for one that it has not.
    markup`<link rel="icon" href="data:,">\n`,
    markup`<link rel="canonical" href="${url}">\n`,
    markup`<link rel="alternate" type="application/json+oembed" href="${oembed("json")}" title="${title}">\n`,
    markup`<link rel="alternate" type="text/xml+oembed" href="${oembed("xml")}" title="${title}">\n`,
    ...properties.map(
      ([name, content]) => markup`<meta property="${name}" content="${content}">\n`,
    ),
    markup`<meta name="twitter:card" content="summary_large_image">\n`,
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
