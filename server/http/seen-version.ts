import type { IncomingHttpHeaders } from "node:http";
import { invalidRequest } from "./request-faults.ts";

/**
 * The version that a caller has seen, from `If-Match: "version"`. Null without the header, or with
 * `If-None-Match: *`: then the thing must be new.
 * @param current what `If-Match: *` stands for
 * @throws EntenteError `invalid-request`.
 */
export async function seenVersion(
  headers: IncomingHttpHeaders,
  current: () => Promise<string>,
): Promise<string | null> {
  const given = headers["if-match"]?.trim();
  if (given === undefined) return null;
  if (given === "*") return current();
  const version = /^(?:W\/)?"([^"]{1,100})"$/.exec(given)?.[1];
  if (version !== undefined) return version;
  throw invalidRequest([
    {
      place: "If-Match",
      value: given.slice(0, 80),
      message: "If-Match is not one version",
      remedy: 'send the version that you have seen, in double quotes, such as "3-5f0c1a2b3c4d"',
    },
  ]);
}

/** As {@link seenVersion}, where there must be one. */
export async function requireSeenVersion(
  headers: IncomingHttpHeaders,
  current: () => Promise<string>,
): Promise<string> {
  const version = await seenVersion(headers, current);
  if (version !== null) return version;
  throw invalidRequest([
    {
      place: "If-Match",
      message: "If-Match is missing",
      remedy: "send the version that you have seen, in double quotes",
    },
  ]);
}
