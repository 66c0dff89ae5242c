import type { z } from "zod";
import {
  FigureMetaSchema,
  FigurePageSchema,
  FigureStatusSchema,
  FigureUsesSchema,
  FigureVersionsSchema,
  type FigureMeta,
  type FigurePage,
  type FigureStatus,
  type FigureUses,
} from "../../server/wire/figure-meta.ts";
import { FigurePreviewSchema, type FigurePreview } from "../../server/wire/figure.ts";
import type { FigureRequest } from "../model/figures/figure-form.ts";
import { sendForJson, withParams } from "./send.ts";

/** The figures of the server. Every method rejects with EntenteError, as {@link sendForJson} does. */
export interface FiguresApi {
  /** The newest version of each figure whose words hold `query`, newest first. */
  list(query: string, cursor: string | null, signal?: AbortSignal): Promise<FigurePage>;
  get(id: string, signal?: AbortSignal): Promise<FigureMeta>;
  versions(id: string, signal?: AbortSignal): Promise<readonly FigureMeta[]>;
  status(id: string, signal?: AbortSignal): Promise<FigureStatus>;
  uses(id: string, signal?: AbortSignal): Promise<FigureUses>;
  preview(draft: FigureRequest, signal?: AbortSignal): Promise<FigurePreview>;
  create(draft: FigureRequest): Promise<FigureMeta>;
  revise(id: string, revision: FigureRequest): Promise<FigureMeta>;
  duplicate(id: string, title: string): Promise<FigureMeta>;
  withdraw(id: string, reason: string): Promise<FigureMeta>;
}

const PAGE = 24;

export function createFiguresApi(fetcher: typeof fetch): FiguresApi {
  const get = <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> =>
    sendForJson(fetcher, path, schema, { signal });
  const post = <T>(
    path: string,
    schema: z.ZodType<T>,
    body: unknown,
    signal?: AbortSignal,
  ): Promise<T> => sendForJson(fetcher, path, schema, { method: "POST", body, signal });
  const at = (id: string, part = ""): string => `/api/figures/${encodeURIComponent(id)}${part}`;
  return {
    list: (query, cursor, signal) => {
      const params = new URLSearchParams({ limit: String(PAGE) });
      if (query !== "") params.set("q", query);
      if (cursor !== null) params.set("cursor", cursor);
      return get(withParams("/api/figures", params), FigurePageSchema, signal);
    },
    get: (id, signal) => get(at(id), FigureMetaSchema, signal),
    versions: async (id, signal) =>
      (await get(at(id, "/versions"), FigureVersionsSchema, signal)).versions,
    status: (id, signal) =>
      get(`/figures/${encodeURIComponent(id)}/status`, FigureStatusSchema, signal),
    uses: (id, signal) => get(at(id, "/uses"), FigureUsesSchema, signal),
    preview: (draft, signal) => post("/api/figures/preview", FigurePreviewSchema, draft, signal),
    create: (draft) => post("/api/figures", FigureMetaSchema, draft),
    revise: (id, revision) => post(at(id, "/revise"), FigureMetaSchema, revision),
    duplicate: (id, title) => post(at(id, "/duplicate"), FigureMetaSchema, { title }),
    withdraw: (id, reason) => post(at(id, "/withdraw"), FigureMetaSchema, { reason }),
  };
}
