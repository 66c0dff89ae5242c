import type { Authenticate } from "./access.ts";
import type { Services } from "./route.ts";
import { readSessionCookie } from "./session-cookie.ts";

/**
 * Finds the caller by `Authorization: Bearer`, else by the session in the cookie. A wrong token is
 * refused; a session that has ended is like none, so that its page still opens.
 */
export function createAuthenticate({
  logins,
  checkToken,
}: Pick<Services, "logins" | "checkToken">): Authenticate {
  return async (request) => {
    const address = request.ip ?? "";
    const secret = bearerToken(request.headers.authorization);
    const local = secret === null ? null : logins.findLocal(secret);
    if (local !== null) return { role: local.role, name: local.name, address };
    if (logins.exist) {
      const session = readSessionCookie(request.headers.cookie, request.secure);
      const token =
        secret !== null
          ? await checkToken(secret, address)
          : session !== null
            ? await logins.readSession(session)
            : null;
      if (token !== null) return { role: token.role, name: token.name, address };
    }
    return { role: logins.strangers, name: null, address };
  };
}

/** Other schemes are the affair of a proxy in front. */
function bearerToken(header: string | undefined): string | null {
  return /^bearer +(\S+) *$/i.exec(header ?? "")?.[1] ?? null;
}
