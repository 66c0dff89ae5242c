import type { MappingField } from "../../../wire/table-mapping.ts";

/** Headers under which people keep each field, in plain letters; the first that a table has is taken. */
const HEADERS: readonly (readonly [MappingField, string])[] = [
  [
    "from",
    "from source1 actor1 actor1name speaker sender subject initiator side1 state1 country1 statename1 ccode1 node1 von de a",
  ],
  [
    "to",
    "to target recipient receiver object addressee side2 actor2 actor2name state2 country2 statename2 ccode2 node2 an nach vers b",
  ],
  ["date", "date day eventdate datum fecha data when time timestamp jour giorno dia"],
  [
    "polarity",
    "polarity sign stance position sentiment attitude haltung polarite polaridad value1",
  ],
  ["act", "act cameo cameocode eventcode code acttype"],
  ["issue", "issue topic subjectmatter thema sujet tema about"],
  ["source", "sourceurl url link reference quelle article citation document"],
  ["summary", "summary description text note notes comment zusammenfassung resume"],
  ["quote", "quote quotation zitat citationtext verbatim"],
  ["locator", "locator page paragraph sentence row seite"],
  ["status", "status"],
  ["via", "via spokesperson through"],
  ["mentions", "mentions nummentions count weight value n"],
  ["tone", "tone avgtone"],
  ["id", "id eventid rowid key"],
  ["type", "type tie relation relationship"],
  ["role", "role position office title"],
  ["treaty", "treaty agreement"],
  ["alliance", "alliance alliancetype"],
  ["since", "since start startdate begin from1"],
  ["until", "until end enddate"],
  ["fromKind", "fromkind kind1 actor1kind sourcekind"],
  ["toKind", "tokind kind2 actor2kind targetkind"],
  ["fromCountry", "fromcountry actor1country"],
  ["toCountry", "tocountry actor2country"],
  ["fromWikidata", "fromwikidata"],
  ["toWikidata", "towikidata"],
  ["year", "year jahr annee ano"],
  ["month", "month monat mois mes"],
  ["day", "dayofmonth"],
];

/**
 * The column for each field, by its header. `source` beside `target` is an end, as in lists of edges;
 * elsewhere it is where the row is documented.
 */
export function guessColumns(columns: readonly string[]): Partial<Record<MappingField, string>> {
  const byHeader = new Map(columns.map((column) => [plain(column), column]));
  const found: Partial<Record<MappingField, string>> = {};
  const taken = new Set<string>();
  const take = (field: MappingField, column: string | undefined): void => {
    if (column === undefined || column === "" || taken.has(column) || found[field] !== undefined)
      return;
    found[field] = column;
    taken.add(column);
  };
  if (byHeader.has("target") && !byHeader.has("from")) {
    take("from", byHeader.get("source"));
    take("to", byHeader.get("target"));
  }
  take("source", byHeader.get("source"));
  for (const [field, headers] of HEADERS) {
    const header = headers
      .split(" ")
      .find((name) => byHeader.has(name) && !taken.has(byHeader.get(name) ?? ""));
    if (header !== undefined) take(field, byHeader.get(header));
  }
  return found;
}

function plain(header: string): string {
  return header
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
