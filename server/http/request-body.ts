import { pipeline, Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import express, { type Request, type RequestHandler, type Response } from "express";
import type { z } from "zod";
import { lineAndColumn } from "../import/json-place.ts";
import { walkJson } from "../import/json-walk.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { liftArrivalLimit } from "./arrival.ts";
import { invalidRequest, issuesToFaults } from "./request-faults.ts";

/** What a route takes as its body: JSON of a schema, or bytes that the route itself reads. */
export type BodyForm =
  | {
      readonly kind: "json";
      readonly schema: z.ZodType;
      /** Default 1 MiB. */
      readonly maxBytes?: number;
      /** True where a request without a body is one with `{}`. */
      readonly optional?: boolean;
    }
  | {
      readonly kind: "stream";
      /** Media types that the route reads; the type of everything takes any. */
      readonly types: readonly string[];
      /** Of what the route reads, so after decompression. */
      readonly maxBytes: number;
    };

const DEFAULT_MAX_BYTES = 1024 * 1024;
const MAX_UNREAD_BYTES = 64 * 1024;

const DECODERS = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

/**
 * The body of a request, checked: a value that fits the schema, or a stream of the bytes.
 * @throws EntenteError `invalid-request` for another media type, text that is not JSON (with its
 *   place) or what the schema refuses, `too-long` past the route's limit. A stream throws the same
 *   while it is read.
 */
export async function readBody(
  form: BodyForm,
  request: Request,
  response: Response,
): Promise<unknown> {
  const limit = form.maxBytes ?? DEFAULT_MAX_BYTES;
  const length = Number(request.headers["content-length"] ?? 0);
  if (length > limit) throw tooLong(limit);
  if (form.kind === "stream") {
    requireType(request, form.types);
    liftArrivalLimit(request);
    return Readable.from(limitBytes(decoded(request), limit), { objectMode: false });
  }
  if (form.optional === true && length === 0 && !request.headers["transfer-encoding"]) {
    return parse(form.schema, {});
  }
  requireType(request, ["application/json"]);
  return parse(form.schema, parseJson(await readText(request, response, limit)));
}

/** Refuses a long body that nobody reads before it is sent; short ones are ignored. */
export const refuseLongBody: RequestHandler = (request, _response, next) => {
  const length = Number(request.headers["content-length"] ?? 0);
  const isOpenEnded = request.headers["transfer-encoding"] !== undefined;
  if (isOpenEnded || length > MAX_UNREAD_BYTES) {
    throw new EntenteError(
      "too-long",
      `Nothing reads a request body of ${isOpenEnded ? "unknown length" : `${length} bytes`} here; send at most ${MAX_UNREAD_BYTES} bytes, or none.`,
    );
  }
  next();
};

/** The bytes of the body without their `Content-Encoding`. */
function decoded(request: Request): AsyncIterable<Uint8Array> {
  const encoding = request.headers["content-encoding"]?.toLowerCase() ?? "identity";
  // Kept open when its reader stops: the refusal still has to be sent on the same connection.
  const bytes = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  if (encoding === "identity") return bytes;
  const createDecoder = Object.hasOwn(DECODERS, encoding)
    ? DECODERS[encoding as keyof typeof DECODERS]
    : undefined;
  if (createDecoder !== undefined) {
    const decoder = createDecoder();
    // What fails before the decoder ends it, and its reader hears of that.
    pipeline(Readable.from(bytes), decoder, () => undefined);
    return decoder;
  }
  throw invalidRequest([
    {
      place: "Content-Encoding",
      value: encoding.slice(0, 80),
      message: "Content-Encoding is not one that this server reads",
      remedy: `send the body plain, or as ${Object.keys(DECODERS).join(", ")}`,
    },
  ]);
}

async function* limitBytes(
  source: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  try {
    for await (const chunk of source) {
      length += chunk.length;
      if (length > limit) throw tooLong(limit);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof EntenteError ? cause : unreadable(cause);
  }
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidRequest(issuesToFaults(parsed.error.issues, value));
}

function requireType(request: Request, types: readonly string[]): void {
  if (types.includes("*/*") || request.is([...types])) return;
  throw invalidRequest([
    {
      place: "Content-Type",
      value: (request.headers["content-type"] ?? "none").slice(0, 80),
      message: "Content-Type is not one that this route reads",
      remedy: `send ${types.join(" or ")}`,
    },
  ]);
}

function readText(request: Request, response: Response, limit: number): Promise<string> {
  const read: RequestHandler = express.text({ type: () => true, limit, defaultCharset: "utf-8" });
  return new Promise((resolve, reject) => {
    void read(request, response, (error?: unknown) => {
      if (error === undefined) {
        const text: unknown = request.body;
        resolve(typeof text === "string" ? text : "");
      } else if (hasType(error, "entity.too.large")) reject(tooLong(limit));
      else reject(unreadable(error));
    });
  });
}

function hasType(error: unknown, type: string): boolean {
  return error instanceof Error && "type" in error && error.type === type;
}

function unreadable(cause: unknown): EntenteError {
  const reason = cause instanceof Error ? cause.message : "it broke off";
  return new EntenteError(
    "invalid-request",
    `The body cannot be read (${reason}); send it whole, as UTF-8, plain or compressed with gzip or br.`,
    { cause },
  );
}

function parseJson(text: string): unknown {
  const fault = walkJson(text);
  if (fault === null) return JSON.parse(text) as unknown;
  const { line, column } = lineAndColumn(text, fault.offset);
  throw invalidRequest([
    {
      place: `body, line ${line}, column ${column}`,
      message: `the body is not JSON that can be read: ${fault.message}`,
      remedy: fault.remedy,
    },
  ]);
}

function tooLong(limit: number): EntenteError {
  return new EntenteError(
    "too-long",
    `The body is over the ${limit.toLocaleString("en")} bytes that this route reads; send less at a time.`,
  );
}
