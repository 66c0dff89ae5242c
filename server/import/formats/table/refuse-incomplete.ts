import { EntenteError } from "../../../wire/entente-error.ts";
import type { MappingField } from "../../../wire/table-mapping.ts";

/**
 * Refuses a mapping that has nothing for some fields.
 * @throws EntenteError `invalid-request` that names the fields.
 */
export function refuseIncomplete(fileName: string, missing: readonly MappingField[]): void {
  if (missing.length === 0) return;
  const names = missing.map((field) => FIELD_WORDS[field] ?? field);
  throw new EntenteError(
    "invalid-request",
    `Nothing says ${names.join(", or ")} in ${fileName}. Name a column for it in the mapping, or a constant, such as "date": "2020-10-22". Nothing was imported.`,
    { details: { missing } },
  );
}

const FIELD_WORDS: Partial<Record<MappingField, string>> = {
  from: "whose stance a row is",
  to: "about whom or what it is",
  date: "of which day it is",
  polarity: "whether it is for or against",
  type: "what tie it is",
};
