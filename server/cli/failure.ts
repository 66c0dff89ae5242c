import type { ErrorCode } from "../wire/error-code.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { FaultSchema, type Fault } from "../wire/problem.ts";
import type { ExitCode } from "./command.ts";
import { UsageError } from "./usage-error.ts";

/** Codes of what whoever wrote the command can put right in the command itself. */
const USAGE_CODES: readonly ErrorCode[] = [
  "invalid-setting",
  "invalid-request",
  "invalid-query",
  "forbidden-query",
  "unsupported-query",
  "broken-query",
  "not-a-graph",
  "not-found",
  "already-exists",
  "read-only",
];
/** Most faults of one error that are told. */
const MAX_FAULTS = 20;

/** An error that can be told in a sentence, also one of a file; undefined for any other. */
export function toKnownError(error: unknown): EntenteError | UsageError | undefined {
  if (error instanceof EntenteError || error instanceof UsageError) return error;
  const isOfFile = error instanceof Error && "syscall" in error && "path" in error;
  if (!isOfFile) return undefined;
  return new EntenteError(
    "invalid-file",
    `${String(error.path)} cannot be used (${error.message}); check its name and rights.`,
    { cause: error },
  );
}

/** With which code the process ends because of an error. */
export function exitCodeOf(error: EntenteError | UsageError): ExitCode {
  if (error instanceof UsageError) return 2;
  return USAGE_CODES.includes(error.code) ? 2 : 3;
}

/** An error for people: what failed and what to do, then each fault on a line of its own. */
export function toMessage(error: EntenteError | UsageError): string {
  if (error instanceof UsageError) {
    return `entente: ${error.message}; ${error.remedy}${error.remedy.endsWith("?") ? "" : "."}`;
  }
  const faults = faultsOf(error);
  if (faults.length < 2) return `entente: ${error.message}`;
  const lines = faults.slice(0, MAX_FAULTS).map(({ place, message, remedy }) => {
    return `  ${place}: ${message}${remedy === undefined ? "" : `; ${remedy}`}`;
  });
  const more = faults.length - lines.length;
  if (more > 0) lines.push(`  … and ${more} more`);
  return [`entente: ${error.message}`, ...lines].join("\n");
}

/** An error for machines: one line of JSON. */
export function toProblemLine(error: EntenteError | UsageError): string {
  if (error instanceof UsageError) {
    const detail = `${error.message}; ${error.remedy}.`;
    return JSON.stringify({ problem: { code: "invalid-request", detail } });
  }
  const errors = faultsOf(error);
  const problem = { code: error.code, detail: error.message };
  return JSON.stringify({ problem: errors.length === 0 ? problem : { ...problem, errors } });
}

function faultsOf({ details }: EntenteError): readonly Fault[] {
  const faults = FaultSchema.array().safeParse(details["errors"]);
  return faults.success ? faults.data : [];
}
