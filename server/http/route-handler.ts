import { createHash } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { canonicalJson } from "../network/page-cursor.ts";
import { requireRole } from "./access.ts";
import { outcomeOf, type Audited } from "./audit.ts";
import { callerOf } from "./caller.ts";
import { requestHost } from "./host-guard.ts";
import { Reply } from "./reply.ts";
import { readBody } from "./request-body.ts";
import { requestIdOf } from "./request-log.ts";
import type { Route, Services } from "./route.ts";

/** Answers a route: reads the request, compares versions, calls, serialises, audits what it changed. */
export function createRouteHandler(route: Route, services: Services): RequestHandler {
  const changes = route.role === "editor" && route.method !== "get";
  const action = route.operationId;
  return async (request, response) => {
    const sender = { requestId: requestIdOf(response), caller: callerOf(response) };
    const named = Object.values(request.params).join(" ") || undefined;
    let isLetIn = false;
    try {
      requireRole(sender.caller, route.role ?? "viewer", services.logins.exist);
      isLetIn = true;
      const answer = await answerRoute(route, services, { ...sender, request, response });
      if (changes) {
        const subject = named ?? madeId(answer);
        services.audit(sender, { action, subject, outcome: "done" });
      }
    } catch (error) {
      if (changes || !isLetIn) {
        services.audit(sender, { action, subject: named, outcome: outcomeOf(error) });
      }
      throw error;
    }
  };
}

interface Exchange extends Audited {
  readonly request: Request;
  readonly response: Response;
}

async function answerRoute(
  route: Route,
  services: Services,
  { request, response, requestId, caller }: Exchange,
): Promise<unknown> {
  const query = request.originalUrl.indexOf("?");
  const parsed = route.parse({
    params: request.params,
    search: query === -1 ? "" : request.originalUrl.slice(query + 1),
  });
  const type = preferredType(route, request);
  const head = { route: route.path, type, canonical: parsed.canonical, program: services.version };
  if (route.answers.length > 1) response.vary("Accept");
  if (route.cache !== "never") {
    setTag(response, head, route.cache === "data" ? await services.store.dataVersion() : "");
    // Before the graph is read: an answer that the caller has costs nothing.
    if (holdsTag(request, response)) {
      response.status(304).end();
      return undefined;
    }
  } else {
    response.set("Cache-Control", "no-store");
  }
  const body = route.body === undefined ? undefined : await readBody(route.body, request, response);
  const signal = hangUpSignal(response);
  const { headers } = request;
  const origin = `${request.protocol}://${requestHost(request)}`;
  const answer = await parsed.answer(
    { body, headers, origin, type, signal, requestId, caller },
    services,
  );
  if (answer instanceof Reply) {
    await sendReply(response, answer, type);
    return answer;
  }
  // The data may have changed between the first look and the answer.
  if (route.cache === "data" && hasVersion(answer)) setTag(response, head, answer.dataVersion);
  response.type(type).send(JSON.stringify(answer));
  return answer;
}

/** The id of what a request made: its answer names it, or the header `Location` does. */
function madeId(answer: unknown): string | undefined {
  if (answer instanceof Reply) return answer.options.headers?.["Location"]?.split("/").at(-1);
  const hasId = typeof answer === "object" && answer !== null && "id" in answer;
  return hasId && typeof answer.id === "string" ? answer.id : undefined;
}

async function sendReply(
  response: Response,
  { body, options }: Reply,
  type: string,
): Promise<void> {
  response.status(options.status ?? 200).type(options.type ?? type);
  for (const [name, value] of Object.entries(options.headers ?? {})) response.set(name, value);
  if (typeof body === "string") response.send(body);
  else if (body instanceof Uint8Array) response.send(Buffer.from(body));
  else await sendStream(response, body);
}

async function sendStream(
  response: Response,
  body: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const chunks = body[Symbol.asyncIterator]();
  // What fails before the first byte still gets its status and its problem document.
  const first = await chunks.next();
  async function* all(): AsyncGenerator<string | Uint8Array> {
    try {
      for (let next = first; next.done !== true; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  }
  try {
    await pipeline(Readable.from(all(), { objectMode: true, highWaterMark: 1 }), response);
  } catch (error) {
    // A reader who left is not a fault of ours.
    if (!response.destroyed || isOurs(error)) throw error;
  }
}

function isOurs(error: unknown): boolean {
  return !(
    error instanceof Error &&
    "code" in error &&
    error.code === "ERR_STREAM_PREMATURE_CLOSE"
  );
}

function preferredType(route: Route, request: Request): string {
  const types = route.answers.map(({ type }) => type);
  // Without one that the caller accepts, an answer in another form helps more than none.
  const preferred = request.accepts(types);
  return preferred === false ? (types[0] ?? "application/json") : preferred;
}

/**
 * Tells whether the caller's copy is still the answer. Express's own `fresh` says no to
 * `Cache-Control: no-cache`, which fetch adds by itself to every request with If-None-Match.
 */
function holdsTag(request: Request, response: Response): boolean {
  const given = request.headers["if-none-match"];
  if (given === undefined) return false;
  const tags = given.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  const own = String(response.getHeader("ETag")).replace(/^W\//, "");
  return tags.includes(own) || tags.includes("*");
}

/** Weak, because compression makes other bytes of the same answer. */
function setTag(response: Response, head: unknown, dataVersion: string): void {
  const hash = createHash("sha256").update(canonicalJson({ head, dataVersion }));
  response.set("ETag", `W/"${hash.digest("base64url").slice(0, 22)}"`);
  // What a login gave is for that browser alone.
  const isShared = callerOf(response).name === null;
  response.set("Cache-Control", isShared ? "no-cache" : "private, no-cache");
}

/** Aborted when the caller goes away before the answer is complete. */
function hangUpSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

function hasVersion(body: unknown): body is { dataVersion: string } {
  return (
    typeof body === "object" &&
    body !== null &&
    "dataVersion" in body &&
    typeof body.dataVersion === "string"
  );
}
