import { EntenteError } from "../wire/entente-error.ts";
import type { Fault } from "../wire/problem.ts";
import type { JsonPath } from "./json-walk.ts";

/** A fault of one item; the path starts at the item. */
export interface ItemFault {
  readonly path: JsonPath;
  /** The offending value; absent where something is missing. */
  readonly value?: unknown;
  readonly message: string;
  readonly remedy?: string;
}

const LISTED = 20;
const MAX_VALUE_CHARS = 80;

/** Counts every fault of a file and keeps the first 20 that were added. */
export class FaultList<Place> {
  readonly first: { readonly place: Place; readonly fault: ItemFault }[] = [];
  total = 0;

  add(place: Place, fault: ItemFault): void {
    this.total += 1;
    if (this.first.length < LISTED) this.first.push({ place, fault });
  }

  /**
   * The error that refuses the file, `invalid-file`; `details` holds `errors`, the first 20 faults,
   * and `total`.
   */
  toError(fileName: string, places: readonly string[]): EntenteError {
    const total = this.total.toLocaleString("en");
    const count = this.total === 1 ? "1 error" : `${total} errors`;
    const listed = this.total > LISTED ? `; the first ${LISTED} are listed` : "";
    const errors = this.first.map(({ fault }, index) => toFault(places[index] ?? "", fault));
    return new EntenteError(
      "invalid-file",
      `${fileName} has ${count}${listed}. Nothing was imported.`,
      { details: { errors, total: this.total } },
    );
  }
}

function toFault(place: string, fault: ItemFault): Fault {
  return {
    place,
    ...(fault.value === undefined ? {} : { value: valueText(fault.value) }),
    message: fault.message,
    ...(fault.remedy === undefined ? {} : { remedy: fault.remedy }),
  };
}

/** The value as JSON, cut to 80 characters. */
function valueText(value: unknown): string {
  const text = JSON.stringify(value);
  if (text.length <= MAX_VALUE_CHARS) return text;
  // A cut between the halves of a surrogate pair would leave a broken character.
  return `${text.slice(0, MAX_VALUE_CHARS - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
