import { parseSavedQuery } from "../queries/parse-saved-query.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { QueryParam } from "../wire/query-param.ts";
import type { QueryFault } from "../wire/saved-query.ts";
import type { Action, CommandContext, CommandHelp, ExitCode, OptionSpec } from "./command.ts";
import { DATA_OPTIONS, openDesk } from "./open-desk.ts";
import {
  normalizeParamWords,
  paramOptions,
  PARAM_OPTION,
  readFreeParams,
  readParamOptions,
} from "./param-options.ts";
import { nearName, parseOptions, pickOptions } from "./parse-options.ts";
import type { DeskCall, QueryDesk } from "./query-desk.ts";
import { readStandardInput, readTextFile, STANDARD_INPUT } from "./read-input.ts";
import { readResultOptions, RESULT_OPTIONS } from "./result-options.ts";
import { UsageError } from "./usage-error.ts";
import { deskForm, writeResult } from "./write-result.ts";

const OPTIONS: readonly OptionSpec[] = [...RESULT_OPTIONS, PARAM_OPTION];

const HELP: CommandHelp = {
  usage: "query run NAME [--PARAMETER VALUE …] [--format FORMAT]",
  about: [
    "Runs a saved query and prints its rows. Every parameter of the query is an option, and the name comes before the options. What is left out has the default that the query gives it.",
    'NAME is the id of a saved query, a file such as ./mine.cypher, or - for standard input. "entente query run NAME --help" says what a query asks for.',
    "Without a terminal nothing but the rows is printed, and nothing is cut to a width. A result that a limit has cut says so on standard error and ends with 1, unless the call itself set a limit.",
  ],
  options: OPTIONS,
  examples: [
    {
      line: "entente query run who-backs-whom --issue nagorno-karabakh --format gexf > backs.gexf",
      text: "a file for Gephi",
    },
    { line: "entente query run said-about --target tur --format csv", text: "for a spreadsheet" },
    { line: "entente query run mine.cypher --json | jq '.rows[0]'", text: "a file of one's own" },
  ],
};

/** A query to run, and what it asks for; null for a text that declares nothing. */
interface Subject {
  readonly call: DeskCall["query"];
  readonly params: readonly QueryParam[] | null;
  readonly title: string;
  readonly about: readonly string[];
}

export const QUERY_RUN: Action = { kind: "action", help, run };

async function help(words: readonly string[], context: CommandContext): Promise<CommandHelp> {
  const [name] = words;
  if (name === undefined || name.startsWith("--")) return HELP;
  const desk = await openDesk(context, pickOptions(words, DATA_OPTIONS));
  try {
    const { title, about, params } = await findSubject(name, desk, context);
    return {
      usage: `query run ${name} [--PARAMETER VALUE …] [--format FORMAT]`,
      about: [title, ...about],
      options: [...paramOptions(params ?? [], OPTIONS), ...OPTIONS],
      examples: [],
    };
  } finally {
    await desk.close();
  }
}

async function run(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  const [name] = words;
  if (name === undefined || name.startsWith("--")) {
    throw new UsageError(
      "the name of a query comes first",
      'write it before the options; "entente query list" lists the names',
    );
  }
  // What is wrong with these can be told before anything is opened.
  const parsed = pickOptions(words, OPTIONS);
  readResultOptions(parsed);
  const desk = await openDesk(context, parsed);
  try {
    return await runSubject(await findSubject(name, desk, context), { desk, words, context });
  } finally {
    await desk.close();
  }
}

/** Runs the query, saved or not, with the values that the words give it. */
export async function runSubject(
  { call, params }: Subject,
  {
    desk,
    words,
    context,
  }: {
    readonly desk: QueryDesk;
    /** The name, and the options. */
    readonly words: readonly string[];
    readonly context: CommandContext;
  },
): Promise<ExitCode> {
  const declared = params ?? [];
  const specs = [...paramOptions(declared, OPTIONS), ...OPTIONS];
  const parsed = parseOptions(normalizeParamWords(words, declared), specs, 1);
  const { format, limits } = readResultOptions(parsed);
  const values = params === null ? readFreeParams(parsed) : readParamOptions(params, parsed);
  context.notices.progress("Running …");
  const result = await desk.run({
    query: call,
    params: values,
    limits,
    form: deskForm(format),
    signal: context.signal,
  });
  return writeResult(result, format, context, Object.keys(limits).length > 0);
}

/** A text as a query to run: what its front matter declares, or nothing. */
export function textSubject(text: string, name: string): Subject {
  const { front, faults } = parseSavedQuery(text);
  const isPlain = front.name === "" && front.params.length === 0;
  if (!isPlain && faults.length > 0) throw brokenText(name, faults);
  return {
    call: { cypher: text },
    params: isPlain ? null : front.params,
    title: isPlain ? name : `${front.name}. ${front.summary}`,
    about: front.description === undefined ? [] : [front.description],
  };
}

async function findSubject(
  name: string,
  desk: QueryDesk,
  context: CommandContext,
): Promise<Subject> {
  if (name === "-") return textSubject(await readStandardInput(context), STANDARD_INPUT);
  if (/[/\\]|\.(?:cypher|cql)$/i.test(name)) return textSubject(await readTextFile(name), name);
  try {
    const { params, name: title, summary, description } = await desk.read(name);
    return {
      call: { id: name },
      params,
      title: `${title}. ${summary}`,
      about: description === undefined ? [] : description.split("\n\n"),
    };
  } catch (error) {
    const isUnknown = error instanceof EntenteError && error.code === "not-found";
    if (!isUnknown) throw error;
    const ids = (await desk.list()).map(({ id }) => id);
    const near = nearName(name, ids);
    throw new UsageError(
      `there is no query ${JSON.stringify(name)}`,
      near === undefined ? '"entente query list" lists the names' : `did you mean ${near}?`,
    );
  }
}

function brokenText(name: string, faults: readonly QueryFault[]): EntenteError {
  const [first] = faults;
  const place = first === undefined ? name : `${name}:${first.line}:${first.column}`;
  return new EntenteError("broken-query", `${place} ${first?.message ?? "has faults"}`);
}
