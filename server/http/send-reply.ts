import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import type { Reply, ReplyOptions } from "./reply.ts";

/** Sends a reply, a stream at the pace of its reader. */
export async function sendReply(
  response: Response,
  { body, options }: Reply,
  type: string,
): Promise<void> {
  response.status(options.status ?? 200).type(withCharset(options.type ?? type));
  for (const name of options.without ?? []) response.removeHeader(name);
  for (const [name, value] of Object.entries(options.headers ?? {})) response.set(name, value);
  if (typeof body === "string") response.send(body);
  else if (body instanceof Uint8Array) response.send(Buffer.from(body));
  else await sendStream(response, body, options);
}

/** Express knows `application/json` only. */
function withCharset(type: string): string {
  return type.endsWith("+json") ? `${type}; charset=utf-8` : type;
}

async function sendStream(
  response: Response,
  body: AsyncIterable<string | Uint8Array>,
  { flush = false, trailers }: ReplyOptions,
): Promise<void> {
  const chunks = body[Symbol.asyncIterator]();
  // What fails before the first byte still gets its status and its problem document.
  const first = await chunks.next();
  if (trailers !== undefined) response.set("Trailer", Object.keys(trailers).join(", "));
  async function* all(): AsyncGenerator<string | Uint8Array> {
    for (let next = first; next.done !== true; next = await chunks.next()) {
      yield next.value;
      // Compression keeps what it has until it is asked.
      if (flush) response.flush();
    }
    for (const [name, value] of Object.entries(trailers ?? {})) {
      response.addTrailers({ [name]: value() });
    }
  }
  try {
    if (response.req.method === "HEAD") response.end();
    else await pipeline(Readable.from(all(), { objectMode: true, highWaterMark: 1 }), response);
  } catch (error) {
    // A reader who left is not a fault of ours.
    if (!response.destroyed || isOurs(error)) throw error;
  } finally {
    // Here and not in the generator: one that was never asked for anything runs no finally.
    await chunks.return?.();
  }
}

function isOurs(error: unknown): boolean {
  const hasCode = typeof error === "object" && error !== null && "code" in error;
  return !(hasCode && error.code === "ERR_STREAM_PREMATURE_CLOSE");
}
