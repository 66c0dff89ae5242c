import { readGraphPart } from "../import/dump/read-graph-part.ts";
import { writeInterchange } from "../import/write-interchange.ts";
import { readAtOneVersion } from "../network/versioned-read.ts";
import { FigureBytesSchema, FigureTextSchema } from "../wire/figure-meta.ts";
import { InterchangeSchema } from "../wire/interchange.ts";
import { ExtractRequestSchema, PictureRequestSchema } from "../wire/shown-view.ts";
import { Reply } from "./reply.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

const PNG = "image/png";
/** A record of 2000 places and a filter of as many ids fit in. */
const MAX_BYTES = 512 * 1024;

export const picturesRoute: Route = defineRoute({
  method: "post",
  path: "/api/pictures",
  operationId: "drawPicture",
  summary: "What the explorer shows as a picture, with title, legend and sources in it",
  description:
    "Draws the actors and issues that have a position, and what the filter leaves between them. The picture is kept nowhere; `POST /api/figures` makes one that stays.",
  params: NOTHING,
  query: NOTHING,
  body: { kind: "json", schema: PictureRequestSchema, maxBytes: MAX_BYTES },
  answers: [
    { type: "image/svg+xml", schema: FigureTextSchema },
    { type: PNG, schema: FigureBytesSchema },
  ],
  errors: STORE_ERRORS,
  cache: "never",
  handle: async ({ body, type, signal }, { figures }) => {
    const { pictures } = figures;
    if (type === PNG) return new Reply(await pictures.png(body, signal));
    return new Reply(await pictures.svg(body, signal));
  },
});

export const extractRoute: Route = defineRoute({
  method: "post",
  path: "/api/extract",
  operationId: "extractGraph",
  summary: "A part of the graph in the interchange format, complete in itself",
  description:
    "The stances under the filter and the ties between the given actors and issues, with everything that these name. Importing it elsewhere gives this part of the graph.",
  params: NOTHING,
  query: NOTHING,
  body: { kind: "json", schema: ExtractRequestSchema, maxBytes: MAX_BYTES },
  answers: [{ type: "application/json", schema: InterchangeSchema }],
  errors: STORE_ERRORS,
  cache: "never",
  handle: ({ body, signal }, { store, figures }) =>
    readAtOneVersion(store, async () => {
      const { network, stances } = await figures.pictures.rows(body.filter, body.nodes, signal);
      const ids = {
        nodes: network.nodes.map(({ id }) => id),
        stances: stances.map(({ id }) => id),
      };
      return new Reply(writeInterchange(await readGraphPart(store, ids, signal)));
    }),
});
