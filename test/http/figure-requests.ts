import { FigureMetaSchema, type FigureMeta } from "../../server/wire/figure-meta.ts";
import type { ServedStore } from "./served-graph.ts";

/** A request that needs something to be there before. */
export interface Prepared {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Row = readonly [
  route: string,
  type: string,
  request: string | ((served: ServedStore) => Promise<Prepared>),
  body?: unknown,
];

const JSON_TYPE = "application/json";
const TITLE = "Who stands with whom";
const PLACES = { "vladimir-putin": [0, 0], "tayyip-erdogan": [200, 0] };

/** Every route of figures in every form, as rows of the table in openapi.test.ts. */
export const FIGURE_REQUESTS: readonly Row[] = [
  ["POST /api/figures", JSON_TYPE, of(() => ["/api/figures", { title: TITLE }])],
  ["POST /api/figures/preview", JSON_TYPE, "/api/figures/preview", { title: TITLE, size: "wide" }],
  ["/api/figures", JSON_TYPE, of(() => ["/api/figures?q=stands"])],
  ["/api/figures/{id}", JSON_TYPE, of(({ id }) => [`/api/figures/${id}`])],
  ["/api/figures/{id}/versions", JSON_TYPE, of(({ id }) => [`/api/figures/${id}/versions`])],
  ["/api/figures/{id}/uses", JSON_TYPE, of(({ id }) => [`/api/figures/${id}/uses`])],
  // The graph is the same, so the new version is the old one.
  ["POST /api/figures/{id}/revise", JSON_TYPE, change("revise", {})],
  ["POST /api/figures/{id}/duplicate", JSON_TYPE, change("duplicate", { title: TITLE })],
  ["POST /api/figures/{id}/withdraw", JSON_TYPE, change("withdraw", { reason: "Wrong." }, "taken")],
  ["POST /api/figures/{id}/restore", JSON_TYPE, change("restore", {}, "brought back")],
  ["PUT /api/figures/{id}/settings", JSON_TYPE, change("settings", { follow: true }, "set")],
  file("svg", "image/svg+xml"),
  file("png", "image/png", "?scale=2&theme=dark"),
  file("pdf", "application/pdf"),
  file("html", "text/html"),
  file("json", JSON_TYPE),
  file("csv", "text/csv"),
  file("gexf", "application/gexf+xml"),
  file("graphml", "application/graphml+xml"),
  file("bib", "application/x-bibtex"),
  file("ris", "application/x-research-info-systems"),
  file("csl.json", "application/vnd.citationstyles.csl+json"),
  ["/figures/{id}/status", JSON_TYPE, of(({ id }) => [`/figures/${id}/status`])],
  ["/embed/{id}", "text/html", of(({ id }) => [`/embed/${id}`])],
  ["/oembed", JSON_TYPE, of(oembed)],
  ["/oembed", "text/xml", of(oembed)],
  ["POST /api/pictures", "image/svg+xml", "/api/pictures", { title: TITLE, positions: PLACES }],
  ["POST /api/pictures", "image/png", "/api/pictures", { title: TITLE, positions: PLACES }],
  ["POST /api/extract", JSON_TYPE, "/api/extract", { nodes: Object.keys(PLACES) }],
];

/** Makes a figure of the whole graph, or finds it where it was made before. */
export async function makeFigure(
  served: Pick<ServedStore, "base">,
  draft: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<FigureMeta> {
  const response = await fetch(`${served.base}/api/figures`, {
    method: "POST",
    headers: { "content-type": JSON_TYPE, ...headers },
    body: JSON.stringify({ title: TITLE, ...draft }),
  });
  if (!response.ok) throw new Error(await response.text());
  return FigureMetaSchema.parse(await response.json());
}

/** The request that follows from a figure that is there. */
function of(
  request: (figure: FigureMeta, served: ServedStore) => readonly [path: string, body?: unknown],
  title?: string,
): (served: ServedStore) => Promise<Prepared> {
  return async (served) => {
    const figure = await makeFigure(served, title === undefined ? {} : { title });
    const [path, body] = request(figure, served);
    return { path, headers: {}, body };
  };
}

function file(ending: string, type: string, search = ""): Row {
  return [`/figures/{id}.${ending}`, type, of(({ id }) => [`/figures/${id}.${ending}${search}`])];
}

function change(what: string, body: unknown, title?: string): Row[2] {
  return of(({ id }) => [`/api/figures/${id}/${what}`, body], title);
}

function oembed({ id }: FigureMeta, { base }: ServedStore): readonly [string] {
  return [`/oembed?url=${encodeURIComponent(`${base}/embed/${id}`)}&maxwidth=400`];
}
