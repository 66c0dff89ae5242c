import path from "node:path";
import type { ImportedQuery, QueryImport } from "../wire/saved-query.ts";
import { printable } from "./cell-text.ts";
import { defineAction, type CommandHelp } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { DATA_OPTIONS, openDesk } from "./open-desk.ts";
import { parseOptions } from "./parse-options.ts";
import { readBytes } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

const HELP: CommandHelp = {
  usage: "query import FILE … [--dry-run]",
  about: [
    "Takes queries into the library: .cypher and .cql files, also with several statements, and the files and archives of favourites that Neo4j Browser exports. The title is the first comment; the types of parameters are guessed and marked for review.",
    "Queries that write are refused. Queries with other faults come in and are listed as broken until they are put right. A second import of the same file changes nothing. Ends with 1 where a query was refused.",
  ],
  options: [
    { name: "dry-run", text: "Say what would come in, and save nothing" },
    ...DATA_OPTIONS,
    JSON_OPTION,
  ],
  examples: [
    { line: "entente query import favourites.zip --dry-run", text: "look first" },
    { line: "entente query import *.cypher", text: "the files of a folder" },
  ],
};

export const QUERY_IMPORT = defineAction(HELP, async (words, context) => {
  const parsed = parseOptions(words, HELP.options);
  const files = parsed.positionals;
  if (files.length === 0) throw new UsageError("there is no file to import", "name one or more");
  const isDry = parsed.has("dry-run");
  const desk = await openDesk(context, parsed);
  try {
    let refused = 0;
    for (const file of files) {
      context.notices.progress(`Importing ${file} …`);
      const done = await desk.importFile(path.basename(file), await readBytes(file), isDry);
      refused += done.totals.refused;
      context.notices.clear();
      if (parsed.has("json")) await context.output.json({ file, ...done });
      else for (const line of linesOf(done, isDry)) await context.output.line(line);
    }
    return refused > 0 ? 1 : 0;
  } finally {
    await desk.close();
  }
});

function linesOf({ queries }: QueryImport, isDry: boolean): readonly string[] {
  return queries.map((query) => `${query.source}:${query.line} ${outcomeOf(query, isDry)}`);
}

function outcomeOf({ outcome, id, name, status, faults }: ImportedQuery, isDry: boolean): string {
  const [fault] = faults;
  const reason = fault === undefined ? "" : printable(fault.message);
  switch (outcome) {
    case "created": {
      const saved = `${isDry ? "would be saved" : "saved"} as ${id ?? ""} (${printable(name)})`;
      return status === "broken" ? `${saved}, to be put right: ${reason}` : saved;
    }
    case "exists":
      return `is there already as ${id ?? ""}`;
    case "refused":
      return `refused: ${reason}`;
  }
}
