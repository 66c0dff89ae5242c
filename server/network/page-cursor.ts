import { createHash } from "node:crypto";
import { z } from "zod";
import { EntenteError } from "../wire/entente-error.ts";
import type { Fault } from "../wire/problem.ts";

const CursorSchema = z.strictObject({
  /** Data version of the first page. */
  v: z.string().max(200),
  /** Fingerprint of what was asked. */
  r: z.string().max(64),
  /** Where the next page starts. */
  at: z.array(z.union([z.string().max(300), z.int().min(0)])).max(4),
});

/** Where a page of a list starts: for one list at one version of the data. */
export type CursorPosition = readonly (string | number)[];

/** What the cursor belongs to. */
export interface CursorScope {
  readonly dataVersion: string;
  /** The request without cursor and limit, as JSON values. */
  readonly request: unknown;
}

/** The position as text that callers hand back and need not understand. */
export function encodeCursor(scope: CursorScope, position: CursorPosition): string {
  const cursor = { v: scope.dataVersion, r: fingerprint(scope.request), at: position };
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/**
 * The position that a cursor holds.
 * @throws EntenteError `invalid-request` for a text that is no cursor, one of another request, and
 *   one from before a change of the data.
 */
export function decodeCursor(text: string, scope: CursorScope): CursorPosition {
  const cursor = CursorSchema.safeParse(parse(text));
  if (!cursor.success) {
    throw invalid(text, "is not a cursor", "use nextCursor of the page before as it is");
  }
  if (cursor.data.r !== fingerprint(scope.request)) {
    throw invalid(
      text,
      "belongs to another request",
      "repeat the request of the page before, with only cursor and limit changed",
    );
  }
  if (cursor.data.v !== scope.dataVersion) {
    throw invalid(
      text,
      "is from before the data changed",
      "read the list again from its first page, without cursor",
    );
  }
  return cursor.data.at;
}

/** A cursor whose position is not one of its list. */
export function invalidCursor(text: string): EntenteError {
  return invalid(text, "is not a cursor", "use nextCursor of the page before as it is");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown;
  } catch {
    return null;
  }
}

function fingerprint(request: unknown): string {
  return createHash("sha256").update(canonicalJson(request)).digest("base64url").slice(0, 16);
}

/** JSON with sorted keys and without absent values, the same for equal requests. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    const entries = Object.entries(each).filter(([, member]) => member !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function invalid(value: string, message: string, remedy: string): EntenteError {
  const fault: Fault = {
    place: "cursor",
    value: value.length > 80 ? `${value.slice(0, 79)}…` : value,
    message: `cursor ${message}`,
    remedy,
  };
  return new EntenteError("invalid-request", `The cursor ${message}; ${remedy}.`, {
    details: { errors: [fault] },
  });
}
