import { z } from "zod";
import type { PublishedFigure } from "../figures/figure-desk.ts";
import type { FigureRecord } from "../figures/keep/figure-record.ts";
import { unknownFigure } from "../figures/keep/figure-shelf.ts";
import { decodeCursor, encodeCursor, invalidCursor } from "../network/page-cursor.ts";
import {
  FigureDraftSchema,
  FigureIdSchema,
  FigurePreviewDraftSchema,
  FigurePreviewSchema,
  type FigureAccess,
} from "../wire/figure.ts";
import {
  FigureMetaSchema,
  FigurePageSchema,
  FigureUsesSchema,
  FigureVersionsSchema,
  type FigurePage,
} from "../wire/figure-meta.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { ErrorCode } from "../wire/error-code.ts";
import { allowsRole } from "../wire/role.ts";
import type { Caller } from "./caller.ts";
import { figureMeta } from "./figure-meta.ts";
import { Reply } from "./reply.ts";
import { CursorField, limitField } from "./request-fields.ts";
import { invalidRequest } from "./request-faults.ts";
import { defineRoute, NOTHING, type Route, type Services } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

/** The id of a figure in a path. */
export const FigureIdParams = z.strictObject({
  id: FigureIdSchema.describe("Id of the figure: 64 hexadecimal digits."),
});

/** Codes of routes that make a picture from the graph. */
export const MAKING_ERRORS = [
  ...STORE_ERRORS,
  "invalid-query",
  "forbidden-query",
  "unsupported-query",
  "broken-query",
  "not-a-graph",
  "not-found",
  "already-exists",
  "changed-meanwhile",
  "documents-unavailable",
] as const satisfies readonly ErrorCode[];

export const makeFigureRoute: Route = defineRoute({
  method: "post",
  path: "/api/figures",
  role: "editor",
  operationId: "makeFigure",
  summary: "Make a figure from a filter or a query",
  description:
    "A frozen figure keeps what the graph answers now under the hash of it; a live one asks again. The same figure made twice is one: the second answer is 200.",
  params: NOTHING,
  query: NOTHING,
  body: { kind: "json", schema: FigureDraftSchema },
  answers: [{ type: "application/json", schema: FigureMetaSchema }],
  creates: true,
  errors: MAKING_ERRORS,
  cache: "never",
  handle: async ({ body, signal }, { figures }) => {
    requireSites(body.access, figures.siteNames);
    return replyWithFigure(await figures.desk.publish(body, signal), figures);
  },
});

export const previewFigureRoute: Route = defineRoute({
  method: "post",
  path: "/api/figures/preview",
  operationId: "previewFigure",
  summary: "A figure as it would be, without keeping it",
  description: "Ad-hoc Cypher needs the role analyst.",
  params: NOTHING,
  query: NOTHING,
  body: { kind: "json", schema: FigurePreviewDraftSchema },
  answers: [{ type: "application/json", schema: FigurePreviewSchema }],
  errors: [...MAKING_ERRORS, "forbidden-role"],
  cache: "never",
  handle: ({ body, caller, signal }, { figures }) => {
    const isAdHoc = body.query !== undefined && "cypher" in body.query;
    if (isAdHoc && !allowsRole(caller.role, "analyst")) {
      throw new EntenteError(
        "forbidden-role",
        `Queries of one's own need the role analyst, and the request has the role ${caller.role}; use a saved query.`,
      );
    }
    return figures.desk.preview(body, signal);
  },
});

export const figuresRoute: Route = defineRoute({
  method: "get",
  path: "/api/figures",
  operationId: "getFigures",
  summary: "The gallery: the newest version of each figure, newest first",
  description:
    "`q` finds every word of it in title, caption and alt text, without regard to accents and case. Editors see all figures, others those that are public and not withdrawn.",
  params: NOTHING,
  query: z.strictObject({
    q: z.string().max(200).default("").describe("Words to find."),
    limit: limitField(24, 200, "figures"),
    cursor: CursorField,
  }),
  answers: [{ type: "application/json", schema: FigurePageSchema }],
  errors: ["documents-unavailable"],
  cache: "never",
  handle: async ({ query, caller }, { figures }): Promise<FigurePage> => {
    const { q, limit, cursor } = query;
    const all = await figures.desk.gallery(q);
    const shown = all.filter(({ record }) => isListed(record, caller));
    const scope = { dataVersion: "", request: { list: "figures", q } };
    const after = cursor === undefined ? null : decodeCursor(cursor, scope);
    const start = after === null ? 0 : placeAfter(shown, after, cursor ?? "");
    const page = shown.slice(start, start + limit);
    const last = page.at(-1)?.record;
    const isMore = start + limit < shown.length && last !== undefined;
    return {
      figures: page.map(({ record, versions }) => ({
        ...figureMeta(record, record.id),
        versions,
      })),
      total: shown.length,
      nextCursor: isMore ? encodeCursor(scope, [last.created, last.id]) : null,
    };
  },
});

export const figureRoute: Route = defineRoute({
  method: "get",
  path: "/api/figures/{id}",
  operationId: "getFigure",
  summary: "What is known of one figure",
  params: FigureIdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: FigureMetaSchema }],
  errors: ["not-found", "documents-unavailable"],
  cache: "never",
  handle: async ({ params, caller }, { figures }) => {
    const record = await readableRecord(figures, params.id, caller);
    return figureMeta(record, await newestOf(figures, record));
  },
});

export const figureVersionsRoute: Route = defineRoute({
  method: "get",
  path: "/api/figures/{id}/versions",
  operationId: "getFigureVersions",
  summary: "All versions of a figure, newest first",
  params: FigureIdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: FigureVersionsSchema }],
  errors: ["not-found", "documents-unavailable"],
  cache: "never",
  handle: async ({ params, caller }, { figures }) => {
    await readableRecord(figures, params.id, caller);
    const versions = await figures.desk.versions(params.id);
    const newest = versions[0]?.id ?? params.id;
    return {
      versions: versions
        .filter((record) => isReadable(record, caller))
        .map((record) => figureMeta(record, newest)),
    };
  },
});

export const figureUsesRoute: Route = defineRoute({
  method: "get",
  path: "/api/figures/{id}/uses",
  role: "editor",
  operationId: "getFigureUses",
  summary: "Where a figure is shown",
  description:
    "Views by the origin of the page around the figure, as browsers name it: no readers, no paths, no times but days.",
  params: FigureIdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: FigureUsesSchema }],
  errors: ["not-found", "documents-unavailable"],
  cache: "never",
  handle: async ({ params }, { figures }) => {
    await figures.desk.record(params.id);
    const { uses } = figures;
    return { counted: uses !== null, uses: uses === null ? [] : await uses.of(params.id) };
  },
});

/** What a request made, with its place; 200 where it was there already. */
export async function replyWithFigure(
  { record, created }: PublishedFigure,
  figures: Services["figures"],
): Promise<Reply> {
  const meta = figureMeta(record, await newestOf(figures, record));
  return new Reply(JSON.stringify(meta), {
    status: created ? 201 : 200,
    headers: created ? { Location: `/api/figures/${record.id}` } : {},
  });
}

export async function newestOf(
  figures: Services["figures"],
  record: FigureRecord,
): Promise<string> {
  const [newest] = await figures.desk.versions(record.id);
  return newest?.id ?? record.id;
}

/** @throws EntenteError `invalid-request` for sites that have no secret here: nobody could see the figure. */
export function requireSites(access: FigureAccess | undefined, known: readonly string[]): void {
  if (access?.kind !== "token") return;
  const unknown = access.sites.filter((site) => !known.includes(site));
  if (unknown.length === 0) return;
  throw invalidRequest(
    unknown.map((site) => ({
      place: "access.sites",
      value: site,
      message: "access.sites names a site that this server has no secret for",
      remedy: "add it to ENTENTE_EMBED_SITES as name:secret, and start the server again",
    })),
  );
}

/** What others than editors may look up by id: what they can see anyway. */
function isReadable({ access, state }: FigureRecord, { role }: Caller): boolean {
  return allowsRole(role, "editor") || (access.kind !== "token" && state.kind === "published");
}

function isListed(record: FigureRecord, caller: Caller): boolean {
  const isEditor = allowsRole(caller.role, "editor");
  return isEditor || (isReadable(record, caller) && record.access.kind === "public");
}

async function readableRecord(
  figures: Services["figures"],
  id: string,
  caller: Caller,
): Promise<FigureRecord> {
  const record = await figures.desk.record(id);
  if (!isReadable(record, caller)) throw unknownFigure(id);
  return record;
}

/** Where the list goes on behind a position, also where figures were made or changed since. */
function placeAfter(
  shown: readonly { readonly record: FigureRecord }[],
  [created, id]: readonly (string | number)[],
  cursor: string,
): number {
  if (typeof created !== "string" || typeof id !== "string") throw invalidCursor(cursor);
  const place = shown.findIndex(
    ({ record }) => record.created < created || (record.created === created && record.id > id),
  );
  return place === -1 ? shown.length : place;
}
