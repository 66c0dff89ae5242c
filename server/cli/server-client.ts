import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { text as readText } from "node:stream/consumers";
import type { z } from "zod";
import { EntenteError } from "../wire/entente-error.ts";
import { ProblemSchema } from "../wire/problem.ts";

/** A server and what lets this program in. */
export interface ServerAddress {
  /** Such as `http://127.0.0.1:4270`. */
  readonly url: string;
  /** Sent as `Authorization: Bearer`; null for none. */
  readonly token: string | null;
}

export interface ServerRequest {
  readonly method?: "GET" | "POST" | "PUT";
  /** Path and query string below the server's address. */
  readonly path: string;
  /** Sent as it is if it is bytes, else as JSON. */
  readonly body?: unknown;
  /** Media type of the answer. Default: JSON. */
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

/**
 * The answer of a server, its body still to be read.
 * @throws EntenteError the problem that the server tells of; `unreachable` where none answers.
 */
export async function askServer(
  { url, token }: ServerAddress,
  { method = "GET", path, body, accept = "application/json", signal }: ServerRequest,
): Promise<IncomingMessage> {
  const target = new URL(path.replace(/^\//, ""), url.endsWith("/") ? url : `${url}/`);
  const send = target.protocol === "https:" ? requestHttps : requestHttp;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = send(
      target,
      {
        method,
        agent: false,
        ...(signal === undefined ? {} : { signal }),
        headers: {
          Accept: accept,
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { "Content-Type": contentType(body) }),
        },
      },
      resolve,
    );
    sent.on("error", (cause) => {
      reject(unreachable(url, cause, signal));
    });
    sent.end(body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body));
  });
  if (answer.statusCode !== undefined && answer.statusCode < 400) return answer;
  throw await toError(answer, url);
}

/** The answer as JSON of a schema. @throws EntenteError as `askServer` does. */
export async function askJson<Schema extends z.ZodType>(
  server: ServerAddress,
  request: ServerRequest,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const answer = await askServer(server, request);
  try {
    return schema.parse(JSON.parse(await readText(answer)));
  } catch (cause) {
    throw strange(server.url, cause);
  }
}

/** The chunks of an answer. @throws EntenteError `unreachable` where it breaks off. */
export async function* chunksOf(
  answer: IncomingMessage,
  url: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of answer) yield chunk as Uint8Array;
  } catch (cause) {
    throw unreachable(url, cause);
  }
}

function contentType(body: unknown): string {
  return body instanceof Uint8Array ? "application/octet-stream" : "application/json";
}

async function toError(answer: IncomingMessage, url: string): Promise<EntenteError> {
  const text = await readText(answer).catch(() => "");
  const problem = ProblemSchema.safeParse(parsed(text));
  if (!problem.success) return strange(url, new Error(`status ${answer.statusCode ?? 0}`));
  const { code, detail, errors, current } = problem.data;
  return new EntenteError(code, detail, {
    details: {
      ...(errors === undefined ? {} : { errors }),
      ...(current === undefined ? {} : { current }),
    },
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function strange(url: string, cause: unknown): EntenteError {
  return new EntenteError(
    "unreachable",
    `What answers at ${url} is not a server of this version of Entente; check the address.`,
    { cause },
  );
}

function unreachable(url: string, cause: unknown, signal?: AbortSignal): EntenteError {
  if (signal?.aborted === true) return new EntenteError("cancelled", "Interrupted.", { cause });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EntenteError(
    "unreachable",
    `The server at ${url} does not answer (${reason}); check the address, and that it runs.`,
    { cause },
  );
}
