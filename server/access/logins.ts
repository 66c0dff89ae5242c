import { decodeJwt, jwtVerify, SignJWT } from "jose";
import type { Role } from "../wire/role.ts";
import type { AccessToken } from "./access-token.ts";

/** How long a login in the browser lasts, in seconds. */
export const SESSION_SECONDS = 12 * 60 * 60;

const ALGORITHM = "HS256";
const AUDIENCE = "entente-session";

export interface LoginOptions {
  readonly tokens: readonly AccessToken[];
  /** Role of a caller without a token. */
  readonly strangers: Role;
  /** Lets the command line of the server's own user in, also where there are no tokens. */
  readonly local?: AccessToken;
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: () => number;
}

/**
 * Who may come in. Keeps nothing about anybody: a session is a signed text in the browser's cookie,
 * so every process with the same tokens knows it, and none does once its token is gone.
 */
export class Logins {
  readonly strangers: Role;
  readonly #tokens: readonly AccessToken[];
  readonly #local: AccessToken | null;
  readonly #now: () => number;

  constructor({ tokens, strangers, local, now }: LoginOptions) {
    this.#tokens = tokens;
    this.#local = local ?? null;
    this.strangers = strangers;
    this.#now = now ?? Date.now;
  }

  /** Whether there is a token at all. */
  get exist(): boolean {
    return this.#tokens.length > 0;
  }

  /** The token with the secret, or null. Looks at all of them, so that time tells nothing. */
  find(secret: string): AccessToken | null {
    const [found] = this.#tokens.filter((token) => token.matches(secret));
    return found ?? null;
  }

  /** The token of the server's own user, if the secret is its. */
  findLocal(secret: string): AccessToken | null {
    return this.#local?.matches(secret) === true ? this.#local : null;
  }

  /** A session of the token, {@link SESSION_SECONDS} long. */
  startSession(token: AccessToken): Promise<string> {
    const seconds = Math.floor(this.#now() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(token.name)
      .setAudience(AUDIENCE)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + SESSION_SECONDS)
      .sign(token.sessionKey());
  }

  /** The token whose session it is; null for one that has ended, was altered or never was. */
  async readSession(session: string): Promise<AccessToken | null> {
    try {
      const { sub } = decodeJwt(session);
      const token = this.#tokens.find(({ name }) => name === sub);
      if (token === undefined) return null;
      await jwtVerify(session, token.sessionKey(), {
        algorithms: [ALGORITHM],
        audience: AUDIENCE,
        requiredClaims: ["exp"],
        currentDate: new Date(this.#now()),
      });
      return token;
    } catch {
      // Whatever is wrong with it, it lets nobody in.
      return null;
    }
  }
}
