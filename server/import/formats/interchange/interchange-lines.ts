import { z } from "zod";
import { throwIfAborted } from "../../bytes/import-error.ts";
import { splitRows, type RawRow } from "../../bytes/split-rows.ts";
import { withoutMark } from "../../bytes/text-encoding.ts";
import { checkItem } from "../../check-item.ts";
import { defineFormat } from "../../define-format.ts";
import { GraphIndex } from "../../graph-index.ts";
import type { ImportRecord, ReadInput } from "../../import-format.ts";
import { sampleInput } from "../../read-rows.ts";
import { parseItemLine } from "../../read-interchange-lines.ts";
import { rejectRow } from "../../row-records.ts";
import { faultRecord, itemRecord } from "./item-records.ts";

const MAX_LINE_BYTES = 4_000_000;

/**
 * Entente's own items as JSON Lines: each line an object with the one key `actor`, `issue`, `source`,
 * `stance` or `tie`. Unlike `readInterchangeLines`, which refuses a file with any fault, a faulty line
 * is rejected, with every later line that names its item. Memory grows with the ids.
 */
export const INTERCHANGE_LINES = defineFormat({
  name: "interchange-lines",
  title: "Entente JSON Lines",
  options: z.strictObject({}),
  detect({ lines }) {
    const first = lines.find((line) => line.trim() !== "") ?? "";
    return /^\s*\{\s*"(?:actor|issue|source|stance|tie)"\s*:\s*\{/.test(first)
      ? {
          confidence: 0.98,
          reason: "lines that are JSON objects, each of an actor, stance or so on",
        }
      : null;
  },
  read: readLines,
});

async function* readLines(given: ReadInput): AsyncGenerator<ImportRecord> {
  const { sample, input } = await sampleInput(given);
  const index = new GraphIndex();
  const shape = { maxRowBytes: MAX_LINE_BYTES, offset: sample.encoding.markBytes };
  for await (const batch of splitRows(withoutMark(input.bytes, sample.encoding), shape)) {
    throwIfAborted(input.signal);
    for (const row of batch) {
      const record = readLine(row, index);
      if (record !== null) yield record;
    }
  }
}

function readLine({ at, bytes, fault }: RawRow, index: GraphIndex): ImportRecord | null {
  const text = bytes.toString("utf8");
  if (fault !== null) return rejectRow(at, text, { column: "", value: "", ...fault });
  if (text.trim() === "") return null;
  const parsed = parseItemLine(text);
  if ("fault" in parsed) {
    const { message, remedy } = parsed.fault;
    const column = parsed.column === null ? "" : String(parsed.column);
    return rejectRow(at, text, {
      column,
      value: "",
      reason: message,
      remedy: remedy ?? "correct it",
    });
  }
  const { kind, raw } = parsed;
  const { item, faults } = checkItem(kind, raw, index);
  const wrong = faults[0] ?? (item === null ? null : index.add(kind, raw));
  return item !== null && wrong === null
    ? itemRecord(at, item)
    : faultRecord(at, text, kind, wrong);
}
