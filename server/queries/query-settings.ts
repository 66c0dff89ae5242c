import { EntenteError } from "../wire/entente-error.ts";
import { DEFAULT_QUERY_LIMITS, type QueryLimits } from "../wire/query-limits.ts";

const VARIABLES = {
  timeMs: "ENTENTE_QUERY_TIME_MS",
  rows: "ENTENTE_QUERY_ROWS",
  bytes: "ENTENTE_QUERY_BYTES",
} as const satisfies Record<keyof QueryLimits, string>;

/**
 * The limits of queries that the environment sets; those that it does not set are the default ones.
 * @throws EntenteError `invalid-setting`.
 */
export function parseQueryLimits(read: (name: string) => string | undefined): QueryLimits {
  const limit = (name: keyof QueryLimits): number => {
    const text = read(VARIABLES[name]);
    if (text === undefined) return DEFAULT_QUERY_LIMITS[name];
    const value = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : NaN;
    if (!Number.isNaN(value)) return value;
    throw new EntenteError(
      "invalid-setting",
      `${VARIABLES[name]}=${text.slice(0, 80)} is not a limit; write a whole number of at least 1, such as ${DEFAULT_QUERY_LIMITS[name]}.`,
    );
  };
  return { timeMs: limit("timeMs"), rows: limit("rows"), bytes: limit("bytes") };
}
