/** Fields of a made-up GDELT event that a test cares about. */
export interface GdeltEvent {
  readonly id?: string;
  readonly day?: string;
  readonly from?: string;
  readonly fromName?: string;
  readonly to?: string;
  readonly toName?: string;
  readonly code?: string;
  readonly goldstein?: string;
  readonly mentions?: string;
  readonly tone?: string;
  readonly place?: string;
  readonly country?: string;
  readonly url?: string;
}

/** A row of GDELT events in the layout of 57, 58 or 61 columns. */
export function gdeltRow(event: GdeltEvent = {}, width: 57 | 58 | 61 = 61): string {
  return gdeltCells(event, width).join("\t");
}

export function gdeltCells(event: GdeltEvent = {}, width: 57 | 58 | 61 = 61): string[] {
  const cells = Array.from({ length: width }, () => "");
  const [placeName, placeCountry] = width === 61 ? [52, 53] : [50, 51];
  const values: readonly (readonly [number, string])[] = [
    [0, event.id ?? "100"],
    [1, event.day ?? "20201022"],
    [5, event.from ?? "AZEGOV"],
    [6, event.fromName ?? "PRESIDENT"],
    [15, event.to ?? "ARM"],
    [16, event.toName ?? "ARMENIA"],
    [26, event.code ?? "111"],
    [30, event.goldstein ?? "-2.0"],
    [31, event.mentions ?? "4"],
    [34, event.tone ?? "-3.25"],
    [placeName, event.place ?? "Baku, Baki, Azerbaijan"],
    [placeCountry, event.country ?? "AJ"],
    [width === 61 ? 59 : 56, "20201022"],
    ...(width === 57
      ? []
      : [[width - 1, event.url ?? "https://example.org/talks-in-baku.html"] as const]),
  ];
  for (const [index, value] of values) cells[index] = value;
  return cells;
}

/** The names of the columns that GDELT gives, for files with a header. */
export const GDELT_HEADER: readonly string[] = [
  ...["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"],
  ...["1", "2"].flatMap((n) =>
    [
      ...["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"],
      ...["Religion2Code", "Type1Code", "Type2Code", "Type3Code"],
    ].map((name) => `Actor${n}${name}`),
  ),
  ...["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"],
  ...["GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"],
  ...["Actor1Geo", "Actor2Geo", "ActionGeo"].flatMap((geo) =>
    ["Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID"].map(
      (name) => `${geo}_${name}`,
    ),
  ),
  ...["DATEADDED", "SOURCEURL"],
];
