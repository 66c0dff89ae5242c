import { RateLimiterMemory } from "rate-limiter-flexible";
import type { AccessToken } from "../access/access-token.ts";
import type { Logins } from "../access/logins.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { networkOf } from "./network-of.ts";
import { tooManyRequests } from "./rate-limit.ts";

/** Wrong tokens that one network may show in a minute. */
const MAX_WRONG = 10;

/**
 * The token with the secret.
 * @param address IP address that shows it.
 * @throws EntenteError `unauthenticated` where there is none, `too-many-requests` for an address
 *   that showed too many wrong ones. A right one is always taken: neighbours share addresses.
 */
export type TokenCheck = (secret: string, address: string) => Promise<AccessToken>;

export function createTokenCheck(logins: Logins): TokenCheck {
  const wrong = new RateLimiterMemory({ points: MAX_WRONG, duration: 60 });
  return async (secret, address) => {
    const token = logins.find(secret);
    if (token !== null) return token;
    await wrong.consume(networkOf(address)).catch((refused: unknown) => {
      throw tooManyRequests(refused, "wrong tokens");
    });
    throw new EntenteError(
      "unauthenticated",
      "The server does not know this token; check that it is whole, or ask whoever runs the server for another.",
      { details: { wrongToken: true } },
    );
  };
}
