import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { decodeJwt, jwtVerify, SignJWT } from "jose";
import { EntenteError } from "../../wire/entente-error.ts";
import { StanceFilterSchema, type StanceFilter } from "../../wire/network-filter.ts";
import type { EmbedSite } from "./embed-sites.ts";

const MAX_TOKEN_CHARS = 8000;
const ALGORITHM = "HS256";
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** No token lasts longer, in seconds: one that got about must end by itself. */
const MOST_SECONDS = 366 * 24 * 60 * 60;

/** What a good token says. */
export interface EmbedGrant {
  /** Name of the site that signed it. */
  readonly site: string;
  /** Filter that the reader sees the figure through; null for all of it. */
  readonly locked: StanceFilter | null;
}

export interface EmbedTokenCheck {
  /** Id of the figure that is asked for. */
  readonly figure: string;
  /** Sites that the figure is for. */
  readonly allowed: readonly string[];
  readonly sites: readonly EmbedSite[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What a token grants for one figure. A token is a JWT (RFC 7519) signed with HS256 under the secret
 * of its `iss`, with `figure`, `exp` and perhaps `locked`, which only the two servers can read.
 *
 * @throws EntenteError `forbidden-token` for any other; the message does not say which part is wrong
 *   where that would help somebody who makes them up.
 */
export async function checkEmbedToken(token: string, check: EmbedTokenCheck): Promise<EmbedGrant> {
  if (token.length > MAX_TOKEN_CHARS) throw refused();
  const site = siteOf(token, check);
  let payload;
  try {
    ({ payload } = await jwtVerify(token, site.signingKey(), {
      algorithms: [ALGORITHM],
      issuer: site.name,
      requiredClaims: ["exp", "figure"],
      currentDate: new Date(check.now),
    }));
  } catch (cause) {
    if (hasCode(cause, "ERR_JWT_EXPIRED")) throw refused("it has expired", cause);
    throw refused(undefined, cause);
  }
  const { figure, locked, exp } = payload;
  if (figure !== check.figure) throw refused("it is for another figure");
  if (exp === undefined || exp > check.now / 1000 + MOST_SECONDS) {
    throw refused("it is to last longer than a year");
  }
  return { site: site.name, locked: locked === undefined ? null : unseal(locked, site) };
}

/**
 * A token as a site's own server makes it; docs/embedding.md shows the same in other languages.
 * @param expires seconds since 1970.
 */
export async function signEmbedToken(
  site: EmbedSite,
  grant: { readonly figure: string; readonly expires: number; readonly locked?: StanceFilter },
): Promise<string> {
  const { figure, expires, locked } = grant;
  const claims = { figure, ...(locked === undefined ? {} : { locked: seal(locked, site) }) };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(site.name)
    .setExpirationTime(expires)
    .sign(site.signingKey());
}

/** Locked parameters as base64url of nonce (12 bytes), AES-256-GCM ciphertext, and tag (16 bytes). */
function seal(locked: StanceFilter, site: EmbedSite): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, site.sealingKey(), nonce);
  const sealed = [nonce, cipher.update(JSON.stringify(locked), "utf8"), cipher.final()];
  return Buffer.concat([...sealed, cipher.getAuthTag()]).toString("base64url");
}

function unseal(locked: unknown, site: EmbedSite): StanceFilter {
  if (typeof locked !== "string") {
    throw refused("its locked parameters lie open; seal them as docs/embedding.md shows");
  }
  const bytes = Buffer.from(locked, "base64url");
  if (bytes.length <= NONCE_BYTES + TAG_BYTES)
    throw refused("its locked parameters are not sealed");
  let filter: unknown;
  try {
    const cipher = createDecipheriv(CIPHER, site.sealingKey(), bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8");
    filter = JSON.parse(text + cipher.final("utf8"));
  } catch (cause) {
    throw refused("its locked parameters are not sealed for this server", cause);
  }
  const parsed = StanceFilterSchema.safeParse(filter);
  // A misspelt lock must not be no lock.
  if (!parsed.success) throw refused("its locked parameters are not a filter");
  return parsed.data;
}

/** The site that a token claims to be of; what it says is believed only after the signature. */
function siteOf(token: string, { allowed, sites }: EmbedTokenCheck): EmbedSite {
  let issuer: string | undefined;
  try {
    issuer = decodeJwt(token).iss;
  } catch (cause) {
    throw refused(undefined, cause);
  }
  const site = sites.find(({ name }) => name === issuer);
  if (site === undefined || !allowed.includes(site.name)) throw refused();
  return site;
}

function refused(reason?: string, cause?: unknown): EntenteError {
  const why = reason === undefined ? "" : `: ${reason}`;
  return new EntenteError(
    "forbidden-token",
    `The token does not open this figure${why}. Have the server of the page that embeds it sign a new one.`,
    cause === undefined ? {} : { cause },
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
