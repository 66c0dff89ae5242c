import { foldText } from "../wire/fold-text.ts";
import type { GraphSchema } from "../wire/graph-schema.ts";
import type { Suggestion, SuggestionSource } from "../wire/query-param.ts";

/** A suggestion with other texts by which it is found. */
export interface Candidate extends Suggestion {
  readonly aliases?: readonly string[];
}

/**
 * The issues or sources of the graph, most stances first, where its schema has them all, with every
 * stance that names them. Undefined for any other source, and where there are too many.
 */
export function listedNodes(
  { of, property, where }: SuggestionSource,
  schema: GraphSchema,
): readonly Candidate[] | undefined {
  if (property !== "id" || where.length > 0) return undefined;
  if (of === "Issue") {
    return byStances(
      schema.issues.map(({ id, name, aliases = [], stances }) => {
        return { value: id, label: name, count: stances, aliases };
      }),
    );
  }
  const sources = schema.labels.find(({ name }) => name === "Source")?.count ?? 0;
  if (of !== "Source" || schema.sources.length < sources) return undefined;
  return byStances(
    schema.sources.map(({ id, title, publisher, stances }) => {
      const detail = publisher === undefined ? {} : { detail: publisher };
      return { value: id, label: title, count: stances, ...detail };
    }),
  );
}

/** Those that hold every word, best match first; the order of the list breaks ties. */
export function rankByText(list: readonly Candidate[], folded: string): readonly Suggestion[] {
  const words = folded.split(" ");
  return list
    .map(({ aliases = [], ...each }) => {
      const texts = [each.label, String(each.value), each.detail ?? "", ...aliases].map((text) =>
        foldText(text),
      );
      return { each, texts };
    })
    .filter(({ texts }) => words.every((word) => texts.some((text) => text.includes(word))))
    .map(({ each, texts }) => ({ each, rank: folded === "" ? 0 : rankOf(texts, folded) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
}

function byStances(list: readonly Candidate[]): readonly Candidate[] {
  return list.toSorted((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

function rankOf(texts: readonly string[], folded: string): number {
  if (texts.includes(folded)) return 0;
  if (texts.some((text) => text.startsWith(folded))) return 1;
  return texts.some((text) => text.includes(` ${folded}`)) ? 2 : 3;
}
