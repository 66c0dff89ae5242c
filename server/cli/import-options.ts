import { FORMATS } from "../import/formats.ts";
import { FORMAT_NAMES, type FormatName } from "../import/import-format.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { MAPPING_FIELDS, TableMappingSchema } from "../wire/table-mapping.ts";
import type { OptionSpec } from "./command.ts";
import { nearName, type ParsedOptions } from "./parse-options.ts";
import { readTextFile } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

/** Options that say how files are to be read. */
export const FORMAT_OPTIONS: readonly OptionSpec[] = [
  {
    name: "format",
    value: "NAME",
    text: `What the files are: ${FORMAT_NAMES.join(", ")}. Default: as each says itself`,
  },
  { name: "mapping", value: "FILE", text: "What the columns of a table are; docs/importing.md" },
  {
    name: "set",
    value: "FIELD=VALUE",
    repeats: true,
    text: "A field of every row that has nothing for it, such as date=2020-01-01",
  },
  {
    name: "countries",
    value: "LIST",
    text: "GDELT: only events of these countries, such as aze,arm",
  },
  {
    name: "generic",
    value: "skip",
    text: "GDELT: leave out actors that are a role without a country",
  },
];

/** @throws UsageError for a name that no format has. */
export function parseFormat(parsed: ParsedOptions): FormatName | null {
  const name = parsed.value("format");
  if (name === undefined) return null;
  const known = FORMAT_NAMES.find((each) => each === name);
  if (known !== undefined) return FORMATS[known].name;
  const near = nearName(name, FORMAT_NAMES);
  throw new UsageError(
    `--format ${JSON.stringify(name)} is not a format`,
    near === undefined ? `the formats are ${FORMAT_NAMES.join(", ")}` : `did you mean ${near}?`,
  );
}

/** The options of formats. @throws UsageError; EntenteError `invalid-file` for a mapping that is none. */
export async function parseFormatOptions(parsed: ParsedOptions): Promise<Record<string, unknown>> {
  const file = parsed.value("mapping");
  const constants = parsed.values("set").map(parseConstant);
  const countries = parsed.value("countries")?.toLowerCase().split(",");
  const generic = parsed.value("generic");
  return {
    ...(file === undefined ? {} : { mapping: await readMapping(file) }),
    ...(constants.length === 0 ? {} : { set: Object.fromEntries(constants) }),
    ...(countries === undefined ? {} : { countries: countries.map((code) => code.trim()) }),
    ...(generic === undefined ? {} : { generic }),
  };
}

function parseConstant(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  const field = text.slice(0, at);
  if (at > 0 && (MAPPING_FIELDS as readonly string[]).includes(field)) {
    return [field, text.slice(at + 1)];
  }
  throw new UsageError(
    `--set ${JSON.stringify(text)} sets no field`,
    `write FIELD=VALUE with one of ${MAPPING_FIELDS.join(", ")}`,
  );
}

async function readMapping(file: string): Promise<unknown> {
  const text = await readTextFile(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new EntenteError("invalid-file", `${file} is not JSON; a mapping is a JSON object.`, {
      cause,
    });
  }
  const parsed = TableMappingSchema.safeParse(value);
  if (parsed.success) return value;
  const [issue] = parsed.error.issues;
  throw new EntenteError(
    "invalid-file",
    `${file} is not a mapping: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}. docs/importing.md has its keys.`,
    { cause: parsed.error },
  );
}
