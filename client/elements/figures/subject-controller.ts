import type { ReactiveControllerHost } from "lit";
import type { EntenteError } from "../../../server/wire/entente-error.ts";
import type { FigureMeta } from "../../../server/wire/figure-meta.ts";
import type { GraphSchema } from "../../../server/wire/graph-schema.ts";
import type { SavedQuery } from "../../../server/wire/saved-query.ts";
import { describeFilter, namesOf } from "../../model/describe-filter.ts";
import { EMPTY_FIELDS, fieldsOf, type FigureFields } from "../../model/figures/figure-form.ts";
import type { FigureRequest } from "../../model/figures/figure-form.ts";
import type { FiguresState, FigureSubject } from "../../model/figures/figures-state.ts";
import { readFields } from "../../model/queries/field-texts.ts";
import { INITIAL_VIEW_STATE } from "../../model/view-state.ts";
import { RemoteController } from "../remote-controller.ts";
import type { FigureServices } from "./figure-services.ts";

/** What the form of a figure begins with. */
export interface FormStart {
  readonly subject: FigureRequest;
  /** What it is about, in words. */
  readonly about: string;
  readonly initial: FigureFields;
  readonly revised: string | null;
}

/** Finds out what a figure is to be about, from the page's state and the server. */
export class SubjectController {
  readonly #services: FigureServices;
  readonly #schema: RemoteController<GraphSchema>;
  readonly #query: RemoteController<SavedQuery>;
  readonly #figure: RemoteController<FigureMeta>;
  #start: FormStart | null = null;
  #startOf: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost, services: FigureServices) {
    this.#services = services;
    this.#schema = new RemoteController(host, () => services);
    this.#query = new RemoteController(host, () => services);
    this.#figure = new RemoteController(host, () => services);
  }

  /** Why there is no start and none is on its way. */
  get error(): EntenteError | null {
    for (const { state } of [this.#schema, this.#query, this.#figure]) {
      if (state.kind === "failed") return state.error;
    }
    return null;
  }

  /** The same object until what it stands on changes; null while that is on its way. */
  startOf(state: Extract<FiguresState, { page: "make" | "revise" }>): FormStart | null {
    const { api, queries, figures } = this.#services;
    if (state.page === "revise") {
      this.#figure.load(state.id, (signal) => figures.get(state.id, signal));
      const figure = this.#figure.state.last;
      return figure === null ? null : this.#keep([state, figure], () => reviseStart(figure));
    }
    const { subject } = state;
    if (subject.kind === "query") {
      this.#query.load(subject.query, (signal) => queries.get(subject.query, signal));
      const query = this.#query.state.last;
      return query === null ? null : this.#keep([state, query], () => queryStart(subject, query));
    }
    this.#schema.load("schema", (signal) => api.schema(signal));
    const schema = this.#schema.state.last;
    return schema === null ? null : this.#keep([state, schema], () => filterStart(subject, schema));
  }

  #keep(of: readonly unknown[], make: () => FormStart): FormStart {
    if (this.#start === null || of.some((each, index) => each !== this.#startOf[index])) {
      this.#start = make();
      this.#startOf = of;
    }
    return this.#start;
  }
}

function filterStart(
  { filter, minStances }: Extract<FigureSubject, { kind: "filter" }>,
  schema: GraphSchema,
): FormStart {
  const about = describeFilter(
    { ...INITIAL_VIEW_STATE, filter, minStances },
    namesOf(schema, (id) => id),
    schema.dates,
  );
  return {
    subject: { filter: { ...filter, ...(minStances > 1 ? { minStances } : {}) } },
    about,
    initial: { ...EMPTY_FIELDS, title: about },
    revised: null,
  };
}

function queryStart(
  { query, texts }: Extract<FigureSubject, { kind: "query" }>,
  saved: SavedQuery,
): FormStart {
  const { values } = readFields(saved.params, texts);
  return {
    subject: { query: { id: query, params: values } },
    about: `${saved.name}. ${saved.summary}`,
    initial: { ...EMPTY_FIELDS, title: saved.name },
    revised: null,
  };
}

function reviseStart(figure: FigureMeta): FormStart {
  const { origin } = figure;
  const subject: FigureRequest =
    origin.kind === "filter"
      ? { filter: origin.filter }
      : {
          query:
            origin.id === undefined
              ? { cypher: origin.cypher, params: origin.params }
              : { id: origin.id, params: origin.params },
        };
  return {
    subject,
    about: `Version ${figure.version} is of ${figure.asOf}; the graph is read anew.`,
    initial: fieldsOf(figure),
    revised: figure.id,
  };
}
