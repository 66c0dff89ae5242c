import { fileError } from "../../bytes/import-error.ts";
import type { FileSample } from "../../file-sample.ts";
import type { ReadInput } from "../../import-format.ts";
import { lineAndColumn, linesOfPaths } from "../../json-place.ts";
import { walkJson } from "../../json-walk.ts";
import { isRecord } from "../../graph-sections.ts";
import { readText } from "../../read-text.ts";
import type { TableRow } from "../../read-table.ts";

const MAX_CHARS = 200_000_000;

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
  const text = await readWhole(input);
  const fault = walkJson(text);
  if (fault !== null) {
    const { line, column } = lineAndColumn(text, fault.offset);
    throw fileError(
      input.name,
      `is not JSON at line ${line}, column ${column}: ${fault.message}`,
      `Correct it: ${fault.remedy}.`,
    );
  }
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list))
    throw fileError(input.name, "is not a list of objects", "Write one in [ ].");
  const lines = linesOfPaths(
    text,
    list.map((_, index) => [index]),
  );
  return list.map((entry: unknown, index) => {
    const values = isRecord(entry) ? entry : {};
    return {
      at: { line: lines[index] ?? 1, offset: 0 },
      raw: JSON.stringify(entry),
      cell: (column: string) => cellText(values[column]),
    };
  });
}

async function readWhole(input: ReadInput): Promise<string> {
  const pieces: string[] = [];
  let chars = 0;
  for await (const piece of readText(input.bytes, input.name)) {
    pieces.push(piece);
    chars += piece.length;
    if (chars > MAX_CHARS) {
      const limit = MAX_CHARS.toLocaleString("en");
      throw fileError(input.name, `has more than ${limit} characters`, "Save it as CSV.");
    }
  }
  return pieces.join("");
}

/** A value of JSON as the cell of a table. */
export function cellText(value: unknown): string {
  if (Array.isArray(value)) return value.map(cellText).join("; ");
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
