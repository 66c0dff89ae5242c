import type { SavedQuery } from "../../../server/wire/saved-query.ts";
import { readFields, toCypherParams, type FieldTexts } from "../../model/queries/field-texts.ts";
import type { QueriesState } from "../../model/queries/queries-state.ts";
import type { EditController } from "./edit-controller.ts";
import type { QueryMemory } from "./query-memory.ts";
import type { RunController } from "./run-controller.ts";

interface QueryRunnerOptions {
  readonly runs: RunController;
  readonly edit: EditController;
  readonly memory: QueryMemory;
  /** The opened query, once it is there. */
  readonly query: () => SavedQuery | null;
}

/** Decides what is run, and when: a link at once, unsaved text only when asked to. */
export class QueryRunner {
  readonly #options: QueryRunnerOptions;
  #drafts = 0;

  constructor(options: QueryRunnerOptions) {
    this.#options = options;
  }

  /** Runs what the link says, once, as soon as its query is there and every field can be read. */
  runFromLink(state: QueriesState, query: SavedQuery | null): void {
    const { runs, edit } = this.#options;
    if (query === null) {
      if (state.query === null && !state.edit) runs.clear();
      return;
    }
    if (keyOf(query, state.texts) === runs.key || edit.isDirty || query.status === "broken") return;
    const { faults } = readFields(query.params, state.texts);
    const isOfQuery = runs.key?.startsWith(`${query.id} `) === true;
    if (faults.length === 0) this.#runSaved(query, state.texts);
    else if (!isOfQuery) runs.clear();
  }

  /** Runs because the reader asked to: the text in the editor where it differs from the saved one. */
  runNow(texts: FieldTexts): void {
    const { runs, edit, memory } = this.#options;
    const query = this.#options.query();
    const cypher = edit.text;
    if (cypher !== null && (edit.isDirty || query === null)) {
      const params = edit.check?.front.params ?? query?.params ?? [];
      const { values } = readFields(params, texts);
      this.#drafts += 1;
      // Begins with the id, so that the link of the query does not clear what its draft gave.
      runs.start(`${query?.id ?? ""} draft ${this.#drafts}`, {
        kind: "cypher",
        cypher,
        params: toCypherParams(params, values),
        limits: { rows: memory.rows },
      });
    } else if (query !== null) this.#runSaved(query, texts);
  }

  #runSaved(query: SavedQuery, texts: FieldTexts): void {
    const { runs, memory } = this.#options;
    const { values } = readFields(query.params, texts);
    memory.noteRun(query.id);
    runs.start(keyOf(query, texts), {
      kind: "saved",
      id: query.id,
      params: values,
      limits: { rows: memory.rows },
    });
  }
}

function keyOf({ id, version }: SavedQuery, texts: FieldTexts): string {
  return `${id} ${version} ${JSON.stringify(Object.entries(texts).sort())}`;
}
