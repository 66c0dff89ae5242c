import type { Logger } from "pino";
import { EntenteError } from "../wire/entente-error.ts";
import type { ErrorCode } from "../wire/error-code.ts";
import type { Caller } from "./caller.ts";

/** One thing that was done or refused. */
export interface AuditEvent {
  /** What: the operationId of the route, or a phrase of the same form, such as `logIn`. */
  readonly action: string;
  /** Id of the thing that it was done to. */
  readonly subject?: string | undefined;
  readonly outcome: "done" | ErrorCode;
  /** Further facts: counts, limits, a fingerprint. Never a token, and no text of a query. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** The request that did it; a {@link RouteRequest} is one. */
export interface Audited {
  readonly requestId: string;
  readonly caller: Caller;
}

/**
 * Writes one line that says who did what, and how it ended. Routes that need an editor and change
 * something, and those that ask for it, are audited by themselves; others call this.
 */
export type Audit = (request: Audited, event: AuditEvent) => void;

/**
 * Lines with `"log":"audit"` in the log.
 * @param options.always true writes them whatever the level of the log, unless it is silent.
 */
export function createAudit(logger: Logger, options: { readonly always: boolean }): Audit {
  const isKept = options.always && logger.level !== "silent";
  const lines = logger.child({ log: "audit" }, isKept ? { level: "info" } : {});
  return ({ requestId, caller }, { action, subject, outcome, details }) => {
    const { name, role, address } = caller;
    lines.info({ requestId, who: name, role, address, action, subject, outcome, ...details });
  };
}

/** How an action ended that threw. */
export function outcomeOf(error: unknown): ErrorCode {
  return error instanceof EntenteError ? error.code : "internal";
}
