import type { Response } from "express";
import type { Role } from "../wire/role.ts";

/** Who sent a request. */
export interface Caller {
  readonly role: Role;
  /** Name of the token; null for a request without one. */
  readonly name: string | null;
  /** IP address, as far as the server can tell. */
  readonly address: string;
}

/** Who sent the request; a stranger where nobody found out. */
export function callerOf(response: Response): Caller {
  const caller = response.locals["caller"] as Caller | undefined;
  return caller ?? { role: "stranger", name: null, address: response.req.ip ?? "" };
}
