import { undoImport } from "../import/runs/undo-import.ts";
import { defineAction, type CommandHelp } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { DATA_OPTION, withImportHost } from "./import-host.ts";
import { count } from "./import-text.ts";
import { parseOptions } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";

const HELP: CommandHelp = {
  usage: "import undo ID",
  about: [
    "Takes an import back: what it created goes, and what it changed is as before. What a later import states too stays with that one. What somebody changed since, and actors, issues and sources that something else needs, stay and are counted.",
  ],
  options: [DATA_OPTION, JSON_OPTION],
  examples: [
    { line: "entente import undo 20201022-101500-7f3a", text: "an id from entente import list" },
  ],
};

export const IMPORT_UNDO = defineAction(HELP, async (words, context) => {
  const parsed = parseOptions(words, HELP.options, 1);
  const [id] = parsed.positionals;
  if (id === undefined) throw new UsageError("there is no import to undo", "name its id");
  const report = await withImportHost(context, parsed, (host) =>
    undoImport(host, id, {
      signal: context.signal,
      onProgress: (changes) => {
        if (changes % 1000 === 0) context.notices.progress(`${count(changes)} changes taken back`);
      },
    }),
  );
  context.notices.clear();
  if (parsed.has("json")) {
    await context.output.json(report);
    return 0;
  }
  const { removed = 0, restored = 0, passed = 0, kept = 0 } = report.undo ?? {};
  const parts = [`${count(removed)} removed`, `${count(restored)} as before`];
  if (passed > 0) parts.push(`${count(passed)} stay with later imports`);
  if (kept > 0) parts.push(`${count(kept)} stay, changed since or needed elsewhere`);
  await context.output.line(`Import ${id} is taken back: ${parts.join(", ")}.`);
  return 0;
});
