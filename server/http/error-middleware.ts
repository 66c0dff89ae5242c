import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Logger } from "pino";
import { EntenteError } from "../wire/entente-error.ts";
import { invalidRequest } from "./request-faults.ts";
import { requestIdOf } from "./request-log.ts";
import type { Method } from "./route.ts";
import { PROBLEM_TYPE, retryAfterSeconds, toProblem } from "./problem.ts";

/** Answers every error of the program with its problem document; the only place that does. */
export function createErrorMiddleware(logger: Logger): ErrorRequestHandler {
  // Express tells error middleware by its four parameters.
  return (error: unknown, request, response, next) => {
    const known = toKnown(error);
    const problem = toProblem(known, requestIdOf(response));
    const isCut = response.headersSent;
    if (problem.status >= 500 || isCut) {
      logger.error({ err: known, requestId: problem.requestId, path: request.path }, problem.code);
    }
    if (isCut) {
      // Half an answer is out: the broken connection is what tells its reader.
      response.destroy();
      // Without the error, which Express would print once more.
      next();
      return;
    }
    const seconds = retryAfterSeconds(known);
    if (seconds !== undefined) response.set("Retry-After", String(seconds));
    if (problem.code === "unauthenticated") response.set("WWW-Authenticate", challenge(known));
    response.removeHeader("ETag");
    response.set("Cache-Control", "no-store");
    response.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  };
}

/** Refuses every other path under `/api`. */
export const unknownApiPath: RequestHandler = (request) => {
  throw new EntenteError(
    "not-found",
    `There is no ${request.originalUrl.split("?", 1)[0]?.slice(0, 200) ?? ""}; /api/openapi.json lists what there is.`,
  );
};

/** Refuses every other method of a path than those of its routes, and HEAD with GET. */
export function refuseMethods(methods: readonly Method[]): RequestHandler {
  const list = methods
    .flatMap((method) => (method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()]))
    .join(", ");
  return (request, response) => {
    response.set("Allow", list);
    throw new EntenteError(
      "method-not-allowed",
      `${request.method} is not allowed on ${request.path}; use ${list}.`,
    );
  };
}

/** How to come in (RFC 6750, section 3): the error is named where a token was given. */
function challenge(error: unknown): string {
  const gaveToken = error instanceof EntenteError && error.details["wrongToken"] === true;
  return gaveToken ? 'Bearer realm="Entente", error="invalid_token"' : 'Bearer realm="Entente"';
}

/** What Express and its parts throw for a request that is at fault, as an error of the program. */
function toKnown(error: unknown): unknown {
  if (error instanceof URIError) return malformedPath();
  const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
  if (error instanceof EntenteError || !(status >= 400 && status < 500)) return error;
  return status === 413
    ? new EntenteError("too-long", "The body is longer than this path reads; send less.")
    : new EntenteError("invalid-request", "The request's headers or body cannot be understood.");
}

function malformedPath(): EntenteError {
  return invalidRequest([
    {
      place: "path",
      message: "the path is not valid percent-encoding",
      remedy: "encode it as UTF-8, such as %C4%9F for ğ",
    },
  ]);
}
