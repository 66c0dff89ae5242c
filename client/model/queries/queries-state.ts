import { SlugSchema } from "../../../server/wire/slug.ts";
import type { FieldTexts } from "./field-texts.ts";

export const RESULT_VIEWS = ["table", "graph", "chart", "plan"] as const;
export type ResultView = (typeof RESULT_VIEWS)[number];

/** By which column of the result the table is sorted. */
export interface ResultSort {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** Something of a result that is opened beside it: a node, or all that leads from one to another. */
export type ResultTarget =
  | { readonly kind: "node"; readonly id: string }
  | { readonly kind: "dyad"; readonly from: string; readonly to: string };

/** Everything that decides what the page of queries shows. It is the page's URL. */
export interface QueriesState {
  /** Id of the saved query; null: none, or one that is being written. */
  readonly query: string | null;
  /** Whether the text is open for editing; without a query, a new one. */
  readonly edit: boolean;
  /** Parameters that differ from their defaults. */
  readonly texts: FieldTexts;
  /** null: the view that suits the query. */
  readonly view: ResultView | null;
  /** null: the order in which the rows came. */
  readonly sort: ResultSort | null;
  readonly open: ResultTarget | null;
}

/** The library, nothing opened. */
export const INITIAL_QUERIES_STATE: QueriesState = {
  query: null,
  edit: false,
  texts: {},
  view: null,
  sort: null,
  open: null,
};

// Marks parameters of the query, whose names could otherwise be those of the page.
const PARAM_MARK = "$";
const LONGEST_TEXT = 10_000;
const LONGEST_ID = 500;
const MOST_TEXTS = 2_000;

/** The state as a query string without `?`; "" for {@link INITIAL_QUERIES_STATE}. */
export function formatQueriesState(state: QueriesState): string {
  const params = new URLSearchParams();
  if (state.query !== null) params.set("query", state.query);
  for (const [name, texts] of Object.entries(state.texts)) {
    // An empty text says that an optional parameter is left out although it has a default.
    for (const text of texts.length === 0 ? [""] : texts) params.append(PARAM_MARK + name, text);
  }
  if (state.edit) params.set("edit", "");
  if (state.view !== null) params.set("view", state.view);
  if (state.sort !== null) {
    params.set("sort", `${state.sort.direction === "descending" ? "-" : ""}${state.sort.column}`);
  }
  if (state.open !== null) {
    params.set("open", state.open.kind === "node" ? state.open.id : state.open.from);
    if (state.open.kind === "dyad") params.set("to", state.open.to);
  }
  return params
    .toString()
    .replaceAll("%24", "$")
    .replaceAll("%3A", ":")
    .replace(/(^|&)edit=/, "$1edit");
}

/** The state that a query string describes, and a sentence for each part that means nothing. */
export function parseQueriesState(search: string): {
  readonly state: QueriesState;
  readonly notices: readonly string[];
} {
  const params = new URLSearchParams(search);
  const notices: string[] = [];
  const leaveOut = (name: string, value: string): null => {
    notices.push(`The link's ${name} “${shortened(value)}” means nothing here and was left out.`);
    return null;
  };
  const read = <T>(name: string, parse: (value: string) => T | null): T | null => {
    const value = params.get(name);
    return value === null ? null : (parse(value) ?? leaveOut(name, value));
  };
  for (const name of new Set(params.keys())) {
    if (!name.startsWith(PARAM_MARK) && !KNOWN.has(name)) {
      notices.push(`The link holds “${shortened(name)}”, which this page does not know.`);
    }
  }
  const query = read("query", (value) => (SlugSchema.safeParse(value).success ? value : null));
  const state: QueriesState = {
    query,
    edit: params.has("edit"),
    texts: query === null ? {} : parseTexts(params),
    view: read("view", (value) => RESULT_VIEWS.find((view) => view === value) ?? null),
    sort: read("sort", parseSort),
    open: parseTarget(params),
  };
  return { state, notices };
}

const KNOWN: ReadonlySet<string> = new Set(["query", "edit", "view", "sort", "open", "to"]);

function parseTexts(params: URLSearchParams): FieldTexts {
  const texts = new Map<string, string[]>();
  for (const [name, value] of [...params].slice(0, MOST_TEXTS)) {
    if (!name.startsWith(PARAM_MARK)) continue;
    const list = texts.get(name.slice(1)) ?? [];
    list.push(value.slice(0, LONGEST_TEXT));
    texts.set(name.slice(1), list);
  }
  return Object.fromEntries(
    [...texts].map(([name, list]) => [name, list.length === 1 && list[0] === "" ? [] : list]),
  );
}

function parseSort(text: string): ResultSort | null {
  const isDescending = text.startsWith("-");
  const column = isDescending ? text.slice(1) : text;
  if (column === "" || column.length > 200) return null;
  return { column, direction: isDescending ? "descending" : "ascending" };
}

function parseTarget(params: URLSearchParams): ResultTarget | null {
  const [open, to] = [params.get("open"), params.get("to")];
  if (open === null || open === "" || open.length > LONGEST_ID) return null;
  if (to === null) return { kind: "node", id: open };
  return to === "" || to.length > LONGEST_ID ? null : { kind: "dyad", from: open, to };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
