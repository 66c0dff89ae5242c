import type { RequestHandler } from "express";
import { EntenteError } from "../wire/entente-error.ts";

const MAX_BYTES = 64 * 1024;

/** Refuses a body that no route reads before it is sent; small ones are ignored. */
export const limitBody: RequestHandler = (request, response, next) => {
  const length = Number(request.headers["content-length"] ?? 0);
  const isOpenEnded = request.headers["transfer-encoding"] !== undefined;
  if (isOpenEnded || length > MAX_BYTES) {
    response.set("Connection", "close");
    throw new EntenteError(
      "too-long",
      `No route reads a request body of ${isOpenEnded ? "unknown length" : `${length} bytes`}; send at most ${MAX_BYTES} bytes, or none.`,
    );
  }
  next();
};
