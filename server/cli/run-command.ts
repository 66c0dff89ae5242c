import { COMMANDS } from "./commands.ts";
import type { Action, CommandContext, CommandEntry, CommandGroup, ExitCode } from "./command.ts";
import { exitCodeOf, toKnownError, toMessage, toProblemLine } from "./failure.ts";
import { actionHelp, groupHelp } from "./help-text.ts";
import { nearName } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";

/** Runs the command that the words name; what goes wrong is said on standard error. */
export async function runCommand(
  words: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  try {
    return await run(words, context);
  } catch (cause) {
    // Whatever breaks once nobody waits any more is of no interest.
    if (context.signal.aborted) return 0;
    const error = toKnownError(cause);
    if (error === undefined) throw cause;
    const wantsJson = optionWords(words).includes("--json");
    context.notices.line(wantsJson ? toProblemLine(error) : toMessage(error));
    return exitCodeOf(error);
  } finally {
    context.notices.clear();
  }
}

async function run(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  if (words[0] === "--version" || words[0] === "-V") {
    const { readVersion } = await import("../program-files.ts");
    await context.output.line(`entente ${readVersion()}`);
    return 0;
  }
  const { command, path, rest } = await find(words);
  const wantsHelp = optionWords(rest).some((word) => word === "--help" || word === "-h");
  const { columns } = context.output;
  if (command.kind === "action") {
    if (!wantsHelp) return command.run(rest, context);
    const others = rest.filter((word) => word !== "--help" && word !== "-h");
    await context.output.write(actionHelp(await command.help(others, context), columns));
    return 0;
  }
  const help = groupHelp(command, path, columns);
  const [word] = rest;
  if (wantsHelp || (path.length === 0 && word === "help")) {
    await context.output.write(help);
    return 0;
  }
  if (word !== undefined) throw unknownCommand(word, command.commands, path);
  context.notices.line(help.trimEnd());
  return 2;
}

/** Follows the words through the table of commands, as far as they name some. */
async function find(words: readonly string[]): Promise<{
  readonly command: Action | CommandGroup;
  readonly path: readonly string[];
  readonly rest: readonly string[];
}> {
  let command: Action | CommandGroup = COMMANDS;
  let depth = 0;
  while (command.kind === "group") {
    const entry: CommandEntry | undefined = command.commands.find(
      ({ name }) => name === words[depth],
    );
    if (entry === undefined) break;
    command = await entry.load();
    depth += 1;
  }
  return { command, path: words.slice(0, depth), rest: words.slice(depth) };
}

/** The words before a `--`, behind which nothing is an option. */
function optionWords(words: readonly string[]): readonly string[] {
  const end = words.indexOf("--");
  return end === -1 ? words : words.slice(0, end);
}

function unknownCommand(
  word: string,
  commands: readonly CommandEntry[],
  path: readonly string[],
): UsageError {
  const names = commands.map(({ name }) => name);
  const near = nearName(word, names);
  const whole = ["entente", ...path].join(" ");
  return new UsageError(
    `${JSON.stringify(word)} is not a command of ${whole}`,
    near === undefined
      ? `the commands are ${names.join(", ")}`
      : `did you mean "${whole} ${near}"?`,
  );
}
