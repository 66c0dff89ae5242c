import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { canonicalJson } from "../network/page-cursor.ts";
import type { Caller } from "./caller.ts";

/**
 * The ETag of an answer: the same for as long as request, program and data are. Weak, because
 * compression makes other bytes of the same answer.
 * @param head everything but the data that the answer depends on.
 */
export function entityTag(head: unknown, dataVersion: string): string {
  const hash = createHash("sha256").update(canonicalJson({ head, dataVersion }));
  return `W/"${hash.digest("base64url").slice(0, 22)}"`;
}

/** The `Cache-Control` of an answer with an ETag: keep it, and ask each time whether it still holds. */
export function keepingRule(caller: Pick<Caller, "name">): string {
  // What a login gave is for that browser alone.
  return caller.name === null ? "no-cache" : "private, no-cache";
}

/**
 * Tells whether the caller's copy is still the answer. Express's own `fresh` says no to
 * `Cache-Control: no-cache`, which fetch adds by itself to every request with If-None-Match.
 */
export function holdsTag(headers: IncomingHttpHeaders, tag: string): boolean {
  const given = headers["if-none-match"];
  if (given === undefined) return false;
  const tags = given.split(",").map((each) => each.trim().replace(/^W\//, ""));
  return tags.includes(tag.replace(/^W\//, "")) || tags.includes("*");
}
