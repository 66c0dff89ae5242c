import { EntenteError } from "../wire/entente-error.ts";
import type { Fault } from "../wire/problem.ts";
import type { QueryFault } from "../wire/saved-query.ts";

/** The error of a query that has faults; `errors` lists them by place. */
export function brokenQuery(what: string, faults: readonly QueryFault[]): EntenteError {
  const [first] = faults;
  const sentence =
    faults.length === 1 && first !== undefined
      ? `line ${first.line}, column ${first.column}: ${first.message}`
      : `it has ${faults.length} faults; errors lists them.`;
  const errors = faults
    .slice(0, 50)
    .map(({ line, column, length, found, message, remedy }): Fault => ({
      place: `line ${line}, column ${column}`,
      ...(found === "" ? {} : { value: found }),
      message,
      remedy,
      position: { line, column, length },
    }));
  return new EntenteError("broken-query", `${what}: ${sentence}`, { details: { errors } });
}
