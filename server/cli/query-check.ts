import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { QueryFault, QueryStatus } from "../wire/saved-query.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { printable } from "./cell-text.ts";
import { defineAction, type CommandContext, type CommandHelp, type ExitCode } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { DATA_OPTIONS, openDesk } from "./open-desk.ts";
import { parseOptions } from "./parse-options.ts";
import type { QueryDesk } from "./query-desk.ts";
import { readStandardInput, readTextFile, STANDARD_INPUT } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

const ENDINGS = [".cypher", ".cql"];
/** What a database needs is Cypher too, and no query. */
const SCHEMA_FILE = "schema.cypher";

const HELP: CommandHelp = {
  usage: "query check PATH …",
  about: [
    "Checks query files: front matter, parameters, that they only read, that they end, and that the engine accepts them. A folder stands for its .cypher and .cql files and those of the folders in it, except schema.cypher; - is standard input.",
    "Prints one line per fault, file:line:column message, and nothing for a file that is in order. Ends with 0 where there is no fault, with 1 where there is one, and with 3 where a file could not be read or the database did not answer.",
    "The engine that is asked is the one of the data folder, or the database of NEO4J_URI. Where there is no data, an empty graph is used, so that nothing has to be set up for checks on another machine.",
  ],
  options: [...DATA_OPTIONS, JSON_OPTION],
  examples: [
    { line: "entente query check queries/", text: "a folder, for example before each commit" },
    { line: "entente query check - < draft.cypher", text: "standard input" },
  ],
};

/** What checking a file found. `unreadable` has a reason and no faults. */
interface CheckedFile {
  readonly file: string;
  readonly status: QueryStatus | "unreadable";
  readonly faults: readonly QueryFault[];
  readonly reason?: string;
}

export const QUERY_CHECK = defineAction(HELP, async (words, context) => {
  const parsed = parseOptions(words, HELP.options);
  if (parsed.positionals.length === 0) {
    throw new UsageError(
      "there is nothing to check",
      "name files or folders, or - for standard input",
    );
  }
  const files = await findFiles(parsed.positionals);
  const desk = await openDesk(context, parsed, { needsData: false });
  try {
    const checked: CheckedFile[] = [];
    for (const file of files) {
      context.notices.progress(`${checked.length} of ${files.length}: ${file}`);
      const each = await checkFile(file, desk, context);
      checked.push(each);
      if (parsed.has("json")) continue;
      for (const line of linesOf(each)) await context.output.line(line);
    }
    const totals = totalsOf(checked);
    if (parsed.has("json")) await context.output.json({ files: checked, totals });
    else context.notices.line(describe(totals));
    return exitCode(checked);
  } finally {
    await desk.close();
  }
});

async function findFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const each of paths) {
    const isFolder = each !== "-" && (await stat(each).catch(() => null))?.isDirectory() === true;
    if (!isFolder) files.push(each);
    else files.push(...(await filesIn(each)));
  }
  if (files.length > 0) return files;
  throw new UsageError(
    `there are no query files in ${paths.join(", ")}`,
    `they end in ${ENDINGS.join(" or ")}`,
  );
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => ENDINGS.some((ending) => name.toLowerCase().endsWith(ending)))
    .filter((name) => path.basename(name) !== SCHEMA_FILE)
    .sort()
    .map((name) => path.join(folder, name));
}

async function checkFile(
  file: string,
  desk: QueryDesk,
  context: CommandContext,
): Promise<CheckedFile> {
  const name = file === "-" ? STANDARD_INPUT : file;
  try {
    const text = file === "-" ? await readStandardInput(context) : await readTextFile(file);
    const { status, faults } = await desk.check(text);
    return { file: name, status, faults };
  } catch (error) {
    const isFile = error instanceof EntenteError && error.code === "invalid-file";
    if (!isFile) throw error;
    return { file: name, status: "unreadable", faults: [], reason: error.message };
  }
}

function linesOf({ file, status, faults, reason }: CheckedFile): readonly string[] {
  if (status === "unreadable") return [`${file}:1:1 ${reason ?? "It cannot be read."}`];
  if (status === "unchecked") {
    return [`${file}:1:1 The database did not answer; start it, and check again.`];
  }
  return faults.map(
    ({ line, column, message }) => `${file}:${line}:${column} ${printable(message)}`,
  );
}

interface CheckTotals {
  readonly files: number;
  readonly broken: number;
  readonly unchecked: number;
  readonly faults: number;
}

function totalsOf(checked: readonly CheckedFile[]): CheckTotals {
  const count = (...statuses: CheckedFile["status"][]): number =>
    checked.filter(({ status }) => statuses.includes(status)).length;
  return {
    files: checked.length,
    broken: count("broken"),
    unchecked: count("unchecked", "unreadable"),
    faults: checked.reduce((sum, { faults }) => sum + faults.length, 0),
  };
}

function describe({ files, broken, unchecked, faults }: CheckTotals): string {
  const all = `${files} ${files === 1 ? "file" : "files"} checked`;
  const rest = unchecked === 0 ? "" : `; ${unchecked} could not be`;
  if (broken === 0) return `${all}: no faults${rest}.`;
  return `${all}: ${faults} ${faults === 1 ? "fault" : "faults"} in ${broken}${rest}.`;
}

function exitCode(checked: readonly CheckedFile[]): ExitCode {
  if (checked.some(({ status }) => status === "unreadable" || status === "unchecked")) return 3;
  return checked.some(({ status }) => status === "broken") ? 1 : 0;
}
