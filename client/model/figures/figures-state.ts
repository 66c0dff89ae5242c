import { SlugSchema } from "../../../server/wire/slug.ts";
import { FigureIdSchema } from "../../../server/wire/figure.ts";
import type { StanceFilter } from "../../../server/wire/network-filter.ts";
import { filterToParams } from "../filter-params.ts";
import { parseViewState } from "../parse-view-state.ts";
import {
  formatQueriesState,
  INITIAL_QUERIES_STATE,
  parseQueriesState,
} from "../queries/queries-state.ts";
import type { FieldTexts } from "../queries/field-texts.ts";

/** What a new figure is to draw: the stances behind a filter, or the answer of a saved query. */
export type FigureSubject =
  | { readonly kind: "filter"; readonly filter: StanceFilter; readonly minStances: number }
  | { readonly kind: "query"; readonly query: string; readonly texts: FieldTexts };

/** Everything that decides what the page of figures shows. It is the page's URL. */
export type FiguresState =
  | { readonly page: "gallery"; readonly search: string }
  | { readonly page: "figure"; readonly id: string }
  | { readonly page: "make"; readonly subject: FigureSubject }
  | { readonly page: "revise"; readonly id: string };

export const INITIAL_FIGURES_STATE: FiguresState = { page: "gallery", search: "" };

const LONGEST_SEARCH = 200;

/** The state as a query string without `?`; "" for {@link INITIAL_FIGURES_STATE}. */
export function formatFiguresState(state: FiguresState): string {
  switch (state.page) {
    case "gallery":
      return state.search === "" ? "" : new URLSearchParams({ q: state.search }).toString();
    case "figure":
      return new URLSearchParams({ figure: state.id }).toString();
    case "revise":
      return new URLSearchParams({ revise: state.id }).toString();
    case "make": {
      const rest = formatSubject(state.subject);
      return rest === "" ? "make" : `make&${rest}`;
    }
  }
}

function formatSubject(subject: FigureSubject): string {
  if (subject.kind === "query") {
    const { query, texts } = subject;
    return formatQueriesState({ ...INITIAL_QUERIES_STATE, query, texts });
  }
  const params = filterToParams(subject.filter);
  if (subject.minStances > 1) params.set("minStances", String(subject.minStances));
  return params.toString();
}

/** The state that a query string describes, and a sentence for each part that means nothing. */
export function parseFiguresState(search: string): {
  readonly state: FiguresState;
  readonly notices: readonly string[];
} {
  const params = new URLSearchParams(search);
  for (const page of ["figure", "revise"] as const) {
    const id = params.get(page);
    if (id === null) continue;
    if (FigureIdSchema.safeParse(id).success) return { state: { page, id }, notices: [] };
    const notice = `The link's ${page} “${id.slice(0, 60)}” is not the id of a figure.`;
    return { state: INITIAL_FIGURES_STATE, notices: [notice] };
  }
  if (params.has("make")) {
    params.delete("make");
    return parseSubject(params);
  }
  const words = params.get("q")?.trim().slice(0, LONGEST_SEARCH) ?? "";
  return { state: { page: "gallery", search: words }, notices: [] };
}

function parseSubject(params: URLSearchParams): {
  readonly state: FiguresState;
  readonly notices: readonly string[];
} {
  const query = params.get("query");
  if (query !== null && SlugSchema.safeParse(query).success) {
    const { state, notices } = parseQueriesState(params.toString());
    return {
      state: { page: "make", subject: { kind: "query", query, texts: state.texts } },
      notices,
    };
  }
  const { state, notices } = parseViewState(params.toString());
  const { filter, minStances } = state;
  return { state: { page: "make", subject: { kind: "filter", filter, minStances } }, notices };
}
