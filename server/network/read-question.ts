import { QUESTION_FORMS } from "../search/question-forms.ts";
import { questionMeaning, type QuestionMeaning } from "../search/question-query.ts";
import { resolveQuestion } from "../search/resolve-question.ts";
import type { QuestionReading } from "../wire/question.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { findNearNames } from "./near-names.ts";
import { readActors } from "./read-actors.ts";
import { readCount, type ReadContext } from "./row-values.ts";
import { filterToCypher } from "./stance-filter.ts";
import { readAtOneVersion } from "./versioned-read.ts";

const MOST_HITS = 5;

/** How a question in plain words is read: the names that it has, its Cypher, and its stances. */
export function readQuestion(
  facts: GraphFacts,
  q: string,
  signal?: AbortSignal,
): Promise<QuestionReading> {
  const context = { store: facts.store, ...(signal === undefined ? {} : { signal }) };
  return readAtOneVersion(facts.store, async (dataVersion) => {
    const resolved = await resolveQuestion(
      q,
      async (name) => (await readActors(facts, { q: name, limit: MOST_HITS }, signal)).actors,
    );
    const understood = resolved.question !== null && resolved.unknown.length === 0;
    const meaning = understood ? questionMeaning(resolved) : null;
    const unknown = await Promise.all(
      resolved.unknown.map(async (part) => ({
        ...part,
        suggestions: await findNearNames(context, part.text),
      })),
    );
    return {
      q,
      understood,
      names: Object.values(resolved.names).sort((x, y) => x.start - y.start),
      unknown,
      ...(meaning ?? NO_MEANING),
      total: meaning === null ? 0 : await countStances(context, meaning),
      forms: understood ? [] : [...QUESTION_FORMS],
      dataVersion,
    };
  });
}

const NO_MEANING = {
  reading: null,
  cypher: null,
  params: {},
  filter: null,
  evidence: [],
  selection: null,
} as const satisfies Partial<QuestionReading>;

async function countStances(
  context: ReadContext,
  { filter, evidence }: QuestionMeaning,
): Promise<number> {
  const counts = await Promise.all(
    evidence.map((ends) => {
      const { where, params } = filterToCypher({ ...filter, ...ends });
      const cypher = `MATCH (a:Actor)-[s:STANCE]->(b)${where} RETURN count(s) AS n`;
      return readCount(context, cypher, params);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
