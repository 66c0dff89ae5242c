import { suspectedDuplicates } from "../import/suspected-duplicates.ts";
import { readKnownItems } from "../import/runs/known-items.ts";
import { mergeActors } from "../import/runs/merge-actors.ts";
import type { Actor } from "../wire/actor.ts";
import { printable } from "./cell-text.ts";
import { defineAction, type CommandGroup, type CommandHelp } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { DATA_OPTION, withImportHost } from "./import-host.ts";
import { parseOptions } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";

const DUPLICATES_HELP: CommandHelp = {
  usage: "actors duplicates [--limit N]",
  about: ["Lists pairs of actors that may be one, the likeliest first, and why. Changes nothing."],
  options: [
    { name: "limit", value: "N", text: "At most so many pairs. Default 1,000" },
    DATA_OPTION,
    JSON_OPTION,
  ],
  examples: [{ line: "entente actors duplicates --limit 20", text: "the likeliest" }],
};

const DUPLICATES = defineAction(DUPLICATES_HELP, async (words, context) => {
  const parsed = parseOptions(words, DUPLICATES_HELP.options, 0);
  const names = new Map<string, string>();
  const pairs = await withImportHost(context, parsed, async ({ store }) => {
    const actors: Actor[] = [];
    for await (const item of readKnownItems(store)) {
      if (!("actor" in item)) continue;
      actors.push(item.actor);
      names.set(item.actor.id, item.actor.name);
    }
    return suspectedDuplicates(actors, parsed.count("limit"));
  });
  const { output } = context;
  if (parsed.has("json")) {
    await output.json({ duplicates: pairs });
    return 0;
  }
  if (pairs.length === 0) await output.line("No two actors look like one.");
  for (const { a, b, reasons } of pairs) {
    const [one, other] = [a, b].map((id) => `${printable(names.get(id) ?? id)} (${id})`);
    await output.line(`${one ?? ""} and ${other ?? ""}: ${reasons.map(printable).join("; ")}`);
  }
  return 0;
});

const MERGE_HELP: CommandHelp = {
  usage: "actors merge FROM INTO",
  about: [
    "Makes one of two actors: what is said by and about FROM is then said by and about INTO, which gets the names of FROM as aliases. Stances keep the code and name of their dataset. What the two said about each other goes. entente import undo takes a merge back.",
  ],
  options: [DATA_OPTION, JSON_OPTION],
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
  const report = await withImportHost(context, parsed, (host) => mergeActors(host, from, into));
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
