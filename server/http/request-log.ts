import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { PROBES } from "./probes.ts";

const REQUEST_ID = /^[\w.:-]{1,100}$/;

/**
 * One line per answered request: id, method, path, status, milliseconds. What was searched for stays
 * out of the log, since queries say what somebody works on. Probes that succeed are left out.
 */
export function createRequestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (request, response) => {
      const given = request.headers["x-request-id"];
      const id = typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
      response.setHeader("X-Request-Id", id);
      return id;
    },
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (request, response, error) => logLevel(request, response, error),
  });
}

/** The id of the request, as its answer and its log line carry it. */
export function requestIdOf(response: Response): string {
  return String(response.getHeader("X-Request-Id") ?? "");
}

function logLevel(
  request: IncomingMessage,
  response: ServerResponse,
  error: Error | undefined,
): "silent" | "info" | "warn" | "error" {
  if (error !== undefined || response.statusCode >= 500) return "error";
  // The middleware may run below a router, where `url` has lost its beginning.
  const url = "originalUrl" in request ? String(request.originalUrl) : (request.url ?? "");
  if (response.statusCode < 400) return PROBES.includes(pathOf(url)) ? "silent" : "info";
  return "info";
}

function pathOf(url: string): string {
  return (url.split("?", 1)[0] ?? "").slice(0, 500);
}
