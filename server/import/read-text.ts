import { EntenteError } from "../wire/entente-error.ts";

/**
 * The bytes as text, piece by piece, without a byte order mark.
 * @throws EntenteError `invalid-file` for bytes that are not UTF-8.
 */
export async function* readText(
  bytes: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      const message = `${fileName} is not UTF-8 text. Save it as UTF-8 and import it again. Nothing was imported.`;
      throw new EntenteError("invalid-file", message, { cause });
    }
  };
  for await (const chunk of bytes) yield decode(chunk);
  yield decode();
}

/**
 * The lines of a text that comes in pieces, without their line ends (LF or CRLF).
 * @throws EntenteError `invalid-file` for a line of more than `maxChars` characters.
 */
export async function* readLines(
  pieces: AsyncIterable<string>,
  fileName: string,
  maxChars = 4_000_000,
): AsyncGenerator<string> {
  let rest = "";
  let line = 1;
  for await (const piece of pieces) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) {
      yield text.endsWith("\r") ? text.slice(0, -1) : text;
      line += 1;
    }
    if (rest.length > maxChars) {
      const limit = maxChars.toLocaleString("en");
      const message = `Line ${line} of ${fileName} has more than ${limit} characters. Write one object per line. Nothing was imported.`;
      throw new EntenteError("invalid-file", message, { details: { line } });
    }
  }
  if (rest !== "") yield rest;
}
