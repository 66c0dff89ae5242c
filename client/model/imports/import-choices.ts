import type { TableMapping } from "../../../server/wire/table-mapping.ts";

/** How a chosen file is to be read, where it is not read as it says itself. */
export interface ImportChoices {
  /** null: as the file says itself. */
  readonly format: string | null;
  /** null: as the server found it. */
  readonly mapping: TableMapping | null;
  readonly foldsDays: boolean;
  /** Rejected rows after which the import ends. */
  readonly maxErrors: number;
  /** Country codes as typed, of which GDELT events are taken; "" for all. */
  readonly countries: string;
  /** Whether GDELT's roles without a country are left out. */
  readonly skipsGeneric: boolean;
  /** Day of the edges of a network that have none; "" for none. */
  readonly day: string;
}

export const INITIAL_CHOICES: ImportChoices = {
  format: null,
  mapping: null,
  foldsDays: false,
  maxErrors: 1000,
  countries: "",
  skipsGeneric: false,
  day: "",
};

/** Formats of events, of which several of a day can be one stance. */
const EVENT_FORMATS = [
  "gdelt",
  "icews",
  "icews-quads",
  "table",
  "interchange",
  "interchange-lines",
];
const NETWORK_FORMATS = ["gexf", "graphml", "cytoscape"];

/** Which choices a format has. */
export function choicesOf(format: string | null): {
  readonly countries: boolean;
  readonly day: boolean;
  readonly foldsDays: boolean;
} {
  return {
    countries: format === "gdelt",
    day: format !== null && NETWORK_FORMATS.includes(format),
    foldsDays: format !== null && EVENT_FORMATS.includes(format),
  };
}

/** The codes in what was typed, in lower case: "AZE, arm" is `["aze", "arm"]`. */
export function parseCountries(typed: string): readonly string[] {
  return typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== "");
}

/**
 * The query string that asks for a preview, and for the import itself.
 * @param format of the file, which decides what of the choices counts.
 */
export function choicesToParams(
  name: string,
  choices: ImportChoices,
  format: string | null,
): URLSearchParams {
  const params = new URLSearchParams({ name });
  const has = choicesOf(choices.format ?? format);
  if (choices.format !== null) params.set("format", choices.format);
  if (choices.mapping !== null) params.set("mapping", JSON.stringify(choices.mapping));
  if (has.day && choices.day !== "") params.append("set", `date=${choices.day}`);
  if (!has.countries) return params;
  for (const code of parseCountries(choices.countries)) params.append("countries", code);
  if (choices.skipsGeneric) params.set("generic", "skip");
  return params;
}

/** The same for the import, with what does not change its first rows. */
export function importParams(
  name: string,
  choices: ImportChoices,
  format: string | null,
): URLSearchParams {
  const params = choicesToParams(name, choices, format);
  const has = choicesOf(choices.format ?? format);
  if (has.foldsDays && choices.foldsDays) params.set("aggregate", "day");
  params.set("maxErrors", String(choices.maxErrors));
  return params;
}
