import type { FigurePayload } from "../../wire/figure-payload.ts";
import type { Source } from "../../wire/source.ts";
import { plainText } from "../drawing/plain-text.ts";

/** What of CSL-JSON a figure uses. Source: citationstyles.org, CSL 1.0.2, appendix III and IV. */
export interface CitationItem {
  readonly id: string;
  readonly type: "graphic" | "article-newspaper" | "dataset" | "treaty" | "speech";
  readonly title: string;
  readonly "container-title"?: string;
  readonly publisher?: string;
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly URL?: string;
  readonly archive_location?: string;
  readonly language?: string;
  readonly version?: string;
  readonly note?: string;
}

const TYPES = {
  article: "article-newspaper",
  dataset: "dataset",
  treaty: "treaty",
  transcript: "speech",
} as const satisfies Record<Source["kind"], CitationItem["type"]>;

/** Where a figure is found. */
export interface FigureAddress {
  readonly id: string;
  /** Web address of its page. */
  readonly url: string;
}

/** The figure itself, then its sources. */
export function citationItems(
  payload: FigurePayload,
  { id, url }: FigureAddress,
): readonly CitationItem[] {
  const figure: CitationItem = {
    id: `entente-${id.slice(0, 12)}`,
    type: "graphic",
    title: plainText(payload.title),
    publisher: "Entente",
    issued: dateParts(payload.asOf),
    URL: url,
    language: payload.language,
    version: id,
    note: `Figure, SHA-256 ${id}, data version ${plainText(payload.dataVersion)}`,
  };
  return [figure, ...payload.sources.map(toItem)];
}

function toItem(source: Source): CitationItem {
  const { id, kind, title, publisher, published, url, archive, language } = source;
  const type = TYPES[kind];
  const house = publisher === undefined ? undefined : plainText(publisher);
  return {
    id,
    type,
    title: plainText(title),
    ...(house === undefined
      ? {}
      : type === "article-newspaper"
        ? { "container-title": house }
        : { publisher: house }),
    ...(published === undefined ? {} : { issued: dateParts(published) }),
    ...(url === undefined ? {} : { URL: url }),
    ...(archive === undefined ? {} : { archive_location: archive }),
    ...(language === undefined ? {} : { language }),
  };
}

function dateParts(day: string): NonNullable<CitationItem["issued"]> {
  return { "date-parts": [day.split("-").map(Number)] };
}
