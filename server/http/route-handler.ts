import { Readable } from "node:stream";
import type { Request, RequestHandler, Response } from "express";
import { requireRole } from "./access.ts";
import { outcomeOf, type Audited } from "./audit.ts";
import { callerOf } from "./caller.ts";
import { entityTag, holdsTag, keepingRule } from "./entity-tag.ts";
import { requestHost } from "./host-guard.ts";
import type { AnswerBytes } from "./kept-answers.ts";
import { Reply } from "./reply.ts";
import { readBody } from "./request-body.ts";
import { requestIdOf } from "./request-log.ts";
import type { Route, Services } from "./route.ts";
import { sendReply } from "./send-reply.ts";

/** Answers a route: reads the request, compares versions, calls, serialises, audits what it changed. */
export function createRouteHandler(route: Route, services: Services): RequestHandler {
  const changes = route.isAudited === true || (route.role === "editor" && route.method !== "get");
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
    const dataVersion = route.cache === "data" ? await services.store.dataVersion() : "";
    const tag = setTag(response, entityTag(head, dataVersion));
    // Before the graph is read: an answer that the caller has costs nothing.
    if (holdsTag(request.headers, tag)) {
      response.status(304).end();
      return undefined;
    }
    const kept = route.isKept === true ? services.kept.find(tag) : undefined;
    if (kept !== undefined) {
      await sendKept(response, kept, type);
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
  // The data may have changed between the first look and the answer.
  const about = answer instanceof Reply ? answer.options : answer;
  const tag =
    route.cache === "data" && hasVersion(about)
      ? setTag(response, entityTag(head, about.dataVersion))
      : null;
  const isKept = route.isKept === true && tag !== null;
  if (answer instanceof Reply) {
    const { body, options } = answer;
    const isStream = typeof body === "object" && Symbol.asyncIterator in body;
    const reply =
      isKept && isStream ? new Reply(services.kept.keeping(tag, body), options) : answer;
    await sendReply(response, reply, type);
    return answer;
  }
  const text = JSON.stringify(answer);
  if (isKept) services.kept.keep(tag, [Buffer.from(text)]);
  response.type(type).send(text);
  return answer;
}

async function sendKept(response: Response, kept: AnswerBytes, type: string): Promise<void> {
  const [only] = kept;
  const body = kept.length === 1 && only !== undefined ? only : Readable.from(kept);
  await sendReply(response, new Reply(body), type);
}

/** The id of what a request made: its answer names it, or the header `Location` does. */
function madeId(answer: unknown): string | undefined {
  if (answer instanceof Reply) return answer.options.headers?.["Location"]?.split("/").at(-1);
  const hasId = typeof answer === "object" && answer !== null && "id" in answer;
  return hasId && typeof answer.id === "string" ? answer.id : undefined;
}

function preferredType(route: Route, request: Request): string {
  const types = route.answers.map(({ type }) => type);
  // Without one that the caller accepts, an answer in another form helps more than none.
  const preferred = request.accepts(types);
  return preferred === false ? (types[0] ?? "application/json") : preferred;
}

function setTag(response: Response, tag: string): string {
  response.set("ETag", tag);
  response.set("Cache-Control", keepingRule(callerOf(response)));
  return tag;
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
