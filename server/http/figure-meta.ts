import type { FigureRecord } from "../figures/keep/figure-record.ts";
import type { FigureMeta, FigureUrls } from "../wire/figure-meta.ts";

/** What is told of a figure. @param newest id of the last version of its series. */
export function figureMeta(record: FigureRecord, newest: string): FigureMeta {
  const { id, series, version, definition, mode, everyMinutes } = record;
  const { title, caption, language, size, theme, show } = definition;
  return {
    id,
    series,
    version,
    title,
    ...(caption === undefined ? {} : { caption }),
    alt: record.alt,
    language,
    size,
    theme,
    show,
    mode,
    ...(mode === "live" ? { everyMinutes } : {}),
    asOf: record.asOf,
    origin: record.origin,
    dataVersion: record.dataVersion,
    program: record.program,
    created: record.created,
    state: record.state,
    access: record.access,
    frameAncestors: record.frameAncestors,
    follow: record.follow,
    newest,
    counts: record.counts,
    width: record.width,
    height: record.height,
    urls: figureUrls(id),
  };
}

/** Paths of a figure, from the root of the server. */
export function figureUrls(id: string): FigureUrls {
  const file = (ending: string): string => `/figures/${id}.${ending}`;
  return {
    svg: file("svg"),
    png: file("png"),
    pdf: file("pdf"),
    html: file("html"),
    json: file("json"),
    csv: file("csv"),
    gexf: file("gexf"),
    graphml: file("graphml"),
    bib: file("bib"),
    ris: file("ris"),
    csl: file("csl.json"),
    embed: `/embed/${id}`,
    oembed: `/oembed?url=${encodeURIComponent(`/embed/${id}`)}`,
    status: `/figures/${id}/status`,
  };
}
