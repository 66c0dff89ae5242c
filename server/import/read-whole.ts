import { fileError } from "./bytes/import-error.ts";
import type { ReadInput } from "./import-format.ts";
import { lineAndColumn } from "./json-place.ts";
import { walkJson } from "./json-walk.ts";
import { readText } from "./read-text.ts";

const MAX_CHARS = 200_000_000;

/** The whole text of a file whose format cannot be read piece by piece. @throws EntenteError `invalid-file` */
export async function readWholeText(input: ReadInput): Promise<string> {
  const pieces: string[] = [];
  let chars = 0;
  for await (const piece of readText(input.bytes, input.name)) {
    pieces.push(piece);
    chars += piece.length;
    if (chars > MAX_CHARS) {
      const limit = MAX_CHARS.toLocaleString("en");
      throw fileError(
        input.name,
        `has more than ${limit} characters, too many for one JSON document`,
        "Write it as JSON Lines or CSV. Nothing was imported.",
      );
    }
  }
  return pieces.join("");
}

/** The value of a JSON text. @throws EntenteError `invalid-file` with line and column of the fault. */
export function parseJson(text: string, fileName: string): unknown {
  const fault = walkJson(text);
  if (fault === null) return JSON.parse(text);
  const { line, column } = lineAndColumn(text, fault.offset);
  throw fileError(
    fileName,
    `is not JSON at line ${line}, column ${column}: ${fault.message}`,
    `Correct it: ${fault.remedy}. Nothing was imported.`,
  );
}
