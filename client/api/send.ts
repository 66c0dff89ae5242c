import type { z } from "zod";
import { EntenteError } from "../../server/wire/entente-error.ts";
import { ProblemSchema } from "../../server/wire/problem.ts";

/** What a request is beside its path; without a method it is a GET. */
export interface SendOptions {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly accept?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as they are, in place of a body. */
  readonly bytes?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a request and gives the response once its status is one of success.
 * @throws EntenteError the server's own problem, `unreachable` when it does not answer, `cancelled`
 * when the signal is aborted.
 */
export async function send(
  fetcher: typeof fetch,
  path: string,
  options: SendOptions = {},
): Promise<Response> {
  const { method = "GET", accept = "application/json", body, bytes, headers, signal } = options;
  let response: Response;
  try {
    response = await fetcher(path, {
      method,
      headers: {
        accept,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(bytes === undefined ? {} : { "content-type": "application/octet-stream" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(bytes === undefined ? {} : { body: bytes }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    throw lost(path, signal, cause);
  }
  if (response.ok) return response;
  throw problemError(await response.json().catch(() => null), response.status, path);
}

/** The answer of a request, checked against its schema. @throws EntenteError as {@link send} does. */
export async function sendForJson<T>(
  fetcher: typeof fetch,
  path: string,
  schema: z.ZodType<T>,
  options: SendOptions = {},
): Promise<T> {
  const response = await send(fetcher, path, options);
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    // Not JSON and cut off midway look alike here; asking again helps both.
    throw lost(path, options.signal, cause);
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw unreadable(path, parsed.error);
}

/** The error of an answer that is not in the form that its schema asks for. */
export function unreadable(path: string, cause: unknown): EntenteError {
  return new EntenteError(
    "internal",
    `The server's answer to ${pathOnly(path)} is not in the form that this page reads. Reload the page; it may be older than the server.`,
    { cause },
  );
}

/** The error that a problem document describes; `status` tells what to say where it is none. */
export function problemError(body: unknown, status: number, path: string): EntenteError {
  const problem = ProblemSchema.safeParse(body);
  if (problem.success) {
    const { code, detail, errors } = problem.data;
    return new EntenteError(code, detail, errors === undefined ? {} : { details: { errors } });
  }
  // A gateway in front of a server that is down answers in its own format.
  const code = [502, 503, 504].includes(status) ? "unreachable" : "internal";
  return new EntenteError(
    code,
    `The server answered ${pathOnly(path)} with status ${status} and no explanation. Try again in a moment.`,
  );
}

/** The error of a request that was not answered to its end. */
export function lost(path: string, signal: AbortSignal | undefined, cause: unknown): EntenteError {
  if (signal?.aborted === true) {
    return new EntenteError("cancelled", `The request for ${pathOnly(path)} was cancelled.`, {
      cause,
    });
  }
  return new EntenteError(
    "unreachable",
    "The server does not answer. This page tries again by itself; check that Entente is running.",
    { cause },
  );
}

/** The path with a query string, where there is one. */
export function withParams(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return query === "" ? path : `${path}?${query}`;
}

function pathOnly(path: string): string {
  return path.split("?", 1)[0] ?? path;
}
