import type { SuggestionSource } from "../../../server/wire/query-param.ts";
import type { ApiClient } from "../../api/api-client.ts";
import type { Suggest } from "./entente-suggest-field-element.ts";

const MOST = 20;

/**
 * Suggestions for a query that is not saved: actors and issues by name, where their ids are asked
 * for. null for anything else, which the server suggests only for saved queries.
 */
export function suggestNodes(
  api: ApiClient,
  { of, property, where }: SuggestionSource,
): Suggest | null {
  const isNode = property === "id" && (of === "Actor" || of === "Issue") && where.length === 0;
  if (!isNode) return null;
  const label = of === "Actor" ? "actor" : "issue";
  return async (typed, signal) => {
    const { actors, nextCursor, dataVersion } = await api.findActors(typed, MOST * 5, signal);
    const suggestions = actors
      .filter((hit) => hit.label === label)
      .slice(0, MOST)
      .map(({ id, name, role, kind, stances }) => ({
        value: id,
        label: name,
        count: Math.max(1, stances),
        ...(role === undefined && kind === null ? {} : { detail: role ?? kind ?? "" }),
      }));
    return { param: "", suggestions, more: nextCursor !== null, dataVersion };
  };
}
