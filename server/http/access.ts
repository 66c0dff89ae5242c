import type { RequestHandler, Response } from "express";
import { EntenteError } from "../wire/entente-error.ts";
import { allowsRole, type Role } from "../wire/role.ts";

/** Who sent a request. */
export interface Caller {
  readonly role: Role;
  /** Name of the token; null for a request without one. */
  readonly name: string | null;
  /** IP address, as far as the server can tell. */
  readonly address: string;
}

/** Finds out who sent a request. */
export type Authenticate = (headers: NodeJS.Dict<string | string[]>) => Omit<Caller, "address">;

/** Keeps the caller for the routes. */
export function createAccess(authenticate: Authenticate): RequestHandler {
  return (request, response, next) => {
    const caller: Caller = { ...authenticate(request.headers), address: request.ip ?? "" };
    response.locals["caller"] = caller;
    next();
  };
}

/** @throws EntenteError `forbidden-role` where the caller's role is not enough. */
export function requireRole(response: Response, needs: Role): void {
  const { role } = callerOf(response);
  if (allowsRole(role, needs)) return;
  throw new EntenteError(
    "forbidden-role",
    `This needs the role ${needs}, and the request has the role ${role}; ask whoever runs the server for a token of that role.`,
  );
}

/** Who sent the request; a stranger where nobody found out. */
export function callerOf(response: Response): Caller {
  const caller = response.locals["caller"] as Caller | undefined;
  return caller ?? { role: "stranger", name: null, address: response.req.ip ?? "" };
}

/**
 * Refuses requests that change something and that a page of another site made the browser send.
 * Without a login the browser itself is what the server trusts, so it must not act for others.
 */
export const refuseForeignPages: RequestHandler = (request, _response, next) => {
  const isSafe = ["GET", "HEAD", "OPTIONS"].includes(request.method);
  const site = request.headers["sec-fetch-site"];
  const { origin, host } = request.headers;
  const isForeign =
    (site !== undefined && site !== "same-origin" && site !== "none") ||
    (origin !== undefined && hostOf(origin) !== host);
  if (!isSafe && isForeign) {
    throw new EntenteError(
      "forbidden-origin",
      `A page of ${(origin ?? "another site").slice(0, 100)} may not change anything here; send the request from the explorer, or from a program without the header Origin.`,
    );
  }
  next();
};

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
