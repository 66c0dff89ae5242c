import {
  HELPER_FIELDS,
  STANCE_FIELDS,
  TableMappingSchema,
  TIE_FIELDS,
  type MappingField,
  type TableMapping,
} from "../../../server/wire/table-mapping.ts";

/** What a field says, as the page words it. */
export const FIELD_WORDS: Readonly<Record<MappingField, string>> = {
  id: "Id of the row",
  from: "Who",
  to: "About whom or what",
  date: "Day",
  polarity: "For or against (polarity)",
  act: "Act (CAMEO code)",
  issue: "Issue",
  source: "Source or its address",
  summary: "Summary",
  quote: "Quote",
  locator: "Place in the source",
  status: "Status",
  via: "Said through",
  mentions: "Number of mentions",
  tone: "Tone",
  type: "Type of the tie",
  role: "Role",
  treaty: "Treaty",
  alliance: "Kind of alliance",
  since: "Since",
  until: "Until",
  fromKind: "Who: kind of actor",
  fromCountry: "Who: country",
  fromWikidata: "Who: Wikidata item",
  fromKey: "Who: key that tells namesakes apart",
  toKind: "About whom: kind of actor",
  toCountry: "About whom: country",
  toWikidata: "About whom: Wikidata item",
  toKey: "About whom: key that tells namesakes apart",
  year: "Year",
  month: "Month",
  day: "Day of the month",
};

/** The fields that rows of this kind have, the important ones first. */
export function fieldsFor(mapping: TableMapping): readonly MappingField[] {
  const order: readonly MappingField[] = ["from", "to", "date", "polarity", "act", "issue"];
  const own: readonly MappingField[] = mapping.rows === "ties" ? TIE_FIELDS : STANCE_FIELDS;
  const first = order.filter((field) => own.includes(field));
  const parts = mapping.rows === "ties" ? [] : (["year", "month", "day"] as const);
  const ends = HELPER_FIELDS.filter((field) => /^(?:from|to)/.test(field));
  const id: readonly MappingField[] = own.includes("id") ? ["id"] : [];
  const rest = own.filter((field) => !first.includes(field) && field !== "id");
  return [...first, ...rest, ...parts, ...ends, ...id];
}

/** What a column is, most of the time one field. */
export function fieldsOf(mapping: TableMapping, column: string): readonly MappingField[] {
  return fieldEntries(mapping.columns)
    .filter(([, each]) => each === column)
    .map(([field]) => field);
}

/** The mapping in which the column is this field, instead of what it was and of the column that was it. */
export function withColumn(
  mapping: TableMapping,
  column: string,
  field: MappingField | null,
): TableMapping {
  const [before] = fieldsOf(mapping, column);
  const rest = before === undefined ? mapping.columns : without(mapping.columns, before);
  if (field === null) return { ...mapping, columns: rest };
  // What a column says counts; the constant was there because no column said it.
  const constants = without(mapping.constants, field);
  return { ...mapping, columns: { ...rest, [field]: column }, constants };
}

/** The mapping in which rows that have nothing for the field have this; null takes the field out. */
export function withConstant(
  mapping: TableMapping,
  field: MappingField,
  value: string | null,
): TableMapping {
  const rest = without(mapping.constants, field);
  return { ...mapping, constants: value === null ? rest : { ...rest, [field]: value } };
}

/** The mapping in which a cell of a field is read as another; null leaves its rows out, undefined takes the rule out. */
export function withReplacement(
  mapping: TableMapping,
  { field, cell }: { readonly field: MappingField; readonly cell: string },
  becomes: string | null | undefined,
): TableMapping {
  const rest = without(mapping.values[field] ?? {}, cell);
  const cells = becomes === undefined ? rest : { ...rest, [cell]: becomes };
  const others = without(mapping.values, field);
  const isEmpty = Object.keys(cells).length === 0;
  return { ...mapping, values: isEmpty ? others : { ...others, [field]: cells } };
}

function without<Part extends object>(part: Part, key: string): Part {
  return Object.fromEntries(Object.entries(part).filter(([each]) => each !== key)) as Part;
}

/** The entries of a part of a mapping, whose keys are fields. */
export function fieldEntries<T>(
  part: Readonly<Partial<Record<MappingField, T>>>,
): readonly (readonly [MappingField, T])[] {
  return Object.entries(part) as unknown as readonly (readonly [MappingField, T])[];
}

/** The mapping in the text of a file, or why it is none. */
export function parseMappingFile(
  text: string,
):
  | { readonly ok: true; readonly mapping: TableMapping }
  | { readonly ok: false; readonly reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: "it is not JSON" };
  }
  const parsed = TableMappingSchema.safeParse(value);
  if (parsed.success) return { ok: true, mapping: parsed.data };
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") ?? "";
  return { ok: false, reason: `${place === "" ? "it" : place}: ${issue?.message ?? "is wrong"}` };
}

/** The text of a mapping file, which `entente import --mapping` reads too. */
export function mappingFileText(mapping: TableMapping): string {
  return `${JSON.stringify(mapping, undefined, 2)}\n`;
}

/** The columns that a mapping names and a table does not have. */
export function absentColumns(
  mapping: TableMapping,
  columns: readonly string[],
): readonly string[] {
  const named = fieldEntries(mapping.columns).map(([, column]) => column);
  return [...new Set(named)].filter((column) => !columns.includes(column));
}
