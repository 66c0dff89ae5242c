import { z } from "zod";
import { plainText } from "../figures/drawing/plain-text.ts";
import type { FigureRecord } from "../figures/keep/figure-record.ts";
import { markup, trusted } from "../figures/page/markup.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { FigureTextSchema, OEmbedSchema, type OEmbed } from "../wire/figure-meta.ts";
import { viewerOf } from "./figure-replies.ts";
import { Reply } from "./reply.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { idInAddress } from "./route-embed.ts";
import { VIEW_ERRORS } from "./route-figure-files.ts";

/** Below this a page shows the drawing for narrow screens; see page-style.ts. */
const NARROW_PX = 560;
/** Of the lines below the picture, in px. */
const LINES_HEIGHT = { wide: 176, narrow: 184 } as const;
const CACHE_SECONDS = 3600;

export const oembedRoute: Route = defineRoute({
  method: "get",
  path: "/oembed",
  role: "stranger",
  operationId: "getOEmbed",
  summary: "How to embed a figure, by its address (oEmbed 1.0, type rich)",
  params: NOTHING,
  query: z.strictObject({
    url: z.string().min(1).max(2000).describe("Address of a figure's page or file."),
    format: z.string().max(20).default("json").describe("`json` or `xml`."),
    maxwidth: z.int().min(1).max(10_000).optional().describe("Most px of width."),
    maxheight: z.int().min(1).max(10_000).optional().describe("Most px of height."),
  }),
  answers: [
    { type: "application/json", schema: OEmbedSchema },
    { type: "text/xml", schema: FigureTextSchema },
  ],
  errors: [...VIEW_ERRORS, "unknown-format", "unauthenticated"],
  cache: "never",
  handle: async (request, { figures }) => {
    const { query, origin, caller, type } = request;
    const format = query.format === "json" && type === "text/xml" ? "xml" : query.format;
    if (format !== "json" && format !== "xml") {
      throw new EntenteError(
        "unknown-format",
        `There is no oEmbed answer as ${JSON.stringify(format)}; ask for json or xml.`,
      );
    }
    const id = idInAddress(query.url, origin);
    if (id === null) {
      throw new EntenteError(
        "not-found",
        `${query.url.slice(0, 200)} is not the address of a figure here; it looks like ${origin}/embed/ and 64 hexadecimal digits.`,
      );
    }
    // Who asks is a program for somebody else, so what an editor may see does not count.
    const viewer = {
      ...viewerOf({ headers: request.headers, caller, query: {} }),
      isEditor: false,
    };
    const { record } = await figures.views.open(id, viewer).catch((error: unknown) => {
      throw isClosed(error) ? closed(error) : error;
    });
    const answer = toOEmbed(record, id, origin, query);
    const headers = {
      "Cache-Control": `public, max-age=${CACHE_SECONDS}`,
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
    };
    return format === "json"
      ? new Reply(JSON.stringify(answer), { type: "application/json", headers })
      : new Reply(toXml(answer), { type: "text/xml", headers });
  },
});

function isClosed(error: unknown): error is EntenteError {
  return error instanceof EntenteError && error.code === "forbidden-token";
}

/** The specification wants 401 for what is not for everybody. */
function closed(cause: EntenteError): EntenteError {
  return new EntenteError(
    "unauthenticated",
    "This figure is not for everybody, so nobody is told how to embed it; its site signs a token for each page.",
    { cause },
  );
}

function toOEmbed(
  record: FigureRecord,
  id: string,
  origin: string,
  most: { readonly maxwidth?: number | undefined; readonly maxheight?: number | undefined },
): OEmbed {
  const title = plainText(record.definition.title);
  const width = Math.min(record.width, most.maxwidth ?? record.width);
  const isNarrow = width < NARROW_PX;
  const picture = isNarrow ? record.narrow : record;
  const lines = LINES_HEIGHT[isNarrow ? "narrow" : "wide"];
  const wanted = Math.ceil((width * picture.height) / picture.width) + lines;
  const height = Math.min(wanted, most.maxheight ?? wanted);
  const frame = markup`<iframe src="${origin}/embed/${id}" title="${title}" width="${width}" height="${height}" frameborder="0" loading="lazy" referrerpolicy="strict-origin-when-cross-origin" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" allowfullscreen></iframe>`;
  // A thumbnail is not larger than what was asked for either.
  const scale = Math.min(1, width / record.width, (most.maxheight ?? Infinity) / record.height);
  return {
    version: "1.0",
    type: "rich",
    title,
    provider_name: "Entente",
    provider_url: origin,
    cache_age: CACHE_SECONDS,
    html: frame.text,
    width,
    height,
    ...(scale === 1
      ? {
          thumbnail_url: `${origin}/figures/${id}.png`,
          thumbnail_width: record.width,
          thumbnail_height: record.height,
        }
      : {}),
  };
}

function toXml(answer: OEmbed): string {
  const fields = Object.entries(answer).map(([name, value]) => {
    const tag = trusted(name);
    return markup`<${tag}>${String(value)}</${tag}>\n`;
  });
  return markup`<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${fields}</oembed>\n`
    .text;
}
