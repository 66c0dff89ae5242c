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
import {
  orNotice,
  replyWithFile,
  TokenField,
  viewerOf,
  type FigureFile,
} from "./figure-replies.ts";
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

export const svgRoute = fileRoute(
  "svg",
  "image/svg+xml",
  "A figure as SVG, the same bytes for the same id",
  {
    isShown: true,
    make: (view, { figures }) => figures.views.svg(view),
  },
);

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

export const pdfRoute = fileRoute("pdf", "application/pdf", "A figure as PDF, all of it vectors", {
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

export const payloadRoute: Route = defineRoute({
  method: "get",
  path: "/figures/{id}.json",
  role: "stranger",
  operationId: "getFigurePayload",
  summary: "Everything that a figure is, in canonical form: its SHA-256 is the id",
  params: FigureIdParams,
  query: z.strictObject({ token: TokenField }),
  answers: [{ type: "application/json", schema: FigurePayloadSchema }],
  errors: VIEW_ERRORS,
  cache: "never",
  handle: async (request, { figures }) => {
    const view = await figures.views.view(request.params.id, viewerOf(request));
    return replyWithFile(view, request, {
      type: "application/json",
      ending: "json",
      variant: [],
      isShown: true,
      make: () => view.canonical,
    });
  },
});

export const csvRoute = fileRoute("csv", "text/csv", "The stances behind a figure, one a record", {
  isShown: false,
  make: (view) => chunks(writeFigureCsv(view.payload)),
});

export const gexfRoute = fileRoute(
  "gexf",
  "application/gexf+xml",
  "A figure as GEXF 1.3, with its places and colours",
  {
    isShown: false,
    make: (view) => chunks(writeGexf(figureExportGraph(view.payload))),
  },
);

export const graphmlRoute = fileRoute("graphml", "application/graphml+xml", "A figure as GraphML", {
  isShown: false,
  make: (view) => chunks(writeGraphml(figureExportGraph(view.payload))),
});

export const bibtexRoute = fileRoute(
  "bib",
  "application/x-bibtex",
  "A figure and its sources as BibTeX",
  {
    isShown: false,
    make: (view, _services, origin) => writeBibtex(itemsOf(view, origin)),
  },
);

export const risRoute = fileRoute(
  "ris",
  "application/x-research-info-systems",
  "A figure and its sources as RIS",
  {
    isShown: false,
    make: (view, _services, origin) => writeRis(itemsOf(view, origin)),
  },
);

export const cslRoute: Route = defineRoute({
  method: "get",
  path: "/figures/{id}.csl.json",
  role: "stranger",
  operationId: "getFigureCsl",
  summary: "A figure and its sources as CSL-JSON",
  params: FigureIdParams,
  query: z.strictObject({ token: TokenField }),
  answers: [{ type: "application/vnd.citationstyles.csl+json", schema: CslItemsSchema }],
  errors: VIEW_ERRORS,
  cache: "never",
  handle: async (request, { figures, version }) => {
    const view = await figures.views.view(request.params.id, viewerOf(request));
    return replyWithFile(view, request, {
      type: "application/vnd.citationstyles.csl+json",
      ending: "csl.json",
      variant: [version, request.origin],
      isShown: false,
      make: () => JSON.stringify(itemsOf(view, request.origin)),
    });
  },
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
  readonly isShown: boolean;
  /** Default: of a text. */
  readonly schema?: z.ZodType;
  readonly make: (
    view: FigureView,
    services: Services,
    origin: string,
  ) => Promise<ReplyBody> | ReplyBody;
}

/** A route that gives a figure as a file, the same for everyone who may see it. */
function fileRoute(ending: string, type: string, summary: string, form: FileForm): Route {
  return defineRoute({
    method: "get",
    path: `/figures/{id}.${ending}`,
    role: "stranger",
    operationId: `getFigure${ending.charAt(0).toUpperCase()}${ending.slice(1)}`,
    summary,
    params: FigureIdParams,
    query: z.strictObject({ token: TokenField }),
    answers: [{ type, schema: form.schema ?? FigureTextSchema }],
    errors: VIEW_ERRORS,
    cache: "never",
    handle: (request, services) => {
      const make = async (): Promise<Reply> => {
        const { params, headers, origin } = request;
        const view = await services.figures.views.view(params.id, viewerOf(request));
        if (ending === "svg") services.figures.uses?.count(params.id, headers.referer, origin);
        const isText = form.schema === undefined;
        const file: FigureFile = {
          type: isText ? `${type}; charset=utf-8` : type,
          ending,
          // A published picture stays as it is; everything else is made by this program, for this host.
          variant: view.picture !== null && ending === "svg" ? [] : [services.version, origin],
          isShown: form.isShown,
          make: () => form.make(view, services, origin),
        };
        return replyWithFile(view, request, file);
      };
      return ending === "svg" ? orNotice("svg", make) : make();
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
