import { EntenteError } from "../wire/entente-error.ts";
import { ERROR_STATUS, type ErrorCode } from "../wire/error-code.ts";
import { CurrentTextSchema, FaultSchema, type Problem } from "../wire/problem.ts";

/** Media type of every error. */
export const PROBLEM_TYPE = "application/problem+json";

const TITLES = {
  "invalid-request": "The request does not fit",
  "invalid-file": "The file does not fit",
  "invalid-query": "The query is not valid",
  "forbidden-query": "The query is not allowed",
  "broken-query": "The saved query has faults",
  "unsupported-query": "The engine does not support the query",
  "forbidden-host": "The host is not served here",
  unauthenticated: "A valid token is needed",
  "forbidden-role": "The role does not allow it",
  "forbidden-origin": "Another site may not change anything here",
  "forbidden-token": "The token does not open it",
  "not-found": "There is no such thing",
  withdrawn: "It was withdrawn",
  "unknown-format": "The format is not known",
  "method-not-allowed": "The method is not allowed here",
  "already-exists": "There is one already",
  "changed-meanwhile": "Somebody else changed it meanwhile",
  "read-only": "It cannot be changed",
  "too-many-requests": "Too many requests",
  busy: "The data is being written",
  "too-long": "The request is too long",
  timeout: "The query took too long",
  "too-large": "The result is too large",
  "not-a-graph": "The result is not a graph",
  cancelled: "The request was cancelled",
  "engine-crashed": "The engine stopped",
  unreachable: "The server does not answer",
  "database-unavailable": "The database does not answer",
  "database-auth": "The database refuses the login",
  "database-missing": "The database is not there",
  "database-tls": "The encrypted connection failed",
  "transaction-ended": "The database ended the query",
  deadlock: "Two writers waited for each other",
  "database-failed": "The database failed",
  "documents-unavailable": "The storage does not answer",
  "damaged-data": "The data is damaged",
  "unusable-folder": "The data folder cannot be used",
  "address-in-use": "The address cannot be used",
  "invalid-setting": "A setting is not valid",
  internal: "Something went wrong in the server",
} as const satisfies Record<ErrorCode, string>;

/** Seconds after which asking again is worth it. */
const RETRY_AFTER: Readonly<Partial<Record<ErrorCode, number>>> = {
  busy: 2,
  "engine-crashed": 1,
  "database-unavailable": 5,
  "database-auth": 30,
  "database-missing": 30,
  "database-tls": 30,
  "documents-unavailable": 5,
  "transaction-ended": 1,
  deadlock: 1,
};

/** Codes whose message speaks to the operator, of paths and settings, and not to a caller. */
const FOR_THE_OPERATOR: readonly ErrorCode[] = [
  "database-auth",
  "database-missing",
  "database-tls",
  "documents-unavailable",
  "damaged-data",
  "unusable-folder",
  "address-in-use",
  "invalid-setting",
];

/** The problem document of any thrown value. Unknown errors say nothing of their cause. */
export function toProblem(error: unknown, requestId?: string): Problem {
  const code = error instanceof EntenteError ? error.code : "internal";
  return {
    type: `urn:entente:problem:${code}`,
    title: TITLES[code],
    status: ERROR_STATUS[code],
    code,
    detail: detailOf(error, code),
    ...faultsOf(error),
    ...currentOf(error),
    ...positionOf(error),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** Seconds for the header `Retry-After`; undefined where asking again does not help. */
export function retryAfterSeconds(error: unknown): number | undefined {
  if (!(error instanceof EntenteError)) return undefined;
  const own = error.details["retryAfterSeconds"];
  return typeof own === "number" ? own : RETRY_AFTER[error.code];
}

function detailOf(error: unknown, code: ErrorCode): string {
  if (!(error instanceof EntenteError)) {
    return "The server met an error that it does not know; its log has the details under this request's id.";
  }
  return FOR_THE_OPERATOR.includes(code)
    ? "The server cannot use its data or settings; its log has the details under this request's id."
    : error.message;
}

function faultsOf(error: unknown): Pick<Problem, "errors"> {
  if (!(error instanceof EntenteError)) return {};
  const faults = FaultSchema.array().safeParse(error.details["errors"]);
  return faults.success ? { errors: faults.data } : {};
}

function currentOf(error: unknown): Pick<Problem, "current"> {
  if (!(error instanceof EntenteError)) return {};
  const current = CurrentTextSchema.nullable().safeParse(error.details["current"]);
  return current.success ? { current: current.data } : {};
}

/** What a refusal of a query says of its place: `line`, `column` and the `token` there. */
function positionOf(error: unknown): Pick<Problem, "position"> {
  if (!(error instanceof EntenteError)) return {};
  const { line, column, token } = error.details;
  if (typeof line !== "number" || typeof column !== "number") return {};
  const length = typeof token === "string" ? Array.from(token).length : 0;
  return { position: { line, column, length } };
}
