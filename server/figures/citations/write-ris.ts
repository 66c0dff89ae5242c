import type { CitationItem } from "./citation-items.ts";

/** Reference types of the RIS specification. */
const TYPES = {
  graphic: "FIGURE",
  "article-newspaper": "NEWS",
  dataset: "DATA",
  treaty: "LEGAL",
  speech: "GEN",
} as const satisfies Record<CitationItem["type"], string>;

/** The items as RIS: one tag on a line, lines end in CR LF. No text has a line break of its own. */
export function writeRis(items: readonly CitationItem[]): string {
  return items.map((item) => record(item).join("\r\n")).join("\r\n\r\n") + "\r\n";
}

function record(item: CitationItem): readonly string[] {
  const [year, month, day] = item.issued?.["date-parts"][0] ?? [];
  const two = (number: number | undefined): string =>
    number === undefined ? "" : String(number).padStart(2, "0");
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["TY", TYPES[item.type]],
    ["ID", item.id],
    ["TI", item.title],
    ["T2", item["container-title"]],
    ["PB", item.publisher],
    ["PY", year === undefined ? undefined : String(year).padStart(4, "0")],
    [
      "DA",
      year === undefined
        ? undefined
        : `${String(year).padStart(4, "0")}/${two(month)}/${two(day)}/`,
    ],
    ["UR", item.URL],
    ["L2", item.archive_location],
    ["LA", item.language],
    ["N1", item.note],
    ["ER", ""],
  ];
  return fields.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/gu, " ")}`],
  );
}
