import { EntenteError } from "../wire/entente-error.ts";
import { ROLES } from "../wire/role.ts";
import { AccessToken, type TokenParts, type TokenRole } from "./access-token.ts";

const TOKEN_ROLES = ROLES.filter((role): role is TokenRole => role !== "stranger");
const MIN_SECRET_CHARS = 24;
const MAX_SECRET_CHARS = 500;
// A random text of 24 characters has fewer different ones less than once in a million times.
const MIN_DIFFERENT_CHARS = 9;

/**
 * The tokens of a list `role:name:secret`, separated by commas or lines; empty ones and lines that
 * begin with `#` are left out.
 * @param source where the list is, for messages. They never hold a part of it: a mistake may have
 *   put a secret anywhere.
 * @throws EntenteError `invalid-setting`.
 */
export function parseTokens(text: string, source: string): AccessToken[] {
  const entries = text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("#"))
    .flatMap((line) => line.split(","))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  const parts = entries.map((entry, index) => parseEntry(entry, `${source}, entry ${index + 1}`));
  requireDifferent(parts, "name", source);
  requireDifferent(parts, "secret", source);
  return parts.map((each) => new AccessToken(each));
}

function parseEntry(entry: string, place: string): TokenParts {
  const [roleText = "", name = "", secret = "", ...more] = entry.split(":");
  const role = TOKEN_ROLES.find((known) => known === roleText.trim());
  if (role === undefined || secret === "" || more.length > 0) {
    throw wrong(
      place,
      `is not role:name:secret`,
      `write ${TOKEN_ROLES.join(", ")} as the role, and no colon in the name or the secret`,
    );
  }
  const trimmed = { role, name: name.trim(), secret: secret.trim() };
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,39}$/u.test(trimmed.name)) {
    throw wrong(
      place,
      "has a name that cannot be used",
      "write 1 to 40 letters, digits, spaces, or . _ @ -",
    );
  }
  requireStrong(trimmed.secret, place);
  return trimmed;
}

/** Also keeps to what fits behind `Authorization: Bearer` (RFC 6750, section 2.1). */
function requireStrong(secret: string, place: string): void {
  const make = "make one with: openssl rand -hex 24";
  if (!/^[\w.~+/-]+=*$/.test(secret)) {
    throw wrong(place, "has a secret with characters other than A–Z a–z 0–9 - . _ ~ + /", make);
  }
  if (secret.length < MIN_SECRET_CHARS || secret.length > MAX_SECRET_CHARS) {
    const most = `${MIN_SECRET_CHARS} to ${MAX_SECRET_CHARS} characters`;
    throw wrong(place, `has a secret of ${secret.length} characters instead of ${most}`, make);
  }
  if (new Set(secret).size < MIN_DIFFERENT_CHARS) {
    throw wrong(place, "has a secret that can be guessed", make);
  }
}

function requireDifferent(
  parts: readonly TokenParts[],
  field: "name" | "secret",
  source: string,
): void {
  const first = new Map<string, number>();
  parts.forEach(({ [field]: value }, index) => {
    const before = first.get(value);
    if (before !== undefined) {
      throw wrong(
        `${source}, entry ${index + 1}`,
        `has the same ${field} as entry ${before + 1}`,
        "give each its own",
      );
    }
    first.set(value, index);
  });
}

function wrong(place: string, message: string, remedy: string): EntenteError {
  return new EntenteError("invalid-setting", `${place} ${message}; ${remedy}.`);
}
