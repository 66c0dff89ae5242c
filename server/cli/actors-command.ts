import { readDuplicates } from "../import/read-duplicates.ts";
import { mergeActors } from "../import/runs/merge-actors.ts";
import { DuplicatesSchema, MOST_DUPLICATES } from "../wire/duplicate.ts";
import { ImportReportSchema } from "../wire/import-report.ts";
import { printable } from "./cell-text.ts";
import { defineAction, type CommandGroup, type CommandHelp } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { serverFor, withImportHost } from "./import-host.ts";
import { DATA_OPTIONS } from "./open-desk.ts";
import { parseOptions } from "./parse-options.ts";
import { askJson } from "./server-client.ts";
import { UsageError } from "./usage-error.ts";

const DUPLICATES_HELP: CommandHelp = {
  usage: "actors duplicates [--limit N]",
  about: ["Lists pairs of actors that may be one, the likeliest first, and why. Changes nothing."],
  options: [
    {
      name: "limit",
      value: "N",
      text: `At most so many pairs. Default ${MOST_DUPLICATES.toLocaleString("en")}`,
    },
    ...DATA_OPTIONS,
    JSON_OPTION,
  ],
  examples: [{ line: "entente actors duplicates --limit 20", text: "the likeliest" }],
};

const DUPLICATES = defineAction(DUPLICATES_HELP, async (words, context) => {
  const parsed = parseOptions(words, DUPLICATES_HELP.options, 0);
  const limit = parsed.count("limit") ?? MOST_DUPLICATES;
  const server = await serverFor(context, parsed);
  const pairs =
    server === null
      ? await withImportHost(context, parsed, ({ store }) => readDuplicates(store, limit))
      : (await askJson(server, { path: pathFor(limit) }, DuplicatesSchema)).duplicates;
  const { output } = context;
  if (parsed.has("json")) {
    await output.json({ duplicates: pairs });
    return 0;
  }
  if (pairs.length === 0) await output.line("No two actors look like one.");
  for (const { a, b, reasons } of pairs) {
    const [one, other] = [a, b].map(({ id, name }) => `${printable(name)} (${id})`);
    await output.line(`${one ?? ""} and ${other ?? ""}: ${reasons.map(printable).join("; ")}`);
  }
  return 0;
});

function pathFor(limit: number): string {
  return `/api/duplicates?limit=${Math.min(limit, MOST_DUPLICATES)}`;
}

const MERGE_HELP: CommandHelp = {
  usage: "actors merge FROM INTO",
  about: [
    "Makes one of two actors: what is said by and about FROM is then said by and about INTO, which gets the names of FROM as aliases. Stances keep the code and name of their dataset. What the two said about each other goes. entente import undo takes a merge back.",
  ],
  options: [...DATA_OPTIONS, JSON_OPTION],
  examples: [
    {
      line: "entente actors merge erdogan-recep recep-tayyip-erdogan",
      text: "two ids of one person",
    },
  ],
};

const MERGE = defineAction(MERGE_HELP, async (words, context) => {
  const parsed = parseOptions(words, MERGE_HELP.options, 2);
  const [from, into] = parsed.positionals;
  if (from === undefined || into === undefined) {
    throw new UsageError(
      "a merge needs two ids",
      "name the one that goes, then the one that stays",
    );
  }
  const server = await serverFor(context, parsed);
  const request = { method: "POST", path: "/api/merges", body: { from, into } } as const;
  const report =
    server === null
      ? await withImportHost(context, parsed, (host) => mergeActors(host, from, into))
      : await askJson(server, request, ImportReportSchema);
  if (parsed.has("json")) await context.output.json(report);
  else {
    const { id, title, graph } = report;
    const done = `${graph.changed + graph.created} changed, ${graph.removed} removed`;
    await context.output.line(
      `${printable(title)}: ${done}; "entente import undo ${id}" takes it back.`,
    );
  }
  return 0;
});

/** `entente actors …`: who is who. */
export const ACTORS: CommandGroup = {
  kind: "group",
  about: ["Finds actors that are in the graph twice. Nobody is merged but by you."],
  commands: [
    {
      name: "duplicates",
      summary: "List actors that may be one, and why",
      load: () => Promise.resolve(DUPLICATES),
    },
    { name: "merge", summary: "Make one of two", load: () => Promise.resolve(MERGE) },
  ],
  examples: [{ line: "entente actors duplicates --limit 20", text: "the likeliest" }],
};
