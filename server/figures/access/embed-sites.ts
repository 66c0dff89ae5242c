import { createHmac } from "node:crypto";
import { SiteNameSchema } from "../../wire/figure.ts";
import { EntenteError } from "../../wire/entente-error.ts";

const MIN_SECRET_CHARS = 32;
const MIN_DIFFERENT_CHARS = 10;
const SEAL_LABEL = "entente locked parameters";

/** A site that embeds figures which are not for everybody, and the secret that it signs with. */
export class EmbedSite {
  readonly name: string;
  // Private fields stay out of logs and JSON by themselves.
  readonly #secret: Uint8Array;

  constructor(name: string, secret: string) {
    this.name = name;
    this.#secret = new TextEncoder().encode(secret);
  }

  /** Key of the signatures: the secret as it is written, in UTF-8. */
  signingKey(): Uint8Array {
    return this.#secret;
  }

  /** Key of the locked parameters, 32 bytes: HMAC-SHA256 of a fixed text under the secret. */
  sealingKey(): Uint8Array {
    return createHmac("sha256", this.#secret).update(SEAL_LABEL).digest();
  }
}

/**
 * The sites of a list `name:secret`, separated by commas or lines.
 * @param source where the list is, for messages. They never hold a part of it.
 * @throws EntenteError `invalid-setting`.
 */
export function parseEmbedSites(text: string, source: string): readonly EmbedSite[] {
  const names = new Set<string>();
  return text
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "" && !entry.startsWith("#"))
    .map((entry, index) => {
      const place = `${source}, entry ${index + 1}`;
      const colon = entry.indexOf(":");
      const [name, secret] = [
        entry.slice(0, Math.max(0, colon)).trim(),
        entry.slice(colon + 1).trim(),
      ];
      if (!SiteNameSchema.safeParse(name).success) {
        throw wrong(
          place,
          "is not name:secret",
          "write the name in lower-case letters, digits, dots and hyphens",
        );
      }
      if (names.has(name))
        throw wrong(place, "has the name of an entry before it", "give each its own");
      names.add(name);
      if (secret.length < MIN_SECRET_CHARS || new Set(secret).size < MIN_DIFFERENT_CHARS) {
        throw wrong(
          place,
          `has a secret that can be guessed, or one under ${MIN_SECRET_CHARS} characters`,
          "make one with: openssl rand -hex 32",
        );
      }
      return new EmbedSite(name, secret);
    });
}

function wrong(place: string, fault: string, remedy: string): EntenteError {
  return new EntenteError("invalid-setting", `${place}, ${fault}; ${remedy}.`);
}
