import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { writeCytoscape } from "../export/write-cytoscape.ts";
import { writeGexf } from "../export/write-gexf.ts";
import { writeGraphml } from "../export/write-graphml.ts";
import { IMPORT_COMMAND, writeNeo4jFiles } from "../import/dump/neo4j-files.ts";
import { networkOfItems } from "../import/dump/network-of-items.ts";
import { readGraphItems, readInterchangeGraph } from "../import/dump/read-graph-items.ts";
import { writeInterchange } from "../import/write-interchange.ts";
import { readVersion } from "../program-files.ts";
import type { GraphStore } from "../store/graph-store.ts";
import type { GraphItem } from "../wire/interchange.ts";
import { defineAction, type CommandContext, type CommandHelp } from "./command.ts";
import { DATA_OPTION, withImportHost } from "./import-host.ts";
import { JSON_OPTION } from "./common-options.ts";
import { parseOptions } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";

const FORMS = [
  "interchange",
  "interchange-lines",
  "gexf",
  "graphml",
  "cytoscape",
  "neo4j-admin",
] as const;
type Form = (typeof FORMS)[number];
const ENDINGS: readonly (readonly [RegExp, Form])[] = [
  [/\.entente\.json$|\.json$/i, "interchange"],
  [/\.(?:jsonl|ndjson)$/i, "interchange-lines"],
  [/\.gexf$/i, "gexf"],
  [/\.graphml$/i, "graphml"],
  [/\.cyjs$/i, "cytoscape"],
];

const HELP: CommandHelp = {
  usage: "export [FILE | FOLDER] [--format NAME]",
  about: [
    "Writes the whole graph into a file, or to standard output without one. The file's name says the form; --format says it otherwise. What is written is read back by import to the same graph.",
    "interchange-lines and neo4j-admin stream; the other forms hold the graph in memory. neo4j-admin writes a folder for Neo4j's own bulk importer, and prints the command that reads it.",
  ],
  options: [
    {
      name: "format",
      value: "NAME",
      text: `One of ${FORMS.join(", ")}. Default: by the file's name`,
    },
    DATA_OPTION,
    JSON_OPTION,
  ],
  examples: [
    { line: "entente export graph.entente.json", text: "everything, to keep or hand on" },
    { line: "entente export graph.gexf", text: "for Gephi" },
    { line: "entente export bulk/ --format neo4j-admin", text: "for a hundred million stances" },
  ],
};

export const EXPORT = defineAction(HELP, async (words, context) => {
  const parsed = parseOptions(words, HELP.options, 1);
  const [target] = parsed.positionals;
  const form = formOf(target, parsed.value("format"));
  await withImportHost(context, parsed, ({ store }) => write(store, form, target, context));
  if (target === undefined) return 0;
  if (parsed.has("json")) await context.output.json({ form, target });
  else if (form === "neo4j-admin") await context.output.line(`cd ${target} && ${IMPORT_COMMAND}`);
  return 0;
});

function formOf(target: string | undefined, name: string | undefined): Form {
  const form =
    name === undefined
      ? ENDINGS.find(([ending]) => ending.test(target ?? ".json"))?.[1]
      : FORMS.find((each) => each === name);
  if (form === "neo4j-admin" && target === undefined) {
    throw new UsageError("neo4j-admin writes several files", "name a folder for them");
  }
  if (form !== undefined) return form;
  throw new UsageError(
    `${name ?? target ?? ""} does not say what to write`,
    `add --format with one of ${FORMS.join(", ")}`,
  );
}

async function write(
  store: GraphStore,
  form: Form,
  target: string | undefined,
  { output, signal }: CommandContext,
): Promise<void> {
  const items = readGraphItems(store, signal);
  if (form === "neo4j-admin") {
    await writeNeo4jFiles(items, target ?? "");
    return;
  }
  const chunks = await textOf(store, form, items, signal);
  if (target === undefined) {
    for await (const chunk of chunks) await output.write(chunk);
    return;
  }
  const draft = `${target}.partial`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(draft), { signal });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function textOf(
  store: GraphStore,
  form: Exclude<Form, "neo4j-admin">,
  items: AsyncIterable<GraphItem>,
  signal: AbortSignal,
): Promise<AsyncIterable<string> | Iterable<string>> {
  switch (form) {
    case "interchange":
      return [writeInterchange(await readInterchangeGraph(store, signal))];
    case "interchange-lines":
      return lines(items);
    case "gexf":
    case "graphml":
    case "cytoscape":
      return WRITERS[form](await networkOfItems(items, `Entente ${readVersion()}`));
  }
}

const WRITERS = { gexf: writeGexf, graphml: writeGraphml, cytoscape: writeCytoscape } as const;

async function* lines(items: AsyncIterable<GraphItem>): AsyncGenerator<string> {
  for await (const { kind: _, ...item } of items) yield `${JSON.stringify(item)}\n`;
}
