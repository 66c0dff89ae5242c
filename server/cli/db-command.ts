import { createReadStream } from "node:fs";
import { interchangeItems, readInterchange } from "../import/read-interchange.ts";
import { schemaScript } from "../store/neo4j/neo4j-schema.ts";
import { parseNeo4jSettings } from "../store/neo4j/neo4j-settings.ts";
import { createNeo4jStore, type Neo4jStore } from "../store/neo4j/neo4j-store.ts";
import { EntenteError } from "../wire/entente-error.ts";

/** What a command needs of the process. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Writes a line for whoever started the command. */
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

export const DB_USAGE = `entente db setup           create the constraints and indexes in the database of NEO4J_URI
entente db setup --print   print the Cypher for an administrator instead
entente db load FILE …     load *.entente.json files into the database of NEO4J_URI`;

/**
 * Runs `entente db …`.
 *
 * @returns false when the words after `db` are no command.
 * @throws EntenteError `invalid-setting` without `NEO4J_URI`, `invalid-file`, and what the store throws.
 */
export async function runDbCommand(
  words: readonly string[],
  context: CommandContext,
): Promise<boolean> {
  const [command, ...rest] = words;
  if (command === "setup" && rest.length === 1 && rest[0] === "--print") {
    context.print(schemaScript().trimEnd());
    return true;
  }
  if (command === "setup" && rest.length === 0) {
    await withStore(context, (store) => store.setupSchema());
    context.print("The constraints and indexes are there.");
    return true;
  }
  if (command === "load" && rest.length > 0) {
    await withStore(context, async (store) => {
      for (const file of rest) await loadFile(store, file, context);
    });
    return true;
  }
  return false;
}

async function loadFile(store: Neo4jStore, file: string, context: CommandContext): Promise<void> {
  const graph = await readInterchange(createReadStream(file), file);
  const summary = await store.load(interchangeItems(graph), { signal: context.signal });
  context.print(`${file}: ${JSON.stringify(summary)}`);
}

async function withStore(
  { environment }: CommandContext,
  use: (store: Neo4jStore) => Promise<void>,
): Promise<void> {
  const settings = parseNeo4jSettings(environment);
  if (settings === null) {
    throw new EntenteError(
      "invalid-setting",
      "NEO4J_URI is not set, so there is no database to work on; set it, such as neo4j://localhost:7687.",
    );
  }
  const store = await createNeo4jStore(settings);
  try {
    await use(store);
  } finally {
    await store.close();
  }
}
