import { z } from "zod";
import { writeGexf } from "../export/write-gexf.ts";
import { writeGraphml } from "../export/write-graphml.ts";
import { citationItems } from "../figures/citations/citation-items.ts";
import { writeBibtex } from "../figures/citations/write-bibtex.ts";
import { writeRis } from "../figures/citations/write-ris.ts";
import type { FigureView } from "../figures/figure-views.ts";
import { figureExportGraph } from "../figures/formats/figure-export-graph.ts";
import { PNG_SCALES } from "../figures/formats/write-png.ts";
import { writeFigureCsv } from "../figures/formats/write-figure-csv.ts";
import type { ErrorCode } from "../wire/error-code.ts";
import { FigurePayloadSchema } from "../wire/figure-payload.ts";
import {
  CslItemsSchema,
  FigureBytesSchema,
  FigureStatusSchema,
  FigureTextSchema,
} from "../wire/figure-meta.ts";
import type { Reply, ReplyBody } from "./reply.ts";
import { orNotice, replyWithFile, TokenField, viewerOf } from "./figure-replies.ts";
import { defineRoute, type Route, type Services } from "./route.ts";
import { FigureIdParams } from "./route-figures.ts";
import { STORE_ERRORS } from "./store-errors.ts";

/** Codes of everything that shows a figure. */
export const VIEW_ERRORS = [
  "not-found",
  "forbidden-token",
  "withdrawn",
  "damaged-data",
  "documents-unavailable",
  ...STORE_ERRORS,
] as const satisfies readonly ErrorCode[];

const HTML_POLICY = (styleHash: string): string =>
  `default-src 'none'; style-src ${styleHash}; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export const svgRoute = fileRoute({
  ending: "svg",
  type: "image/svg+xml",
  summary: "A figure as SVG, the same bytes for the same id",
  isShown: true,
  isPicture: true,
  isFixed: (view) => view.picture !== null,
  make: (view, { figures }) => figures.views.svg(view),
});

export const pngRoute: Route = defineRoute({
  method: "get",
  path: "/figures/{id}.png",
  role: "stranger",
  operationId: "getFigurePng",
  summary: "A figure in pixels",
  params: FigureIdParams,
  query: z.strictObject({
    token: TokenField,
    scale: z
      .int()
      .min(PNG_SCALES[0])
      .max(4)
      .default(1)
      .describe("Pixels for each px of the figure's size."),
    theme: z
      .enum(["light", "dark"])
      .optional()
      .describe("Absent: the figure's own, and light where that follows the reader."),
  }),
  answers: [{ type: "image/png", schema: FigureBytesSchema }],
  errors: VIEW_ERRORS,
  cache: "never",
  handle: (request, { figures, version }) =>
    orNotice("png", async () => {
      const { params, query, headers, origin } = request;
      const view = await figures.views.view(params.id, viewerOf(request));
      figures.uses?.count(params.id, headers.referer, origin);
      const scale = PNG_SCALES.find((each) => each === query.scale) ?? 1;
      const theme = query.theme ?? view.payload.theme;
      return replyWithFile(view, request, {
        type: "image/png",
        ending: "png",
        variant: [version, scale, theme],
        isShown: true,
        make: () => figures.views.png(view, scale, theme),
      });
    }),
});

export const pdfRoute = fileRoute({
  ending: "pdf",
  type: "application/pdf",
  summary: "A figure as PDF, all of it vectors",
  isShown: true,
  schema: FigureBytesSchema,
  make: (view, { figures }) => figures.views.pdf(view),
});

export const htmlRoute: Route = defineRoute({
  method: "get",
  path: "/figures/{id}.html",
  role: "stranger",
  operationId: "getFigureHtml",
  summary: "A figure as one file that needs no server: picture, table, evidence, sources",
  params: FigureIdParams,
  query: z.strictObject({ token: TokenField }),
  answers: [{ type: "text/html", schema: FigureTextSchema }],
  errors: VIEW_ERRORS,
  cache: "never",
  handle: (request, { figures, version }) =>
    orNotice("page", async () => {
      const { params, origin } = request;
      const view = await figures.views.view(params.id, viewerOf(request));
      const url = pageUrl(view, origin);
      const page = await figures.pages.write(view, { url, downloads: [] });
      return replyWithFile(view, request, {
        type: "text/html",
        ending: "html",
        variant: [version, url],
        isShown: true,
        policy: HTML_POLICY(page.styleHash),
        make: () => page.html,
      });
    }),
});

export const payloadRoute = fileRoute({
  ending: "json",
  operationId: "getFigurePayload",
  type: "application/json",
  summary: "Everything that a figure is, in canonical form: its SHA-256 is the id",
  schema: FigurePayloadSchema,
  isShown: true,
  isFixed: () => true,
  make: (view) => view.canonical,
});

export const csvRoute = fileRoute({
  ending: "csv",
  type: "text/csv",
  summary: "The stances behind a figure, one a record",
  make: (view) => chunks(writeFigureCsv(view.payload)),
});

export const gexfRoute = fileRoute({
  ending: "gexf",
  type: "application/gexf+xml",
  summary: "A figure as GEXF 1.3, with its places and colours",
  make: (view) => chunks(writeGexf(figureExportGraph(view.payload))),
});

export const graphmlRoute = fileRoute({
  ending: "graphml",
  type: "application/graphml+xml",
  summary: "A figure as GraphML",
  make: (view) => chunks(writeGraphml(figureExportGraph(view.payload))),
});

export const bibtexRoute = fileRoute({
  ending: "bib",
  type: "application/x-bibtex",
  summary: "A figure and its sources as BibTeX",
  make: (view, _services, origin) => writeBibtex(itemsOf(view, origin)),
});

export const risRoute = fileRoute({
  ending: "ris",
  type: "application/x-research-info-systems",
  summary: "A figure and its sources as RIS",
  make: (view, _services, origin) => writeRis(itemsOf(view, origin)),
});

export const cslRoute = fileRoute({
  ending: "csl.json",
  operationId: "getFigureCsl",
  type: "application/vnd.citationstyles.csl+json",
  summary: "A figure and its sources as CSL-JSON",
  schema: CslItemsSchema,
  make: (view, _services, origin) => JSON.stringify(itemsOf(view, origin)),
});

export const figureStatusRoute: Route = defineRoute({
  method: "get",
  path: "/figures/{id}/status",
  role: "stranger",
  operationId: "getFigureStatus",
  summary: "How the graph has moved since a figure was frozen",
  params: FigureIdParams,
  query: z.strictObject({ token: TokenField }),
  answers: [{ type: "application/json", schema: FigureStatusSchema }],
  errors: [...VIEW_ERRORS, "too-large"],
  cache: "never",
  handle: async (request, { figures }) => {
    const view = await figures.views.view(request.params.id, viewerOf(request));
    const status = await figures.statuses.of(view);
    return replyWithFile({ ...view, isImmutable: false }, request, {
      type: "application/json",
      ending: "status.json",
      variant: [status.dataVersion, status.comparedOn],
      isShown: true,
      make: () => JSON.stringify(status),
    });
  },
});

interface FileForm {
  /** End of the path. */
  readonly ending: string;
  /** Default: from the ending. */
  readonly operationId?: string;
  readonly type: string;
  readonly summary: string;
  /** Default: of a text. */
  readonly schema?: z.ZodType;
  /** Whether a browser shows it rather than saving it. Default: it saves it. */
  readonly isShown?: boolean;
  /** Stands in pages: its uses are counted, and a withdrawn figure has its notice there. */
  readonly isPicture?: boolean;
  /** Whether the bytes depend on the figure alone, and not on this program and host. */
  readonly isFixed?: (view: FigureView) => boolean;
  readonly make: (
    view: FigureView,
    services: Services,
    origin: string,
  ) => Promise<ReplyBody> | ReplyBody;
}

/** A route that gives a figure as a file, the same for everyone who may see it. */
function fileRoute(form: FileForm): Route {
  const { ending, schema, type, isPicture = false } = form;
  return defineRoute({
    method: "get",
    path: `/figures/{id}.${ending}`,
    role: "stranger",
    operationId: form.operationId ?? `getFigure${ending.charAt(0).toUpperCase()}${ending.slice(1)}`,
    summary: form.summary,
    params: FigureIdParams,
    query: z.strictObject({ token: TokenField }),
    answers: [{ type, schema: schema ?? FigureTextSchema }],
    errors: VIEW_ERRORS,
    cache: "never",
    handle: (request, services) => {
      const make = async (): Promise<Reply> => {
        const { params, headers, origin } = request;
        const view = await services.figures.views.view(params.id, viewerOf(request));
        if (isPicture) services.figures.uses?.count(params.id, headers.referer, origin);
        return replyWithFile(view, request, {
          type: schema === undefined ? `${type}; charset=utf-8` : type,
          ending,
          variant: form.isFixed?.(view) === true ? [] : [services.version, origin],
          isShown: form.isShown ?? false,
          make: () => form.make(view, services, origin),
        });
      };
      return isPicture ? orNotice("svg", make) : make();
    },
  });
}

/** Web address by which a figure is cited. */
export function pageUrl({ record }: Pick<FigureView, "record">, origin: string): string {
  return `${origin}/embed/${record.id}`;
}

function itemsOf(view: FigureView, origin: string): ReturnType<typeof citationItems> {
  return citationItems(view.payload, { id: view.record.id, url: pageUrl(view, origin) });
}

async function* chunks(texts: Iterable<string>): AsyncGenerator<string, void, undefined> {
  for (const text of texts) yield await Promise.resolve(text);
}
