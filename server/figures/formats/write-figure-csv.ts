import { csvRecord } from "../../export/write-csv.ts";
import type { FigurePayload } from "../../wire/figure-payload.ts";

const COLUMNS = [
  "stance",
  "date",
  "from",
  "from_name",
  "to",
  "to_name",
  "via",
  "issue",
  "polarity",
  "act",
  "act_label",
  "goldstein",
  "status",
  "summary",
  "quote",
  "locator",
  "mentions",
  "source",
  "source_title",
  "source_publisher",
  "source_published",
  "source_url",
] as const;

/** The stances behind a figure as CSV, one a record, with their sources. */
export function* writeFigureCsv(payload: FigurePayload): Generator<string, void, undefined> {
  const names = new Map(
    [...payload.network.nodes, ...payload.voices].map(({ id, name }) => [id, name]),
  );
  const sources = new Map(payload.sources.map((source) => [source.id, source]));
  yield csvRecord(COLUMNS);
  for (const stance of payload.stances) {
    const source = sources.get(stance.source);
    yield csvRecord([
      stance.id,
      stance.date,
      stance.from,
      names.get(stance.from) ?? null,
      stance.to,
      names.get(stance.to) ?? null,
      stance.via ?? null,
      stance.issue?.id ?? null,
      stance.polarity,
      stance.act,
      stance.actLabel,
      stance.goldstein,
      stance.status,
      stance.summary,
      stance.quote ?? null,
      stance.locator,
      stance.mentions,
      stance.source,
      source?.title ?? null,
      source?.publisher ?? null,
      source?.published ?? null,
      source?.url ?? null,
    ]);
  }
}
