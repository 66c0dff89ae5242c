import { z } from "zod";
import { FORMAT_NAMES } from "../import/import-format.ts";
import { CountryCodeSchema } from "../wire/actor.ts";
import { MAPPING_FIELDS, TableMappingSchema, type TableMapping } from "../wire/table-mapping.ts";
import { invalidRequest, issuesToFaults } from "./request-faults.ts";

/** Parameters that say what a file is and how it is read. */
export const HOW_QUERY = {
  name: z.string().min(1).max(200).describe("Name of the file."),
  format: z.enum(FORMAT_NAMES).optional().describe("Default: as the file says itself."),
  mapping: z
    .string()
    .max(20_000)
    .optional()
    .describe("What the columns of a table are: a mapping as JSON."),
  set: z
    .array(
      z.string().regex(new RegExp(`^(?:${MAPPING_FIELDS.join("|")})=.`), {
        message:
          "sets no field; write FIELD=VALUE with a field of mappings, such as date=2020-01-31",
      }),
    )
    .max(20)
    .optional()
    .describe("`FIELD=VALUE`, for rows of tables and networks that have nothing for that field."),
  countries: z
    .array(CountryCodeSchema)
    .max(50)
    .optional()
    .describe("Of GDELT, only events of these countries."),
  generic: z
    .enum(["skip"])
    .optional()
    .describe("Of GDELT, leaves out actors that are a role without a country."),
};

type How = Pick<
  z.output<z.ZodObject<typeof HOW_QUERY>>,
  "mapping" | "set" | "countries" | "generic"
>;

/** The options of formats that a request asks for. @throws EntenteError `invalid-request` for what is no mapping. */
export function formatOptions({ mapping, set, countries, generic }: How): Record<string, unknown> {
  return {
    ...(mapping === undefined ? {} : { mapping: parseMapping(mapping) }),
    ...(set === undefined ? {} : { set: Object.fromEntries(set.map(splitConstant)) }),
    ...(countries === undefined ? {} : { countries }),
    ...(generic === undefined ? {} : { generic }),
  };
}

function splitConstant(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
}

function parseMapping(text: string): TableMapping {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // The schema refuses null by name.
  }
  const parsed = TableMappingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidRequest(
    issuesToFaults(parsed.error.issues, value).map((fault) => ({
      ...fault,
      place: fault.place === "" ? "mapping" : `mapping.${fault.place}`,
    })),
  );
}
