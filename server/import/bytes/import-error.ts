import { EntenteError } from "../../wire/entente-error.ts";

/** The error that refuses a file as a whole: what is wrong with it, and what to do. */
export function fileError(
  fileName: string,
  fault: string,
  remedy: string,
  cause?: unknown,
): EntenteError {
  return new EntenteError("invalid-file", `${fileName} ${fault}. ${remedy}`, { cause });
}

/** Ends a read whose signal was raised. @throws EntenteError `cancelled`. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new EntenteError("cancelled", "The import was cancelled.", { cause: signal.reason });
  }
}
