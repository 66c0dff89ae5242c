import type { GraphStore, QueryParams } from "../store/graph-store.ts";
import { foldText } from "../wire/fold-text.ts";
import type { GraphSchema } from "../wire/graph-schema.ts";
import type {
  ParamScalar,
  QueryParam,
  Suggestion,
  Suggestions,
  SuggestionSource,
} from "../wire/query-param.ts";
import type { WireRow, WireValue } from "../wire/wire-value.ts";
import { knownNames, type KnownNames } from "./known-names.ts";
import { listedNodes, rankByText, type Candidate } from "./suggestion-rank.ts";
import { limitsMissed } from "./param-check.ts";
import {
  nameQuery,
  nodeQuery,
  referenceOf,
  suggestsNodes,
  valueQuery,
  type BoundCondition,
  type SuggestionQuery,
} from "./suggestion-query.ts";

export interface SuggestionRequest {
  readonly param: QueryParam;
  /** What was typed; empty for the most frequent. */
  readonly q: string;
  /** Values of earlier parameters; those that are absent or null narrow nothing. */
  readonly earlier: QueryParams;
  readonly signal?: AbortSignal;
}

/** Says what a value means where the graph does not, such as the label of a CAMEO code. */
export type ValueMeaning = (source: SuggestionSource, value: string) => string | null;

const LIMIT = 20;
/** Values of a property that are looked through; a property with more suggests the most frequent. */
const MAX_VALUES = 5000;
const MAX_LISTS = 50;
const TIMEOUT_MS = 5000;

type Known = Pick<Suggestion, "label"> & { readonly detail: string | undefined };

/**
 * Reads suggestions from the graph: up to twenty values that hold every typed word in value, name or
 * detail, whatever accents and case; what begins with the typed text first, then the most frequent.
 */
export class SuggestionReader {
  readonly #store: GraphStore;
  readonly #meaning: ValueMeaning;
  /** Lists of values by their query, so that each further letter asks the graph for nothing. */
  readonly #lists = new Map<string, Promise<readonly Candidate[]>>();
  #version = "";

  constructor(store: GraphStore, meaning: ValueMeaning = () => null) {
    this.#store = store;
    this.#meaning = meaning;
  }

  /** @throws EntenteError what a read throws. */
  async read(request: SuggestionRequest, schema: GraphSchema): Promise<Suggestions> {
    const { param } = request;
    const { dataVersion } = schema;
    const found = await this.#find(request, schema);
    const accepted = found.filter(({ value }) => limitsMissed(value, param) === undefined);
    return {
      param: param.name,
      suggestions: accepted.slice(0, LIMIT),
      more: accepted.length > LIMIT,
      dataVersion,
    };
  }

  async #find(request: SuggestionRequest, schema: GraphSchema): Promise<readonly Suggestion[]> {
    const { param, q, earlier, signal } = request;
    const source = param.suggest;
    const folded = foldText(q);
    if (source === undefined) {
      const values = (param.values ?? []).map((value) => ({
        value,
        label: String(value),
        count: 0,
      }));
      return rankByText(values, folded);
    }
    const listed = listedNodes(source, schema);
    if (listed !== undefined) return rankByText(listed, folded);
    const ofType = isType(source, knownNames(schema));
    const conditions = boundConditions(source, earlier);
    if (suggestsNodes(source, ofType)) {
      const query = nodeQuery(source, ofType, conditions, folded, LIMIT + 1);
      const rows = await this.#rows(query, signal);
      return rows.flatMap((row) => this.#toSuggestion(row, param, source) ?? []);
    }
    return rankByText(await this.#values(request, source, ofType, schema.dataVersion), folded);
  }

  #values(
    { param, earlier }: SuggestionRequest,
    source: SuggestionSource,
    ofType: boolean,
    dataVersion: string,
  ): Promise<readonly Candidate[]> {
    if (this.#version !== dataVersion || this.#lists.size >= MAX_LISTS) this.#lists.clear();
    this.#version = dataVersion;
    const query = valueQuery(source, ofType, boundConditions(source, earlier), MAX_VALUES);
    const key = JSON.stringify([query, param.type]);
    // Others may wait for the same list, so a caller who hangs up does not end it.
    const list = this.#lists.get(key) ?? this.#readValues(query, source, param, ofType);
    this.#lists.set(key, list);
    list.catch(() => this.#lists.delete(key));
    return list;
  }

  async #readValues(
    query: SuggestionQuery,
    source: SuggestionSource,
    param: QueryParam,
    ofType: boolean,
  ): Promise<readonly Candidate[]> {
    const rows = await this.#rows(query);
    const list = rows.flatMap((row) => this.#toSuggestion(row, param, source) ?? []);
    const label = referenceOf(source, ofType);
    if (label === undefined) return list;
    const ids = list.map(({ value }) => String(value));
    const names = new Map<string, Known>();
    for (const row of await this.#rows(nameQuery(label, ids))) {
      const [id, name, kind, role] = row.map(textOf);
      if (id !== undefined) names.set(id, { label: name ?? id, detail: role ?? kind });
    }
    return list.map((each) => named(each, names.get(String(each.value))));
  }

  #toSuggestion(row: WireRow, param: QueryParam, source: SuggestionSource): Suggestion | undefined {
    const value = scalarOf(row[0] ?? null, param.type);
    if (value === undefined) return undefined;
    const [, name, kind, role] = row.map(textOf);
    const detail = role ?? kind ?? this.#meaning(source, String(value)) ?? undefined;
    return named(
      { value, label: name ?? String(value), count: Number(row[4] ?? 0) },
      { label: name ?? String(value), detail },
    );
  }

  async #rows({ cypher, params }: SuggestionQuery, signal?: AbortSignal): Promise<WireRow[]> {
    const rows: WireRow[] = [];
    const options = { timeoutMs: TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) };
    for await (const row of this.#store.read(cypher, params, options)) rows.push(row);
    return rows;
  }
}

function isType({ of }: SuggestionSource, known: KnownNames): boolean {
  return !known.labels.has(of) && known.types.has(of);
}

function boundConditions(
  { where }: SuggestionSource,
  earlier: QueryParams,
): readonly BoundCondition[] {
  return where.flatMap((condition) => {
    const value = earlier[condition.param] ?? null;
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    return isEmpty ? [] : [{ ...condition, value }];
  });
}

function named(suggestion: Suggestion, known: Known | undefined): Suggestion {
  if (known === undefined) return suggestion;
  const { label, detail } = known;
  return { ...suggestion, label, ...(detail === undefined ? {} : { detail }) };
}

/** The value as the parameter would take it; undefined for one of another type. */
function scalarOf(value: WireValue, type: QueryParam["type"]): ParamScalar | undefined {
  const text = textOf(value);
  switch (type) {
    case "string":
      return text;
    case "date":
      return typeof value === "object" && value !== null && "$" in value && value.$ === "date"
        ? text
        : undefined;
    case "integer":
      return Number.isSafeInteger(value) ? Number(value) : undefined;
    case "float":
      return typeof value === "number" ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
  }
}

/** Text, also of a day: the embedded engine tells days from texts only by their look. */
function textOf(value: WireValue): string | undefined {
  if (typeof value === "string") return value;
  const isDate = typeof value === "object" && value !== null && "$" in value && value.$ === "date";
  return isDate && "value" in value && typeof value.value === "string" ? value.value : undefined;
}
