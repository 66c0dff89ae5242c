import type { QueryRows } from "../queries/run-query.ts";
import { Reply } from "./reply.ts";

/** Tells how a result came about where its form has no place for that. */
const SUMMARY_HEADER = "Entente-Summary";
/** Characters that are held back so that a short result tells it before its first byte. */
const HELD_CHARACTERS = 64 * 1024;

const FILE_ENDINGS: Readonly<Record<string, string>> = {
  "text/csv": "csv",
  "application/gexf+xml": "gexf",
  "application/graphml+xml": "graphml",
};

/**
 * A result as a file, with its summary as JSON in the header `Entente-Summary`, or in a trailer of
 * that name where the result is too long to be waited for.
 */
export async function withSummary(
  result: QueryRows,
  chunks: AsyncGenerator<string, void, undefined>,
  { type, headers }: { readonly type: string; readonly headers: Readonly<Record<string, string>> },
): Promise<Reply> {
  const summary = (): string => JSON.stringify(result.summary());
  const options = {
    type: `${type}; charset=utf-8`,
    headers: { ...headers, "Content-Disposition": disposition(type) },
  };
  let held = "";
  while (held.length < HELD_CHARACTERS) {
    const next = await chunks.next();
    if (next.done === true) break;
    held += next.value;
  }
  async function* all(): AsyncGenerator<string, void, undefined> {
    yield held;
    yield* chunks;
  }
  if (!result.hasEnded)
    return new Reply(all(), { ...options, trailers: { [SUMMARY_HEADER]: summary } });
  return new Reply(all(), {
    ...options,
    headers: { ...options.headers, [SUMMARY_HEADER]: summary() },
  });
}

function disposition(type: string): string {
  return `attachment; filename="entente-result.${FILE_ENDINGS[type] ?? "txt"}"`;
}
