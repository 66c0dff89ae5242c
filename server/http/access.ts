import type { Request, RequestHandler } from "express";
import { EntenteError } from "../wire/entente-error.ts";
import { allowsRole, type Role } from "../wire/role.ts";
import { outcomeOf, type Audit } from "./audit.ts";
import { callerOf, type Caller } from "./caller.ts";
import { requestHost } from "./host-guard.ts";
import { requestIdOf } from "./request-log.ts";

/** Finds out who sent a request. @throws EntenteError `unauthenticated`, `too-many-requests`. */
export type Authenticate = (request: Request) => Promise<Caller>;

/** Keeps the caller for the routes, and audits who is not let in. */
export function createAccess(authenticate: Authenticate, audit: Audit): RequestHandler {
  return async (request, response, next) => {
    try {
      response.locals["caller"] = await authenticate(request);
    } catch (error) {
      const sender = { requestId: requestIdOf(response), caller: callerOf(response) };
      audit(sender, { action: "authenticate", outcome: outcomeOf(error) });
      throw error;
    }
    next();
  };
}

/**
 * @param canLogIn whether the server has tokens, so that a caller without one could have more.
 * @throws EntenteError where the caller's role is not enough: `unauthenticated` if a login may
 *   help, `forbidden-role` if not.
 */
export function requireRole({ role, name }: Caller, needs: Role, canLogIn: boolean): void {
  if (allowsRole(role, needs)) return;
  if (name === null && canLogIn) {
    throw new EntenteError(
      "unauthenticated",
      `This needs the role ${needs}; log in, or send a token of that role as Authorization: Bearer.`,
    );
  }
  throw new EntenteError(
    "forbidden-role",
    `This needs the role ${needs}, and the request has the role ${role}; ask whoever runs the server for a token of that role.`,
  );
}

/**
 * Refuses requests that change something and that a page of another site made the browser send.
 * Without a login the browser itself is what the server trusts, so it must not act for others.
 */
export function createForeignPageGuard(audit: Audit): RequestHandler {
  return (request, response, next) => {
    const isSafe = ["GET", "HEAD", "OPTIONS"].includes(request.method);
    if (isSafe || !isForeign(request)) {
      next();
      return;
    }
    const action = `${request.method} ${request.path.slice(0, 200)}`;
    const sender = { requestId: requestIdOf(response), caller: callerOf(response) };
    audit(sender, { action, outcome: "forbidden-origin" });
    const page = request.headers.origin ?? "another site";
    throw new EntenteError(
      "forbidden-origin",
      `A page of ${page.slice(0, 100)} may not change anything here; send the request from the explorer, or from a program without the header Origin.`,
    );
  };
}

function isForeign(request: Request): boolean {
  const site = request.headers["sec-fetch-site"];
  // The browser's own word, which no page can write. It comes over TLS and on loopback alone.
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const { origin } = request.headers;
  if (origin === undefined) return false;
  const sender = URL.canParse(origin) ? new URL(origin) : null;
  // The same scheme on both sides, so that a default port is left out on both.
  const own = `${sender?.protocol ?? "http:"}//${requestHost(request)}`;
  return sender === null || !URL.canParse(own) || new URL(own).host !== sender.host;
}
