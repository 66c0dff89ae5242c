import { createReadStream } from "node:fs";
import { interchangeItems, readInterchange } from "../import/read-interchange.ts";
import type { LoadSummary } from "../store/graph-store.ts";
import { schemaScript } from "../store/neo4j/neo4j-schema.ts";
import { parseNeo4jSettings } from "../store/neo4j/neo4j-settings.ts";
import { createNeo4jStore, type Neo4jStore } from "../store/neo4j/neo4j-store.ts";
import { EntenteError } from "../wire/entente-error.ts";
import {
  defineAction,
  type CommandContext,
  type CommandGroup,
  type CommandHelp,
} from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { parseOptions } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";

const SETUP_HELP: CommandHelp = {
  usage: "db setup [--print]",
  about: [
    "Creates the constraints and indexes in the database of NEO4J_URI. Running it again changes nothing. Where the database's user may not do that, --print gives the Cypher for an administrator.",
  ],
  options: [{ name: "print", text: "Print the Cypher and change nothing" }, JSON_OPTION],
  examples: [{ line: "entente db setup --print | cypher-shell", text: "run it by other means" }],
};

const SETUP = defineAction(SETUP_HELP, async (words, context) => {
  const parsed = parseOptions(words, SETUP_HELP.options, 0);
  if (parsed.has("print")) {
    await context.output.line(schemaScript().trimEnd());
    return 0;
  }
  await withStore(context, (store) => store.setupSchema());
  if (parsed.has("json")) await context.output.json({ done: true });
  else await context.output.line("The constraints and indexes are there.");
  return 0;
});

const LOAD_HELP: CommandHelp = {
  usage: "db load FILE …",
  about: [
    "Loads *.entente.json files into the database of NEO4J_URI, one after the other. An item replaces the one with its id; loading a file again changes nothing.",
  ],
  options: [JSON_OPTION],
  examples: [{ line: "entente db load graph.entente.json", text: "one file" }],
};

const LOAD = defineAction(LOAD_HELP, async (words, context) => {
  const parsed = parseOptions(words, LOAD_HELP.options);
  const files = parsed.positionals;
  if (files.length === 0) throw new UsageError("there is no file to load", "name one or more");
  await withStore(context, async (store) => {
    for (const file of files) {
      const summary = await loadFile(store, file, context);
      if (parsed.has("json")) await context.output.json({ file, ...summary });
      else await context.output.line(describeLoad(file, summary));
    }
  });
  return 0;
});

/** `entente db …`: what a Neo4j database needs. */
export const DB: CommandGroup = {
  kind: "group",
  about: ["Sets up and loads the Neo4j database that NEO4J_URI names."],
  commands: [
    {
      name: "setup",
      summary: "Create the constraints and indexes",
      load: () => Promise.resolve(SETUP),
    },
    { name: "load", summary: "Load *.entente.json files", load: () => Promise.resolve(LOAD) },
  ],
  examples: [{ line: "entente db setup", text: "first, once for each database" }],
};

async function loadFile(
  store: Neo4jStore,
  file: string,
  context: CommandContext,
): Promise<LoadSummary> {
  const graph = await readInterchange(createReadStream(file), file);
  return store.load(interchangeItems(graph), {
    signal: context.signal,
    onProgress: (items) => {
      context.notices.progress(`${file}: ${items.toLocaleString("en")} items`);
    },
  });
}

function describeLoad(file: string, summary: LoadSummary): string {
  const { actors, issues, sources, stances, ties, created, changed } = summary;
  return `${file}: ${actors} actors, ${issues} issues, ${sources} sources, ${stances} stances, ${ties} ties; ${created} new, ${changed} changed`;
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
