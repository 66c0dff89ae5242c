import { foldText } from "../wire/fold-text.ts";
import { SavedQueryEntrySchema, type SavedQueryEntry } from "../wire/saved-query.ts";
import { printable } from "./cell-text.ts";
import { defineAction, type CommandHelp } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { DATA_OPTIONS, openDesk } from "./open-desk.ts";
import { parseOptions } from "./parse-options.ts";
import { TextTable } from "./text-table.ts";

const HELP: CommandHelp = {
  usage: "query list [WORD …] [--tag TAG]",
  about: [
    "Lists the saved queries by id. Words narrow the list to queries that have all of them in id, name, summary or tags, without regard to accents and case. Broken queries are listed with what is wrong.",
  ],
  options: [
    { name: "tag", value: "TAG", repeats: true, text: "Only queries with this tag" },
    ...DATA_OPTIONS,
    JSON_OPTION,
  ],
  examples: [
    { line: "entente query list", text: "all" },
    { line: "entente query list source", text: "those that say something of sources" },
    {
      line: "entente query list --json | jq -r '.queries[].id'",
      text: "their ids, for a script",
    },
  ],
};

export const QUERY_LIST = defineAction(HELP, async (words, context) => {
  const parsed = parseOptions(words, HELP.options);
  const desk = await openDesk(context, parsed);
  try {
    const tags = parsed.values("tag").map(foldText);
    const found = (await desk.list())
      .filter((query) => holdsWords(query, parsed.positionals) && holdsTags(query, tags))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const { output } = context;
    // The schema leaves the text out and gives the fields one order, wherever the list comes from.
    const queries = (): unknown => SavedQueryEntrySchema.array().parse(found);
    if (parsed.has("json")) await output.json({ queries: queries() });
    else await output.write(tableOf(found, output));
    return 0;
  } finally {
    await desk.close();
  }
});

function tableOf(
  queries: readonly SavedQueryEntry[],
  { columns, hasStyle }: { readonly columns: number | undefined; readonly hasStyle: boolean },
): string {
  const rows = queries.map((query) => [query.id, query.origin, printable(aboutOf(query))]);
  const titles = [{ title: "id" }, { title: "origin" }, { title: "what it answers" }];
  const table = new TextTable(titles, rows, { width: columns, isBold: hasStyle });
  return table.head() + rows.map((row) => table.row(row)).join("");
}

function aboutOf({ status, faults, name, summary }: SavedQueryEntry): string {
  const [first] = faults;
  if (status !== "broken" || first === undefined) return summary === "" ? name : summary;
  return `broken, line ${first.line}, column ${first.column}: ${first.message}`;
}

function holdsWords(query: SavedQueryEntry, words: readonly string[]): boolean {
  const { id, name, summary, tags } = query;
  const text = foldText([id, name, summary, ...tags].join("\n"));
  return words.every((word) => text.includes(foldText(word)));
}

function holdsTags({ tags }: SavedQueryEntry, wanted: readonly string[]): boolean {
  const own = tags.map(foldText);
  return wanted.every((tag) => own.includes(tag));
}
