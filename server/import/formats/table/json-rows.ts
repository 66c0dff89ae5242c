import { fileError } from "../../bytes/import-error.ts";
import type { FileSample } from "../../file-sample.ts";
import type { ReadInput } from "../../import-format.ts";
import { lineIndex } from "../../json-lines.ts";
import { isRecord } from "../../graph-sections.ts";
import type { TableRow } from "../../read-table.ts";
import { parseJson, readWholeText } from "../../read-whole.ts";

/** Whether the text begins as a JSON list of objects does. */
export function isJsonList(sample: FileSample): boolean {
  return /^\s*\[\s*\{/.test(sample.text);
}

/**
 * The objects of a JSON list as rows of a table: keys are columns, lists inside are joined with "; ",
 * other values are text. The whole file is read into memory.
 * @throws EntenteError `invalid-file` for what is not a JSON list of objects, or is too long.
 */
export async function readJsonRows(input: ReadInput): Promise<TableRow[]> {
  const text = await readWholeText(input);
  const list = parseJson(text, input.name);
  if (!Array.isArray(list))
    throw fileError(input.name, "is not a list of objects", "Write one in [ ].");
  const lines = lineIndex(text, (path) => path.length === 1);
  return list.map((entry: unknown, index) => {
    const values = isRecord(entry) ? entry : {};
    return {
      at: { line: lines.get(String(index)) ?? 1, offset: 0 },
      raw: JSON.stringify(entry),
      cell: (column: string) => cellText(values[column]),
    };
  });
}

/** A value of JSON as the cell of a table. */
export function cellText(value: unknown): string {
  if (Array.isArray(value)) return value.map(cellText).join("; ");
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
