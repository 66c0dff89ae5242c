import type { RequestHandler } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { EntenteError } from "../wire/entente-error.ts";
import { ROLES, type Role } from "../wire/role.ts";
import { callerOf } from "./caller.ts";
import { networkOf } from "./network-of.ts";

const WINDOW_SECONDS = 60;

/** Share of a viewer's requests: who may do more, works more. */
const SHARES = {
  stranger: 0.5,
  viewer: 1,
  analyst: 2,
  editor: 2,
} as const satisfies Record<Role, number>;

/**
 * Lets each token, and each network without one, send so many requests in a minute, by role. Every
 * process counts for itself.
 * @param viewerRequests what a viewer may send.
 */
export function createRateLimit(viewerRequests: number): RequestHandler {
  const limiters = new Map(
    ROLES.map((role) => {
      const points = Math.max(1, Math.floor(viewerRequests * SHARES[role]));
      return [role, new RateLimiterMemory({ points, duration: WINDOW_SECONDS })];
    }),
  );
  return async (_request, response, next) => {
    const { role, name, address } = callerOf(response);
    const limiter = limiters.get(role);
    if (limiter === undefined) throw new Error(`no limit for the role ${role}`);
    const key = name === null ? `address ${networkOf(address)}` : `token ${name}`;
    const spent = await limiter.consume(key).catch((refused: unknown) => {
      throw tooManyRequests(refused, "requests");
    });
    // The header fields of the IETF's draft on rate limits (draft-ietf-httpapi-ratelimit-headers).
    response.set("RateLimit-Policy", `"${role}";q=${limiter.points};w=${WINDOW_SECONDS}`);
    response.set(
      "RateLimit",
      `"${role}";r=${spent.remainingPoints};t=${Math.ceil(spent.msBeforeNext / 1000)}`,
    );
    next();
  };
}

/** The error for what a limiter refused; anything else that it threw is thrown on. */
export function tooManyRequests(refused: unknown, what: string): EntenteError {
  if (!(refused instanceof RateLimiterRes)) throw refused;
  const seconds = Math.ceil(refused.msBeforeNext / 1000);
  return new EntenteError(
    "too-many-requests",
    `Too many ${what} came from here in a minute; try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
    { details: { retryAfterSeconds: seconds } },
  );
}
