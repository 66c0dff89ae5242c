import { csvRecord } from "../export/write-csv.ts";
import type { Comparison } from "../wire/comparison.ts";

const COLUMNS = [
  "from",
  "fromName",
  "to",
  "toName",
  "change",
  "beforeStances",
  "beforePolarity",
  "afterStances",
  "afterPolarity",
  "shift",
  "sentence",
] as const;

/** The listed dyads of a comparison as CSV, a line of column names first. Absent values are empty. */
export function comparisonCsv({ dyads, nodes }: Pick<Comparison, "dyads" | "nodes">): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const lines = dyads.map(({ from, to, change, before, after, shift, sentence }) =>
    csvRecord([
      from,
      names.get(from) ?? from,
      to,
      names.get(to) ?? to,
      change,
      before?.n ?? null,
      before?.polarity ?? null,
      after?.n ?? null,
      after?.polarity ?? null,
      shift,
      sentence,
    ]),
  );
  return [csvRecord(COLUMNS), ...lines].join("");
}
