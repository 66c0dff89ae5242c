import type { AccessSettings } from "../../server/access/access-settings.ts";
import { AccessToken } from "../../server/access/access-token.ts";
import type { Role } from "../../server/wire/role.ts";

/** Secrets of the tokens of {@link GUARDED}, by role. */
export const SECRETS = {
  viewer: "b7Hs4.Qd-1fGjUo6Wv5KtE9i",
  analyst: "z9Yx8Wv7Ut6Sr5Qp4On3Ml2K",
  editor: "k3Vq9_xT-0aLmZp7Yc2RwN8e",
} as const;

/** A server that lets in whoever has a token, one for each role, and nobody else. */
export const GUARDED: AccessSettings = {
  tokens: (["viewer", "analyst", "editor"] as const).map(
    (role) => new AccessToken({ role, name: `the ${role}`, secret: SECRETS[role] }),
  ),
  strangers: "stranger",
  requestsPerMinute: null,
  trustProxy: false,
};

/** Headers of a program with the role; a stranger sends none. */
export function headersOf(role: Role): Record<string, string> {
  return role === "stranger" ? {} : { authorization: `Bearer ${SECRETS[role]}` };
}
