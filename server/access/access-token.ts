import { createHash, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Role } from "../wire/role.ts";

/** A role that a token can give. */
export type TokenRole = Exclude<Role, "stranger">;

/** What a token is made of, as the settings write it. */
export interface TokenParts {
  readonly role: TokenRole;
  readonly name: string;
  readonly secret: string;
}

/** A way in: whoever shows its secret has its role. The secret itself is not kept. */
export class AccessToken {
  readonly role: TokenRole;
  readonly name: string;
  // Private fields stay out of logs and JSON by themselves.
  readonly #digest: Buffer;
  readonly #sessionKey: Uint8Array;

  constructor({ role, name, secret }: TokenParts) {
    this.role = role;
    this.name = name;
    this.#digest = sha256(secret);
    this.#sessionKey = new Uint8Array(hkdfSync("sha256", secret, "", "entente session", 32));
  }

  /** Tells whether the secret is this token's, in the same time for every secret. */
  matches(secret: string): boolean {
    return timingSafeEqual(this.#digest, sha256(secret));
  }

  /**
   * Key that signs the sessions of this token: 32 bytes, the same in every process that has the
   * token, and another as soon as the secret is.
   */
  sessionKey(): Uint8Array {
    return this.#sessionKey;
  }
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
