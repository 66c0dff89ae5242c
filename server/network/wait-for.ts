import { setTimeout as sleep } from "node:timers/promises";
import { EntenteError } from "../wire/entente-error.ts";

export interface WaitLimits {
  /** Milliseconds. */
  readonly mostMs: number;
  readonly signal?: AbortSignal | undefined;
  /** What to fail with after that time. */
  readonly late: () => EntenteError;
}

/**
 * What a promise resolves to, which goes on whether or not anybody waits for it.
 * @throws EntenteError `late`'s after so long, `cancelled` once the signal is aborted.
 */
export async function waitFor<T>(
  promise: Promise<T>,
  { mostMs, signal, late }: WaitLimits,
): Promise<T> {
  const done = new AbortController();
  const over = AbortSignal.any([done.signal, ...(signal === undefined ? [] : [signal])]);
  try {
    const first = await Promise.race([
      promise.then((value) => ({ value })),
      sleep(mostMs, null, { signal: over, ref: false }),
    ]);
    if (first === null) throw late();
    return first.value;
  } catch (cause) {
    if (signal?.aborted !== true) throw cause;
    throw new EntenteError("cancelled", "The answer was cancelled while it was waited for.", {
      cause,
    });
  } finally {
    done.abort();
  }
}
