import { z } from "zod";

/** What a column of a table may say about a stance. */
export const STANCE_FIELDS = [
  "id",
  "from",
  "to",
  "date",
  "polarity",
  "act",
  "issue",
  "source",
  "summary",
  "quote",
  "locator",
  "status",
  "via",
  "mentions",
  "tone",
] as const;

/** What a column may say about a tie. */
export const TIE_FIELDS = [
  "from",
  "to",
  "type",
  "role",
  "treaty",
  "alliance",
  "since",
  "until",
  "source",
] as const;

/** What further columns may say about the actors at both ends, and parts of a day. */
export const HELPER_FIELDS = [
  "fromKind",
  "fromCountry",
  "fromWikidata",
  "fromKey",
  "toKind",
  "toCountry",
  "toWikidata",
  "toKey",
  "year",
  "month",
  "day",
] as const;

export const MAPPING_FIELDS = [
  ...new Set([...STANCE_FIELDS, ...TIE_FIELDS, ...HELPER_FIELDS]),
] as const;
export type MappingField = (typeof MAPPING_FIELDS)[number];

/** By what the cells of an end or country name it. */
export const CODE_SYSTEMS = [
  "name",
  "iso2",
  "iso3",
  "cow",
  "gleditsch-ward",
  "fips",
  "cameo",
] as const;
export type CodeSystem = (typeof CODE_SYSTEMS)[number];

/** How days are written. `words` holds the name of a month: "26 e 27 de Janeiro". */
export const DATE_FORMATS = [
  "YYYY-MM-DD",
  "YYYY/MM/DD",
  "YYYYMMDD",
  "DD.MM.YYYY",
  "DD/MM/YYYY",
  "MM/DD/YYYY",
  "DD-MM-YYYY",
  "YYYY",
  "words",
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const FieldSchema = z.enum(MAPPING_FIELDS);
const codes = z.enum(CODE_SYSTEMS).optional();

/**
 * How the rows of a table, or the edges of a network, become stances or ties. It is kept as a JSON
 * file, `*.mapping.json`, and used again for the next file of the same kind.
 */
export const TableMappingSchema = z
  .strictObject({
    /** What a row is. */
    rows: z.enum(["stances", "ties"]).default("stances"),
    /** What `to` names. Default `actor`. */
    target: z.enum(["actor", "issue"]).default("actor"),
    /** The column for each field. */
    columns: z.partialRecord(FieldSchema, z.string().min(1)).default({}),
    /**
     * The value of a field without a column, or for rows in which its cell is empty. In it, `{name}`
     * stands for the cell of that column.
     */
    constants: z.partialRecord(FieldSchema, z.string()).default({}),
    /** Replacements for cells of a field; null leaves the row out. */
    values: z.partialRecord(FieldSchema, z.record(z.string(), z.string().nullable())).default({}),
    codes: z
      .strictObject({ from: codes, to: codes, via: codes, fromCountry: codes, toCountry: codes })
      .default({}),
    dates: z.enum(DATE_FORMATS).default("YYYY-MM-DD"),
    decimal: z.enum([".", ","]).default("."),
    /** BCP 47 tag of the language of months in words. */
    language: z
      .string()
      .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/)
      .default("en"),
    /** The number in the column of polarity that means 1; 10 for a Goldstein scale. */
    polarityMax: z.number().positive().default(1),
    /** Cells that say nothing, beside the empty one. */
    missing: z.array(z.string()).default(["NA", "N/A", "null"]),
    /** How the table is written. Default: as found in the file. */
    delimiter: z.string().length(1).optional(),
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]).optional(),
  })
  .meta({ id: "TableMapping" });
export type TableMapping = z.infer<typeof TableMappingSchema>;
