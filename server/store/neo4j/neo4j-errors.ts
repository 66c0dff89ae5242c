import { Neo4jError } from "neo4j-driver";
import type { ErrorCode } from "../../wire/error-code.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import { queryError } from "./query-error.ts";

/** What was being done when it failed. */
export interface FailureContext {
  /** Host and port, for the message. */
  readonly place: string;
  readonly database: string | undefined;
  /** The query, where one ran, and how many lines were put before it. */
  readonly cypher?: string;
  readonly lineShift?: number;
}

/** A sentence for each way a database can fail, by the code that the driver or the server gives. */
export function toStoreError(error: unknown, context: FailureContext): EntenteError {
  if (error instanceof EntenteError) return error;
  if (!(error instanceof Neo4jError)) {
    return new EntenteError("internal", "Reading from Neo4j failed.", { cause: error });
  }
  const known = connectionFailure(error, context) ?? serverFailure(error, context);
  if (known !== undefined) return known;
  if (error.code.startsWith("Neo.ClientError.")) return queryError(error, context);
  if (error.code.startsWith("Neo.TransientError.")) {
    return failure(
      "database-unavailable",
      `Neo4j at ${context.place} cannot answer just now: ${firstLine(error)}. Try again.`,
      error,
    );
  }
  return failure("database-failed", `Neo4j failed at the query: ${firstLine(error)}.`, error);
}

/** True when a new attempt on another connection may succeed at once. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Neo4jError)) return false;
  const { code } = error;
  return code === "ServiceUnavailable" || code === "SessionExpired" || isLostWithoutCode(error);
}

/** The driver gives no code where a socket breaks in the middle of opening a connection. */
function isLostWithoutCode({ code, message }: Neo4jError): boolean {
  return code === "N/A" && /^Failed to connect|^Connection (was closed|lost)/.test(message);
}

function connectionFailure(error: Neo4jError, { place }: FailureContext): EntenteError | undefined {
  const { code, message } = error;
  if (code !== "ServiceUnavailable" && code !== "SessionExpired" && code !== "N/A")
    return undefined;
  const text = causes(error);
  if (TLS.test(text)) {
    return failure(
      "database-tls",
      `The encrypted connection to Neo4j at ${place} failed: ${reason(text)}. Use a scheme with +s for a trusted certificate, +ssc for a self-signed one, and none where the server does not encrypt.`,
      error,
    );
  }
  if (/acquisition timed out/i.test(message)) {
    return failure(
      "database-unavailable",
      `All connections to Neo4j at ${place} are in use. Try again, or raise NEO4J_MAX_CONNECTIONS.`,
      error,
    );
  }
  if (message.includes("HTTP")) {
    return failure(
      "database-unavailable",
      `${place} speaks HTTP, not Bolt. Set NEO4J_URI to the Bolt port, usually 7687.`,
      error,
    );
  }
  if (code === "N/A" && !isLostWithoutCode(error)) return undefined;
  return failure(
    "database-unavailable",
    `Neo4j at ${place} cannot be reached (${reason(text)}). It is tried again with the next request; check that it runs and that NEO4J_URI is right.`,
    error,
  );
}

const TLS =
  /certificate|self.signed|altname|\bTLS\b|\bSSL\b|EPROTO|DEPTH_ZERO|UNABLE_TO_VERIFY|CERT_/i;
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/self.signed/i, "its certificate is self-signed"],
  [/has expired|CERT_HAS_EXPIRED/i, "its certificate has expired"],
  [/altname|does not match/i, "its certificate is for another host name"],
  [/UNABLE_TO_VERIFY|unable to verify|local issuer/i, "its certificate cannot be verified"],
  [/wrong version|disconnected before secure|EPROTO|packet length/i, "it does not speak TLS"],
  [/ECONNREFUSED/, "connection refused"],
  [/ENOTFOUND|EAI_AGAIN/, "the host name is unknown"],
  [/ETIMEDOUT|timed out|Failed to establish connection/i, "no answer in time"],
  [/routing/i, "no member of the cluster can answer"],
  [/ECONNRESET|closed|EPIPE/i, "the connection was lost"],
];

function reason(text: string): string {
  return REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? "no connection";
}

function causes(error: unknown): string {
  const texts: string[] = [];
  for (let at: unknown = error; at instanceof Error && texts.length < 8; at = at.cause) {
    texts.push(at.message, "code" in at ? String(at.code) : "");
  }
  return texts.join(" ");
}

function serverFailure(error: Neo4jError, context: FailureContext): EntenteError | undefined {
  const kind = error.code.replace(/^Neo\.[A-Za-z]+\./, "");
  const sentence = SENTENCES[kind];
  return sentence === undefined ? undefined : failure(sentence[0], sentence[1](context), error);
}

type Sentence = readonly [ErrorCode, (context: FailureContext) => string];

const REFUSED: Sentence = [
  "database-auth",
  ({ place }) =>
    `Neo4j at ${place} refuses the user name or password. Correct NEO4J_USERNAME and NEO4J_PASSWORD and start again.`,
];
const ABSENT: Sentence = [
  "database-missing",
  ({ place, database }) =>
    `Neo4j at ${place} has no database ${database ?? "for this user"}. Correct NEO4J_DATABASE, or create it.`,
];
const MEMORY: Sentence = [
  "too-large",
  () =>
    "The query needs more memory than the database allows. Return fewer rows, aggregate earlier, or raise dbms.memory.transaction.total.max.",
];
const TIMEOUT: Sentence = [
  "timeout",
  () =>
    "The query ran past its time limit and the database ended it. Ask for less, or allow more time.",
];
const ENDED: Sentence = [
  "transaction-ended",
  () => "The database ended the query: an administrator did, or it is shutting down. Try again.",
];

/** By the last two parts of Neo4j's error code. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  "Security.Unauthorized": REFUSED,
  "Security.AuthenticationRateLimit": [
    "database-auth",
    ({ place }) =>
      `Neo4j at ${place} has locked the user for a while after too many wrong passwords. Correct NEO4J_PASSWORD and start again.`,
  ],
  "Security.CredentialsExpired": [
    "database-auth",
    ({ place }) =>
      `Neo4j at ${place} asks for a new password first. Change it with ALTER CURRENT USER, then set NEO4J_PASSWORD.`,
  ],
  "Security.TokenExpired": REFUSED,
  "Security.AuthorizationExpired": REFUSED,
  "Security.Forbidden": [
    "forbidden-query",
    () => "The database user may not do this. Ask for less, or give the user the right to.",
  ],
  "Database.DatabaseNotFound": ABSENT,
  "Database.DatabaseUnavailable": [
    "database-unavailable",
    ({ database }) =>
      `The database ${database ?? "of this user"} is not online. Start it, or wait until it is.`,
  ],
  "General.MemoryPoolOutOfMemoryError": MEMORY,
  "General.TransactionMemoryLimit": MEMORY,
  "General.TransactionOutOfMemoryError": MEMORY,
  "General.OutOfMemoryError": MEMORY,
  "General.StackOverFlowError": MEMORY,
  "Transaction.TransactionTimedOut": TIMEOUT,
  "Transaction.TransactionTimedOutClientConfiguration": TIMEOUT,
  "Transaction.LockAcquisitionTimeout": TIMEOUT,
  "Transaction.Terminated": ENDED,
  "Transaction.LockClientStopped": ENDED,
  "Transaction.DeadlockDetected": [
    "deadlock",
    () => "Two writers waited for each other, and the database ended this one. Try again.",
  ],
  "General.ForbiddenOnReadOnlyDatabase": [
    "database-unavailable",
    ({ place }) =>
      `Neo4j at ${place} takes no writes. Use a neo4j:// address, which finds the writer.`,
  ],
  "Cluster.NotALeader": [
    "database-unavailable",
    ({ place }) =>
      `Neo4j at ${place} is not the writer of its cluster. Use a neo4j:// address, which finds the writer.`,
  ],
};

function firstLine(error: Neo4jError): string {
  return (error.message.split("\n")[0] ?? "").replace(/\.$/, "");
}

function failure(code: ErrorCode, message: string, cause: Neo4jError): EntenteError {
  return new EntenteError(code, message, { details: { databaseCode: cause.code }, cause });
}
