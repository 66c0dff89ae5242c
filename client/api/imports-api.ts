import type { z } from "zod";
import { ActorCardSchema, type ActorCard } from "../../server/wire/actor-card.ts";
import { DuplicatesSchema, type Duplicates } from "../../server/wire/duplicate.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import {
  ImportListSchema,
  ImportPreviewSchema,
  ImportReportSchema,
  ImportViewSchema,
  type ImportPreview,
  type ImportReport,
  type ImportView,
} from "../../server/wire/import-report.ts";
import { withLogin, type LoginSession } from "./login-session.ts";
import { readLines } from "./read-lines.ts";
import { lost, send, sendForJson, unreadable, withParams } from "./send.ts";
import { uploadFile, type UploadListener } from "./upload-file.ts";

/** Imports of the server. Every method rejects with EntenteError, as {@link sendForJson} does. */
export interface ImportsApi {
  /** Newest first. */
  list(signal?: AbortSignal): Promise<readonly ImportReport[]>;
  /** Tells what becomes of an import until it has ended, beginning with where it is. */
  follow(id: string, onView: (view: ImportView) => void, signal: AbortSignal): Promise<void>;
  /** What a file seems to be, by its beginning. @param how as `/api/imports/preview` takes it. */
  preview(file: Blob, how: URLSearchParams, signal?: AbortSignal): Promise<ImportPreview>;
  /** Sends the whole file. @param how as `/api/imports` takes it. */
  start(
    file: Blob,
    how: URLSearchParams,
    listen: { readonly onSent: UploadListener; readonly signal: AbortSignal },
  ): Promise<ImportView>;
  /** Ends an import that runs, or takes back one that has ended. */
  remove(id: string): Promise<ImportReport>;
  duplicates(limit: number, signal?: AbortSignal): Promise<Duplicates>;
  actor(id: string, signal?: AbortSignal): Promise<ActorCard>;
  /** Makes one actor of two. */
  merge(from: string, into: string): Promise<ImportReport>;
}

/** How much of a file the server looks at. */
const PREVIEW_BYTES = 256 * 1024;
const DATA = "data: ";

export function createImportsApi(fetcher: typeof fetch, session: LoginSession): ImportsApi {
  const at = (id: string): string => `/api/imports/${encodeURIComponent(id)}`;
  return {
    list: async (signal) =>
      (await sendForJson(fetcher, "/api/imports", ImportListSchema, { signal })).imports,
    follow: (id, onView, signal) => follow(fetcher, at(id), onView, signal),
    preview: (file, how, signal) => {
      const path = withParams("/api/imports/preview", how);
      const bytes = file.slice(0, PREVIEW_BYTES);
      return sendForJson(fetcher, path, ImportPreviewSchema, { method: "POST", bytes, signal });
    },
    start: async (file, how, listen) => {
      const path = withParams("/api/imports", how);
      const { signal } = listen;
      try {
        const upload = (): Promise<unknown> => uploadFile(path, file, listen);
        return checked(path, ImportViewSchema, await withLogin(upload, session, signal));
      } catch (cause) {
        throw cause instanceof EntenteError ? cause : lost(path, signal, cause);
      }
    },
    remove: (id) => sendForJson(fetcher, at(id), ImportReportSchema, { method: "DELETE" }),
    duplicates: (limit, signal) =>
      sendForJson(fetcher, `/api/duplicates?limit=${limit}`, DuplicatesSchema, { signal }),
    actor: (id, signal) =>
      sendForJson(fetcher, `/api/actors/${encodeURIComponent(id)}`, ActorCardSchema, { signal }),
    merge: (from, into) =>
      sendForJson(fetcher, "/api/merges", ImportReportSchema, {
        method: "POST",
        body: { from, into },
      }),
  };
}

async function follow(
  fetcher: typeof fetch,
  path: string,
  onView: (view: ImportView) => void,
  signal: AbortSignal,
): Promise<void> {
  const { body } = await send(fetcher, path, { accept: "text/event-stream", signal });
  let last: ImportView | null = null;
  try {
    if (body === null) throw new TypeError("an answer without a body");
    for await (const line of readLines(body)) {
      if (!line.startsWith(DATA)) continue;
      last = checked(path, ImportViewSchema, JSON.parse(line.slice(DATA.length)));
      onView(last);
    }
  } catch (cause) {
    throw cause instanceof EntenteError ? cause : lost(path, signal, cause);
  }
  // The last event is the end of the import; without it the connection was cut.
  if (last === null || last.report.state === "running") throw lost(path, signal, null);
}

function checked<T>(path: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw unreadable(path, result.error);
}
