import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { noticeDrawing, withdrawnSentences } from "../figures/drawing/notice-drawing.ts";
import type { FigureView, Viewer } from "../figures/figure-views.ts";
import { PNG_SCALES, writePng } from "../figures/formats/write-png.ts";
import { writeSvg } from "../figures/formats/write-svg.ts";
import { FigureRecordSchema, type FigureRecord } from "../figures/keep/figure-record.ts";
import { writeNoticePage } from "../figures/page/notice-page.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { ERROR_STATUS } from "../wire/error-code.ts";
import { allowsRole } from "../wire/role.ts";
import type { Caller } from "./caller.ts";
import { entityTag, holdsTag } from "./entity-tag.ts";
import { sharingHeaders } from "./figure-sharing.ts";
import { Reply, type ReplyBody } from "./reply.ts";

/** A day: so long a withdrawn figure may still be seen where somebody has it already. */
const KEPT_SECONDS = 86_400;

export const TokenField = z
  .string()
  .min(1)
  .max(8000)
  .optional()
  .describe("Token of a site, for figures that are not for everybody.");

/** What of a request decides how a figure is shown. */
export interface FigureAsk {
  readonly headers: IncomingHttpHeaders;
  readonly caller: Caller;
  readonly query: { readonly token?: string | undefined };
}

export function viewerOf({ caller, query }: FigureAsk): Viewer {
  return { token: query.token, isEditor: allowsRole(caller.role, "editor") };
}

/** What lets nothing run or load in a file that is opened by itself. */
const FILE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

export interface FigureFile {
  readonly type: string;
  /** End of the file's name. */
  readonly ending: string;
  /** What beside the figure the bytes depend on. */
  readonly variant: readonly (string | number)[];
  /** Whether a browser shows it rather than saving it. */
  readonly isShown: boolean;
  readonly policy?: string;
  readonly make: () => Promise<ReplyBody> | ReplyBody;
}

/** A file of a figure: made only for callers that have not got it already. */
export async function replyWithFile(
  view: FigureView,
  ask: FigureAsk,
  file: FigureFile,
): Promise<Reply> {
  const { record, payload } = view;
  const tag = entityTag(
    { figure: record.id, file: [file.ending, ...file.variant], time: payload.asOfTime ?? null },
    view.locked === null ? payload.dataVersion : view.canonical,
  );
  const headers = {
    ETag: tag,
    "Cache-Control": keepingRule(view),
    "Content-Security-Policy": file.policy ?? FILE_POLICY,
    "Content-Disposition": `${file.isShown ? "inline" : "attachment"}; filename="${fileName(record)}.${file.ending}"`,
    ...sharingHeaders(record, ask.headers.origin, ask.query.token !== undefined),
  };
  if (holdsTag(ask.headers, tag)) return new Reply("", { status: 304, headers });
  return new Reply(await file.make(), { type: file.type, headers });
}

/** How long others may keep what they were given. */
export function keepingRule({
  isImmutable,
  record,
}: Pick<FigureView, "isImmutable" | "record">): string {
  if (isImmutable) return `public, max-age=${KEPT_SECONDS}, immutable`;
  return record.access.kind === "token" ? "private, no-store" : "no-cache";
}

/** Runs `make`; a withdrawn figure has its notice in the same form. */
export async function orNotice(
  form: "svg" | "png" | "page",
  make: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await make();
  } catch (error) {
    const record = withdrawnRecord(error);
    if (record?.state.kind !== "withdrawn") throw error;
    const { width, height, definition } = record;
    const { theme, language } = definition;
    const figure = { width, height, language, ...record.state };
    const headers = { "Cache-Control": "no-cache", "Cross-Origin-Resource-Policy": "cross-origin" };
    const status = ERROR_STATUS.withdrawn;
    if (form === "page") return replyWithNotice(status, withdrawnSentences(figure), definition);
    const fixed = form === "png" && theme === "auto" ? "light" : theme;
    const { svg } = writeSvg(noticeDrawing(figure), { theme: fixed });
    if (form === "svg") {
      const policy = { "Content-Security-Policy": FILE_POLICY };
      return new Reply(svg, { status, type: "image/svg+xml", headers: { ...headers, ...policy } });
    }
    const png = await writePng(svg, PNG_SCALES[0], false);
    return new Reply(png, { status, type: "image/png", headers });
  }
}

/** A few sentences where a figure would be. It tells nothing, so every page may frame it. */
export function replyWithNotice(
  status: number,
  sentences: readonly string[],
  look: { readonly theme: "light" | "dark" | "auto"; readonly language: string },
): Reply {
  const page = writeNoticePage(sentences, look);
  return new Reply(page.html, {
    status,
    type: "text/html",
    headers: {
      "Cache-Control": "no-store",
      "Content-Security-Policy": `default-src 'none'; style-src ${page.styleHash}; base-uri 'none'; form-action 'none'; frame-ancestors *`,
      "Cross-Origin-Resource-Policy": "cross-origin",
    },
    without: ["X-Frame-Options"],
  });
}

function withdrawnRecord(error: unknown): FigureRecord | null {
  if (!(error instanceof EntenteError) || error.code !== "withdrawn") return null;
  const record = FigureRecordSchema.safeParse(error.details["record"]);
  return record.success ? record.data : null;
}

/** The title as a file name that every system takes. */
function fileName({ definition, id }: FigureRecord): string {
  const plain = definition.title
    .normalize("NFKD")
    .replace(/[^\w\s-]+/g, "")
    .trim()
    .replace(/[\s_]+/g, "-")
    .slice(0, 60)
    .toLowerCase();
  return plain === "" ? `figure-${id.slice(0, 12)}` : plain;
}
