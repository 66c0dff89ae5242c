import type { ErrorCode } from "../wire/error-code.ts";

/** Codes of every route that reads the graph. */
export const STORE_ERRORS = [
  "busy",
  "too-large",
  "engine-crashed",
  "database-unavailable",
  "database-auth",
  "database-missing",
  "database-tls",
  "transaction-ended",
  "database-failed",
  "timeout",
] as const satisfies readonly ErrorCode[];
