import { z } from "zod";
import type { FigureRecord } from "../figures/keep/figure-record.ts";
import type { ErrorCode } from "../wire/error-code.ts";
import {
  FigureDuplicateSchema,
  FigureRevisionSchema,
  FigureSettingsSchema,
  FigureWithdrawalSchema,
} from "../wire/figure.ts";
import { FigureMetaSchema, type FigureMeta } from "../wire/figure-meta.ts";
import { figureMeta } from "./figure-meta.ts";
import { defineRoute, NOTHING, type Route, type Services } from "./route.ts";
import {
  FigureIdParams,
  MAKING_ERRORS,
  newestOf,
  replyWithFigure,
  requireSites,
} from "./route-figures.ts";

const CHANGE_ERRORS = [
  "not-found",
  "changed-meanwhile",
  "documents-unavailable",
] as const satisfies readonly ErrorCode[];

export const reviseFigureRoute: Route = defineRoute({
  method: "post",
  path: "/api/figures/{id}/revise",
  role: "editor",
  operationId: "reviseFigure",
  summary: "Make a new version of a figure from the graph as it is now",
  description:
    "What the body leaves out stays as it was. The old id goes on showing the old version, unless `follow` says otherwise.",
  params: FigureIdParams,
  query: NOTHING,
  body: { kind: "json", schema: FigureRevisionSchema, optional: true },
  answers: [{ type: "application/json", schema: FigureMetaSchema }],
  creates: true,
  errors: MAKING_ERRORS,
  cache: "never",
  handle: async ({ params, body, signal }, { figures }) =>
    replyWithFigure(await figures.desk.revise(params.id, body, signal), figures),
});

export const duplicateFigureRoute: Route = defineRoute({
  method: "post",
  path: "/api/figures/{id}/duplicate",
  role: "editor",
  operationId: "duplicateFigure",
  summary: "Make a figure of the same data under another title",
  params: FigureIdParams,
  query: NOTHING,
  body: { kind: "json", schema: FigureDuplicateSchema },
  answers: [{ type: "application/json", schema: FigureMetaSchema }],
  creates: true,
  errors: MAKING_ERRORS,
  cache: "never",
  handle: async ({ params, body }, { figures }) =>
    replyWithFigure(await figures.desk.duplicate(params.id, body.title), figures),
});

export const withdrawFigureRoute: Route = defineRoute({
  method: "post",
  path: "/api/figures/{id}/withdraw",
  role: "editor",
  operationId: "withdrawFigure",
  summary: "Take a figure back: a notice stands in its place",
  params: FigureIdParams,
  query: NOTHING,
  body: { kind: "json", schema: FigureWithdrawalSchema, optional: true },
  answers: [{ type: "application/json", schema: FigureMetaSchema }],
  errors: CHANGE_ERRORS,
  cache: "never",
  handle: async ({ params, body }, { figures }) =>
    told(figures, await figures.desk.withdraw(params.id, body.reason)),
});

export const restoreFigureRoute: Route = defineRoute({
  method: "post",
  path: "/api/figures/{id}/restore",
  role: "editor",
  operationId: "restoreFigure",
  summary: "Publish a withdrawn figure again",
  params: FigureIdParams,
  query: NOTHING,
  body: { kind: "json", schema: z.strictObject({}), optional: true },
  answers: [{ type: "application/json", schema: FigureMetaSchema }],
  errors: CHANGE_ERRORS,
  cache: "never",
  handle: async ({ params }, { figures }) => told(figures, await figures.desk.restore(params.id)),
});

export const figureSettingsRoute: Route = defineRoute({
  method: "put",
  path: "/api/figures/{id}/settings",
  role: "editor",
  operationId: "changeFigureSettings",
  summary: "Change who may see and frame a figure, and whether its id shows the newest version",
  description: "What the body leaves out stays as it was.",
  params: FigureIdParams,
  query: NOTHING,
  body: { kind: "json", schema: FigureSettingsSchema },
  answers: [{ type: "application/json", schema: FigureMetaSchema }],
  errors: CHANGE_ERRORS,
  cache: "never",
  handle: async ({ params, body }, { figures }) => {
    requireSites(body.access, figures.siteNames);
    return told(figures, await figures.desk.changeSettings(params.id, body));
  },
});

async function told(figures: Services["figures"], record: FigureRecord): Promise<FigureMeta> {
  return figureMeta(record, await newestOf(figures, record));
}
