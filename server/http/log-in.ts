import type { Session } from "../wire/session.ts";
import type { Caller } from "./caller.ts";
import { outcomeOf, type Audited } from "./audit.ts";
import type { Services } from "./route.ts";

/** A login that succeeded: who it is, and the session for the cookie. */
export interface LoggedIn {
  readonly caller: Caller;
  readonly session: string;
}

/**
 * Logs in with the secret of a token, and audits it either way.
 * @throws EntenteError `unauthenticated`, `too-many-requests`.
 */
export async function logIn(
  { logins, checkToken, audit }: Services,
  request: Audited,
  secret: string,
): Promise<LoggedIn> {
  const { requestId, caller } = request;
  const { address } = caller;
  try {
    const token = await checkToken(secret, address);
    const known: Caller = { role: token.role, name: token.name, address };
    audit({ requestId, caller: known }, { action: "logIn", outcome: "done" });
    return { caller: known, session: await logins.startSession(token) };
  } catch (error) {
    audit(request, { action: "logIn", outcome: outcomeOf(error) });
    throw error;
  }
}

/** What the caller is told of itself. */
export function describeSession({ role, name }: Caller, { logins }: Services): Session {
  return { role, name, canLogIn: logins.exist };
}
