import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { SuggestionSource } from "../../../server/wire/query-param.ts";
import type { ExplorerServices } from "../explorer-services.ts";

/** Properties whose values are ids of actors and issues. */
const ID_PROPERTIES: readonly string[] = ["id", "from", "to", "via", "issue"];

/** The name of the actor or issue whose id a value is; the value itself where it is none. */
export async function nameOfValue(
  { api }: ExplorerServices,
  source: SuggestionSource | undefined,
  value: string,
  signal: AbortSignal,
): Promise<string> {
  if (source === undefined || !ID_PROPERTIES.includes(source.property)) return value;
  const { issues } = await api.schema(signal);
  const issue = issues.find(({ id }) => id === value);
  if (issue !== undefined) return issue.name;
  try {
    return (await api.actor(value, signal)).actor.name;
  } catch (error) {
    if (error instanceof EntenteError && error.code === "cancelled") throw error;
    // Nobody of this id, or no id at all: the value speaks for itself.
    return value;
  }
}
