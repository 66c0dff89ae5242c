import { EntenteError } from "../wire/entente-error.ts";
import {
  QueryEndSchema,
  QueryHeadSchema,
  type QueryEnd,
  type QuerySummary,
} from "../wire/query-result.ts";

/** A line of a result with its text: the columns, a row, or how it ended. */
export type ResultLine =
  | { readonly kind: "head"; readonly text: string; readonly columns: readonly string[] }
  | { readonly kind: "row"; readonly text: string }
  | { readonly kind: "end"; readonly text: string; readonly end: QueryEnd };

/**
 * The lines of a result that comes as NDJSON in pieces.
 * @throws EntenteError `unreachable` where it has no end.
 */
export async function* readResultLines(
  chunks: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<ResultLine, void, undefined> {
  let hasEnded = false;
  for await (const text of splitLines(chunks)) {
    // Rows are the many, so they are told from the others by their first character.
    if (text.startsWith("[")) {
      yield { kind: "row", text };
      continue;
    }
    const value: unknown = JSON.parse(text);
    const head = QueryHeadSchema.safeParse(value);
    if (head.success) yield { kind: "head", text, columns: head.data.columns };
    else {
      hasEnded = true;
      yield { kind: "end", text, end: QueryEndSchema.parse(value) };
    }
  }
  if (hasEnded) return;
  throw new EntenteError(
    "unreachable",
    "The result broke off before its end; ask again, and look whether the server still runs.",
  );
}

/** How the result came about. @throws EntenteError the problem that broke it midway. */
export function summaryOf(end: QueryEnd): QuerySummary {
  if ("summary" in end) return end.summary;
  throw new EntenteError(end.problem.code, end.problem.detail);
}

/** Lines parted by line feeds alone: JSON may hold other characters that end lines elsewhere. */
async function* splitLines(
  chunks: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    rest += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}
