import { parseCookie, stringifySetCookie } from "cookie";
import { SESSION_SECONDS } from "../access/logins.ts";

/**
 * Over TLS a name that the browser keeps for this host alone: neither plain HTTP nor a subdomain can
 * plant it (RFC 6265bis, section 4.1.3.2).
 */
function nameFor(isSecure: boolean): string {
  return isSecure ? "__Host-entente" : "entente";
}

/** The session in the header `Cookie`, if there is one. */
export function readSessionCookie(header: string | undefined, isSecure: boolean): string | null {
  return parseCookie(header ?? "")[nameFor(isSecure)] ?? null;
}

/** A `Set-Cookie` that keeps the session in the browser, or ends it there. */
export function sessionCookie(session: string | null, isSecure: boolean): string {
  return stringifySetCookie({
    name: nameFor(isSecure),
    value: session ?? "",
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: isSecure,
    maxAge: session === null ? 0 : SESSION_SECONDS,
  });
}
