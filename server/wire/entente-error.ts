import type { ErrorCode } from "./error-code.ts";

/** What a machine may want to know beyond the sentence: a position, a limit, a list of faults. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * The one error class of the program. Its message is a sentence for a person: what failed, with
 * which value, and what to do about it. It never holds a credential or a stack trace.
 */
export class EntenteError extends Error {
  override readonly name = "EntenteError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: ErrorDetails; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}
