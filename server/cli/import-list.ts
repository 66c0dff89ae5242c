import { ImportJournal } from "../import/runs/import-journal.ts";
import { totalRows } from "../import/runs/import-counts.ts";
import { parseSettings } from "../settings.ts";
import type { ImportReport } from "../wire/import-report.ts";
import { printable } from "./cell-text.ts";
import { defineAction, type CommandHelp } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { DATA_OPTION } from "./import-host.ts";
import { count } from "./import-text.ts";
import { parseOptions } from "./parse-options.ts";

const HELP: CommandHelp = {
  usage: "import list",
  about: ["Lists the imports of the data folder, newest first, and what became of them."],
  options: [DATA_OPTION, JSON_OPTION],
  examples: [{ line: "entente import list", text: "with the ids that undo and --resume take" }],
};

export const IMPORT_LIST = defineAction(HELP, async (words, { environment, output }) => {
  const parsed = parseOptions(words, HELP.options, 0);
  const folder =
    parsed.value("data") ?? parseSettings(environment, { isTerminal: true }).dataFolder;
  const entries = await new ImportJournal(folder).list();
  const reports = entries.map(({ report }) => report);
  if (parsed.has("json")) {
    await output.json({ imports: reports });
    return 0;
  }
  if (reports.length === 0) await output.line("There are no imports yet.");
  for (const report of reports) await output.line(lineOf(report));
  return 0;
});

function lineOf({ id, started, state, kind, title, files, graph, undo }: ImportReport): string {
  const { rows, rejected } = totalRows(files);
  const did =
    state === "undone"
      ? `${count(undo?.removed ?? 0)} removed, ${count(undo?.restored ?? 0)} restored, ${count(undo?.kept ?? 0)} kept`
      : `${count(graph.created)} new, ${count(graph.changed)} changed`;
  const read = kind === "merge" ? "" : ` ${count(rows)} rows, ${count(rejected)} rejected;`;
  const day = started.slice(0, 16).replace("T", " ");
  return `${id}  ${day}  ${state.padEnd(11)} ${printable(title)}:${read} ${did}`;
}
