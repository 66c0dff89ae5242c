import type { RowBatch } from "../store/row-batch.ts";
import type { Problem } from "../wire/problem.ts";
import type { QueryEnd, QueryHead } from "../wire/query-result.ts";
import type { QueryRows } from "./run-query.ts";

/** Characters of a JSON document that are held back, so that an early error can still be told. */
const HELD_CHARACTERS = 64 * 1024;

/**
 * A result as NDJSON: the head, a line for each row, the end. The first chunk has the first rows and
 * comes with them; what fails before it is thrown, what fails after it is the last line.
 *
 * @param toProblem tells of an error that came midway.
 */
export async function* resultLines(
  result: QueryRows,
  toProblem: (error: unknown) => Problem,
): AsyncGenerator<string, void, undefined> {
  const head: QueryHead = { columns: [...result.columns] };
  let text = `${JSON.stringify(head)}\n`;
  let hasBegun = false;
  let end: QueryEnd;
  try {
    for await (const batch of result.batches()) {
      text += batch.lines();
      hasBegun = true;
      yield text;
      text = "";
    }
    end = { summary: result.summary() };
  } catch (error) {
    if (!hasBegun) throw error;
    end = { problem: toProblem(error) };
  }
  yield `${text}${JSON.stringify(end)}\n`;
}

/** A result as one JSON document. An error midway is thrown: half a document is none. */
export async function* resultDocument(result: QueryRows): AsyncGenerator<string, void, undefined> {
  let text = `{"columns":${JSON.stringify(result.columns)},"rows":[`;
  let separator = "\n";
  for await (const batch of result.batches()) {
    text += separator + listOf(batch);
    separator = ",\n";
    if (text.length < HELD_CHARACTERS) continue;
    yield text;
    text = "";
  }
  yield `${text}],\n"summary":${JSON.stringify(result.summary())}}\n`;
}

/** The rows as members of a JSON list, without its brackets. */
function listOf(batch: RowBatch): string {
  // JSON text has no line feed of its own, so each one ends a row.
  return batch.lines().slice(0, -1).replaceAll("\n", ",\n");
}
