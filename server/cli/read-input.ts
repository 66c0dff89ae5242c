import { readFile } from "node:fs/promises";
import { EntenteError } from "../wire/entente-error.ts";
import { MAX_QUERY_CHARS } from "../wire/saved-query.ts";
import type { CommandContext } from "./command.ts";
import { UsageError } from "./usage-error.ts";

/** How standard input is named in messages. */
export const STANDARD_INPUT = "<stdin>";

/**
 * All of standard input as text.
 * @throws UsageError on a terminal, where nobody would know what is waited for; EntenteError
 *   `invalid-file` for more than a query may have.
 */
export async function readStandardInput({ input }: CommandContext): Promise<string> {
  if (input.isTTY === true) {
    throw new UsageError(
      "there is nothing on standard input",
      "pipe a text into the command, such as: entente query run - < query.cypher",
    );
  }
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of input) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_QUERY_CHARS) throw tooLong(STANDARD_INPUT);
  }
  return text + decoder.decode();
}

/** A file as text. @throws EntenteError `invalid-file` where it cannot be read. */
export async function readTextFile(file: string): Promise<string> {
  return (await readBytes(file)).toString("utf8");
}

/** A file as bytes. @throws EntenteError `invalid-file` where it cannot be read. */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EntenteError(
      "invalid-file",
      `${file} cannot be read (${reason}); check its name and rights.`,
      { cause },
    );
  }
}

function tooLong(name: string): EntenteError {
  return new EntenteError(
    "invalid-file",
    `${name} has more than ${MAX_QUERY_CHARS.toLocaleString("en")} characters, which no query may have; split it.`,
  );
}
