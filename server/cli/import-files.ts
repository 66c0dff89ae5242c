import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import type { ImportJournal } from "../import/runs/import-journal.ts";
import { findInputs } from "../import/runs/import-parts.ts";
import {
  DEFAULT_MAX_ERRORS,
  type ImportRequest,
  type InputFile,
} from "../import/runs/import-request.ts";
import {
  dryRunImport,
  resumeImport,
  runImport,
  type ImportHooks,
  type ImportHost,
} from "../import/runs/run-import.ts";
import type { ImportReport } from "../wire/import-report.ts";
import { defineAction, type CommandContext, type CommandHelp, type ExitCode } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { DATA_OPTION, withImportHost } from "./import-host.ts";
import { FORMAT_OPTIONS, parseFormat, parseFormatOptions } from "./import-options.ts";
import { importLines, progressLine } from "./import-text.ts";
import { parseOptions, type ParsedOptions } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";

const HELP: CommandHelp = {
  usage: "import FILE … [--dry-run] | import list | import undo ID",
  about: [
    "Brings files, folders or standard input (-) into the graph: GDELT, ICEWS, alliances, votes, CSV, GEXF, GraphML and others, also in .zip and .gz. What a file is, it says itself.",
    "The same files twice change nothing; a corrected file changes what it should. After a break, the same command goes on where it can and ends as without the break. Rows that cannot be read go into FILE.rejected.csv. Ends with 1 where rows were rejected or files left out.",
  ],
  options: [
    { name: "dry-run", text: "Say what would change, and change nothing" },
    {
      name: "aggregate",
      value: "day",
      text: "Fold events of the same actors, act and day into one stance with their number",
    },
    {
      name: "max-errors",
      value: "N",
      text: `End after so many rejected rows. Default ${DEFAULT_MAX_ERRORS.toLocaleString("en")}`,
    },
    ...FORMAT_OPTIONS,
    { name: "resume", value: "ID", text: "Go on with this import, which broke off" },
    DATA_OPTION,
    JSON_OPTION,
  ],
  examples: [
    { line: "entente import 20201022101500.export.CSV.zip --dry-run", text: "look first" },
    { line: "entente import gdelt/ --aggregate day", text: "a folder, one stance for each day" },
    { line: "entente import talks.csv --mapping talks.mapping.json", text: "a table of your own" },
    { line: "zcat dump.jsonl.gz | entente import -", text: "from another program" },
  ],
};

export const IMPORT_FILES = defineAction(HELP, async (words, context) => {
  const parsed = parseOptions(words, HELP.options);
  const resumed = parsed.value("resume");
  const paths = parsed.positionals;
  if (paths.length === 0 && resumed === undefined) {
    throw new UsageError(
      "there is nothing to import",
      "name files or folders, or - for standard input",
    );
  }
  if (paths.length > 0 && resumed !== undefined) {
    throw new UsageError("--resume has its files already", "leave the files out");
  }
  const report = await withImportHost(context, parsed, (host) => {
    const hooks = hooksFor(context, parsed);
    if (resumed !== undefined) return resumeImport(host, resumed, hooks, maxErrorsOf(parsed));
    return importPaths(host, paths, { parsed, context, hooks });
  });
  context.notices.clear();
  await print(report, parsed, context);
  return exitCodeFor(report);
});

async function importPaths(
  host: ImportHost,
  paths: readonly string[],
  {
    parsed,
    context,
    hooks,
  }: { parsed: ParsedOptions; context: CommandContext; hooks: ImportHooks },
): Promise<ImportReport> {
  const isDry = parsed.has("dry-run");
  const id = paths.includes("-") ? await host.journal.create() : undefined;
  const piped = id === undefined ? [] : [await spool(context, host.journal, id)];
  const request: ImportRequest = {
    files: [...(await findInputs(paths.filter((each) => each !== "-"))), ...piped],
    format: parseFormat(parsed),
    options: await parseFormatOptions(parsed),
    aggregate: aggregateOf(parsed),
    maxErrors: maxErrorsOf(parsed) ?? DEFAULT_MAX_ERRORS,
    rejectedBeside: id === undefined,
  };
  if (!isDry) return runImport(host, request, hooks, id);
  try {
    return await dryRunImport(host, request, hooks);
  } finally {
    if (id !== undefined) await host.journal.forget(id);
  }
}

/** Keeps standard input in a file: archives are read from their end, and a broken import reads again. */
async function spool(
  { input, signal }: CommandContext,
  journal: ImportJournal,
  id: string,
): Promise<InputFile> {
  if (input.isTTY === true) {
    throw new UsageError("there is nothing on standard input", "pipe a file into the command");
  }
  const file = path.join(journal.folderOf(id), "input");
  await pipeline(Readable.from(input), createWriteStream(file), { signal });
  const [found] = await findInputs([file]);
  if (found === undefined) throw new Error("what was written is not there");
  return { ...found, name: "standard-input" };
}

function hooksFor({ notices, signal }: CommandContext, parsed: ParsedOptions): ImportHooks {
  return {
    signal,
    onStart: (id, isResumed) => {
      if (!parsed.has("json") && isResumed) notices.line(`Import ${id} broke off and goes on.`);
    },
    onProgress: (progress) => {
      notices.progress(progressLine(progress));
    },
  };
}

async function print(
  report: ImportReport,
  parsed: ParsedOptions,
  { output }: CommandContext,
): Promise<void> {
  if (parsed.has("json")) await output.json(report);
  else for (const line of importLines(report, parsed.has("dry-run"))) await output.line(line);
}

function exitCodeFor({ files }: ImportReport): ExitCode {
  return files.some(({ rejected, format }) => rejected > 0 || format === null) ? 1 : 0;
}

function aggregateOf(parsed: ParsedOptions): "day" | null {
  const value = parsed.value("aggregate");
  if (value === undefined) return null;
  if (value === "day") return value;
  throw new UsageError(`--aggregate is ${JSON.stringify(value)}`, "write --aggregate day");
}

function maxErrorsOf(parsed: ParsedOptions): number | undefined {
  return parsed.value("max-errors") === "0" ? 0 : parsed.count("max-errors");
}
